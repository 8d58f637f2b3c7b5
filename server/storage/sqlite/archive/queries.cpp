#include "server/storage/sqlite/archive/queries.hpp"

#include <algorithm>

#include "base/try.hpp"
#include "server/storage/sqlite/files/files.hpp"
#include "server/storage/sqlite/messages/rows.hpp"

namespace banter::storage::sqlite {
namespace {

using core::AccountKey;
using core::ConversationKey;
using protocol::Result;

core::Arrangement arrangement_of(const Rows& row) {
  return {.muted_until = row.integer(8),
          .mentions_only = row.flag(9),
          .pinned = row.flag(10),
          .draft = std::string(row.text(11))};
}

}  // namespace

ArchiveQueries::ArchiveQueries(Connection& connection)
    : conversations_(connection),
      attachments_(connection),
      state_(
          connection,
          "select coalesce((select seq from sqlite_sequence where name = 'accounts'), 0), changes_reserved "
          "from state"),
      files_(connection, "select " BANTER_FILE_COLUMNS "from files f where sha256 is not null order by key"),
      accounts_(connection,
                "select key, username, display_name, password_hash, role, created_at, guest_until, removed, "
                "has_written, avatar from accounts order by key"),
      blocks_(connection, "select account, blocked from blocks order by account, blocked"),
      contacts_(connection, "select account, contact from contacts order by account, contact"),
      presence_(connection, "select account, status, text, last_seen from presence order by account"),
      keys_(connection,
            "select c.key, h.change from conversations c join heads h on h.conversation = c.key order by "
            "c.key"),
      names_(connection,
             "select c.id, n.name_folded from room_names n cross join conversations c "
             "on c.key = n.conversation where n.name_folded <> c.room_folded "
             "order by n.conversation, n.name_folded"),
      members_(connection,
               "select c.id, m.account, m.role, m.joined_at, m.delivered_seq, m.read_seq, m.cleared_seq, "
               "m.change, "
               "m.muted_until, m.mentions_only, m.pinned, m.draft "
               "from members m cross join conversations c on c.key = m.conversation "
               "order by m.conversation, m.account"),
      bans_(connection,
            "select c.id, b.account from bans b cross join conversations c on c.key = b.conversation "
            "order by b.conversation, b.account"),
      // Search goes by the key, so that the order of the keys is to come out again.
      messages_(connection, "select " BANTER_MESSAGE_COLUMNS
                            ", m.first_version, m.fingerprint, m.conversation "
                            "from messages m cross join accounts a on a.key = m.sender order by m.key"),
      mentioned_(connection,
                 "select account from mentions where conversation = ?1 and seq = ?2 order by account"),
      reactions_(connection,
                 "select c.id, r.seq, r.account, r.emoji, r.version "
                 "from reactions r cross join conversations c on c.key = r.conversation "
                 "order by r.conversation, r.seq, r.emoji, r.account"),
      notices_(connection, "select " BANTER_NOTICE_COLUMNS
                           ", conversation, (select id from conversations where key = conversation) "
                           "from notices order by conversation, version"),
      invites_(connection,
               "select id, code_hash, note, by, at, expires_at, uses_left from invites order by key"),
      acts_(connection, "select number, at, by, act, subject, text from audit order by number") {}

Result<core::ArchivedState> ArchiveQueries::state() {
  Rows row = state_();
  BANTER_TRY(found, row.next());
  if (!found) return unavailable();
  return core::ArchivedState{.last_account = row.integer(0), .changes = row.integer(1)};
}

Result<void> ArchiveQueries::each(const Show& show) {
  for (const auto kind :
       {&ArchiveQueries::show_files, &ArchiveQueries::show_accounts, &ArchiveQueries::show_blocks,
        &ArchiveQueries::show_contacts, &ArchiveQueries::show_presence, &ArchiveQueries::show_conversations,
        &ArchiveQueries::show_former_names, &ArchiveQueries::show_members, &ArchiveQueries::show_bans,
        &ArchiveQueries::show_messages, &ArchiveQueries::show_reactions, &ArchiveQueries::show_notices,
        &ArchiveQueries::show_invites, &ArchiveQueries::show_acts}) {
    BANTER_TRY(goes_on, (this->*kind)(show));
    if (!goes_on) return {};
  }
  return {};
}

ArchiveQueries::Going ArchiveQueries::show_files(const Show& show) {
  Rows rows = files_();
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return true;
    core::ArchivedFile archived{.file = file_of(rows)};
    archived.file.key = {};
    archived.file.messages = archived.file.avatars = 0;
    if (!show(archived)) return false;
  }
}

ArchiveQueries::Going ArchiveQueries::show_accounts(const Show& show) {
  Rows rows = accounts_();
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return true;
    if (!show(core::ArchivedAccount{
            .account = {.key = rows.id<AccountKey>(0),
                        .username = std::string(rows.text(1)),
                        .display_name = std::string(rows.text(2)),
                        .password_hash = std::string(rows.text(3)),
                        .role = protocol::role_of(rows.text(4)).value_or(protocol::Role::guest),
                        .created_at = rows.integer(5),
                        .guest_until = rows.integer(6),
                        .removed = rows.flag(7),
                        .avatar = std::string(rows.text(9))},
            .has_written = rows.flag(8)}))
      return false;
  }
}

ArchiveQueries::Going ArchiveQueries::show_blocks(const Show& show) {
  Rows rows = blocks_();
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return true;
    if (!show(core::ArchivedBlock{.account = rows.id<AccountKey>(0), .blocked = rows.id<AccountKey>(1)}))
      return false;
  }
}

ArchiveQueries::Going ArchiveQueries::show_contacts(const Show& show) {
  Rows rows = contacts_();
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return true;
    if (!show(core::ArchivedContact{.account = rows.id<AccountKey>(0), .contact = rows.id<AccountKey>(1)}))
      return false;
  }
}

ArchiveQueries::Going ArchiveQueries::show_presence(const Show& show) {
  Rows rows = presence_();
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return true;
    if (!show(core::ArchivedPresence{
            .account = rows.id<AccountKey>(0),
            .presence = {
                .status = protocol::own_status_of(rows.text(1)).value_or(protocol::OwnStatus::online),
                .text = std::string(rows.text(2)),
                .last_seen = rows.integer(3)}}))
      return false;
  }
}

ArchiveQueries::Going ArchiveQueries::show_conversations(const Show& show) {
  Rows rows = keys_();
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return true;
    const auto key = rows.id<ConversationKey>(0);
    BANTER_TRY(record, conversations_.by_key(key));
    if (!record) return unavailable();
    core::ArchivedConversation archived{.conversation = *record, .change = rows.integer(1)};
    archived.conversation.key = {};
    if (!show(archived)) return false;
  }
}

ArchiveQueries::Going ArchiveQueries::show_former_names(const Show& show) {
  Rows rows = names_();
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return true;
    if (!show(core::ArchivedFormerName{.conversation = std::string(rows.text(0)),
                                       .name = std::string(rows.text(1))}))
      return false;
  }
}

ArchiveQueries::Going ArchiveQueries::show_members(const Show& show) {
  Rows rows = members_();
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return true;
    const bool left = rows.is_null(2);
    if (!show(core::ArchivedMember{
            .conversation = std::string(rows.text(0)),
            .member = {.account = rows.id<AccountKey>(1),
                       .role =
                           left ? protocol::RoomRole::member
                                : protocol::room_role_of(rows.text(2)).value_or(protocol::RoomRole::invited),
                       .joined_at = rows.integer(3),
                       .delivered_seq = rows.integer(4),
                       .read_seq = rows.integer(5),
                       .cleared_seq = rows.integer(6)},
            .left = left,
            .arranged = arrangement_of(rows),
            .change = rows.integer(7)}))
      return false;
  }
}

ArchiveQueries::Going ArchiveQueries::show_bans(const Show& show) {
  Rows rows = bans_();
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return true;
    if (!show(
            core::ArchivedBan{.conversation = std::string(rows.text(0)), .account = rows.id<AccountKey>(1)}))
      return false;
  }
}

ArchiveQueries::Going ArchiveQueries::show_messages(const Show& show) {
  Rows rows = messages_();
  core::ConversationRecord conversation;
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return true;
    const auto key = rows.id<ConversationKey>(16);
    if (key != conversation.key) {
      BANTER_TRY(record, conversations_.by_key(key));
      if (!record) return unavailable();
      conversation = *record;
    }
    core::ArchivedMessage archived{.sender = rows.id<AccountKey>(2),
                                   .first_version = rows.integer(14),
                                   .message = message_of(rows, conversation)};
    if (const auto kept = rows.blob(15); kept.size() == sizeof(core::Fingerprint))
      std::ranges::copy(kept, archived.fingerprint.emplace().begin());
    if (!archived.message.mentions.empty()) {
      BANTER_TRY(mentioned, mentioned_in(key, archived.message.seq));
      archived.mentioned = std::move(mentioned);
    }
    if (has_attachments(rows)) {
      protocol::Message attached{.seq = archived.message.seq};
      BANTER_CHECK(attachments_.add_to(key, attached));
      for (protocol::Attachment& one : attached.attachments)
        archived.files.push_back(std::move(one.file_id));
    }
    if (!show(archived)) return false;
  }
}

Result<std::vector<AccountKey>> ArchiveQueries::mentioned_in(ConversationKey conversation, std::int64_t seq) {
  Rows rows = mentioned_(conversation, seq);
  std::vector<AccountKey> mentioned;
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return mentioned;
    mentioned.push_back(rows.id<AccountKey>(0));
  }
}

ArchiveQueries::Going ArchiveQueries::show_reactions(const Show& show) {
  Rows rows = reactions_();
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return true;
    if (!show(core::ArchivedReaction{.conversation = std::string(rows.text(0)),
                                     .seq = rows.integer(1),
                                     .account = rows.id<AccountKey>(2),
                                     .emoji = std::string(rows.text(3)),
                                     .version = rows.integer(4)}))
      return false;
  }
}

ArchiveQueries::Going ArchiveQueries::show_notices(const Show& show) {
  Rows rows = notices_();
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return true;
    if (!show(core::ArchivedNotice{.conversation = std::string(rows.text(8)), .notice = notice_of(rows)}))
      return false;
  }
}

ArchiveQueries::Going ArchiveQueries::show_invites(const Show& show) {
  Rows rows = invites_();
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return true;
    core::ArchivedInvite archived{.invite = {.id = std::string(rows.text(0)),
                                             .code_hash = {},
                                             .note = std::string(rows.text(2)),
                                             .by = std::string(rows.text(3)),
                                             .at = rows.integer(4),
                                             .expires_at = rows.integer(5),
                                             .uses_left = rows.integer(6)}};
    if (const auto hash = rows.blob(1); hash.size() == archived.invite.code_hash.size())
      std::ranges::copy(hash, archived.invite.code_hash.begin());
    if (!show(archived)) return false;
  }
}

ArchiveQueries::Going ArchiveQueries::show_acts(const Show& show) {
  Rows rows = acts_();
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return true;
    if (!show(core::ArchivedAct{
            .act = {.number = rows.integer(0),
                    .at = rows.integer(1),
                    .by = std::string(rows.text(2)),
                    .act = protocol::audit_act_of(rows.text(3)).value_or(protocol::AuditAct::other),
                    .subject = std::string(rows.text(4)),
                    .text = std::string(rows.text(5))}}))
      return false;
  }
}

}  // namespace banter::storage::sqlite
