#include "server/storage/sqlite/archive/writer.hpp"

#include <span>

#include "base/try.hpp"
#include "protocol/names.hpp"
#include "server/storage/sqlite/messages/rows.hpp"

namespace banter::storage::sqlite {
namespace {

using protocol::Result;

std::optional<std::int64_t> unless_none(core::AccountKey key) {
  if (!key) return std::nullopt;
  return key.value;
}

// Who makes up a message with files need not know what it was asked for with.
std::optional<core::Fingerprint> kept_fingerprint(const core::ArchivedMessage& one) {
  if (one.fingerprint || one.files.empty()) return one.fingerprint;
  return core::fingerprint(one.message.content, one.message.reply_to, one.files);
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) {
    if (!text.empty()) text += ' ';
    text += name;
  }
  return text;
}

}  // namespace

// What belongs to a conversation is inserted by way of its row, so that without one nothing is; the same with
// accounts where they must be there.
ArchiveWriter::ArchiveWriter(Connection& connection)
    : connection_(connection),
      files_(connection),
      attachments_(connection),
      last_account_(connection, "insert into sqlite_sequence (name, seq) values ('accounts', ?1)"),
      changes_(connection, "update state set changes_reserved = ?1"),
      file_(connection,
            "insert into files (id, account, name, media_type, size, sha256, width, height, preview, "
            "expires_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) on conflict do nothing"),
      count_(connection,
             "insert into file_bytes (account, bytes) values (?1, ?2) "
             "on conflict do update set bytes = bytes + ?2"),
      account_(connection,
               "insert into accounts (key, username, username_folded, display_name, password_hash, role, "
               "created_at, guest_until, removed, has_written, avatar) "
               "select ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11 "
               "where ?11 is null or exists (select 1 from files where id = ?11 and sha256 is not null) "
               "on conflict do nothing"),
      hold_(connection, "update files set avatars = avatars + 1 where id = ?1"),
      block_(connection, "insert into blocks (account, blocked) values (?1, ?2) on conflict do nothing"),
      contact_(connection,
               "insert into contacts (account, contact) select a.key, b.key from accounts a, accounts b "
               "where a.key = ?1 and b.key = ?2 on conflict do nothing"),
      presence_(
          connection,
          "insert into presence (account, status, text, last_seen) select key, ?2, ?3, ?4 from accounts "
          "where key = ?1 on conflict do nothing"),
      conversation_(connection,
                    "insert into conversations (id, kind, room, room_folded, is_public, topic, low, high, "
                    "low_name, high_name, created_at, retention_days) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, "
                    "?8, ?9, ?10, ?11, ?12) "
                    "on conflict do nothing"),
      conversation_key_(connection, "select key from conversations where id = ?1"),
      head_(
          connection,
          "insert into heads (conversation, last_seq, version, member_count, updated_at, change, first_seq) "
          "select key, ?2, ?3, ?4, ?5, ?6, ?7 from conversations where id = ?1"),
      name_(connection,
            "insert into room_names (name_folded, conversation) select ?2, key from conversations "
            "where id = ?1 and kind = 'room' on conflict do nothing"),
      member_(connection,
              "insert into members (conversation, account, role, username_folded, joined_at, read_seq, "
              "cleared_seq, muted_until, mentions_only, pinned, change, draft, delivered_seq) "
              "select c.key, a.key, ?3, a.username_folded, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12 "
              "from conversations c, accounts a where c.id = ?1 and a.key = ?2 on conflict do nothing"),
      ban_(connection,
           "insert into bans (conversation, account) select key, ?2 from conversations where id = ?1 "
           "on conflict do nothing"),
      message_(connection,
               "insert into messages (conversation, seq, first_version, version, sender, deleted, sent_at, "
               "composed_at, reply_to, edited_at, client_id, mentions, via, fingerprint, content, marks) "
               "select c.key, ?2, ?3, ?4, a.key, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16 "
               "from conversations c, accounts a where c.id = ?1 and a.key = ?5 on conflict do nothing"),
      mention_(connection,
               "insert into mentions (conversation, account, seq, sender) "
               "select key, ?2, ?3, ?4 from conversations where id = ?1 on conflict do nothing"),
      revision_(connection,
                "insert into revisions (conversation, version, seq) select key, ?2, ?3 from conversations "
                "where id = ?1 on conflict do nothing"),
      reaction_(
          connection,
          "insert into reactions (conversation, seq, emoji, account, version) "
          "select c.key, m.seq, ?3, ?4, ?5 from conversations c "
          "join messages m on m.conversation = c.key and m.seq = ?2 where c.id = ?1 on conflict do nothing"),
      mark_reaction_(connection,
                     "update messages set marks = marks | ?3 "
                     "where conversation = (select key from conversations where id = ?1) and seq = ?2"),
      notice_(
          connection,
          "insert into notices (conversation, version, at, after_seq, kind, username, by_username, text) "
          "select key, ?2, ?3, ?4, ?5, ?6, ?7, ?8 from conversations where id = ?1 on conflict do nothing"),
      invite_(connection,
              "insert into invites (id, code_hash, note, by, at, expires_at, uses_left) "
              "values (?1, ?2, ?3, ?4, ?5, ?6, ?7) on conflict do nothing"),
      act_(connection,
           "insert into audit (number, at, by, act, subject, text) values (?1, ?2, ?3, ?4, ?5, ?6) "
           "on conflict do nothing") {}

Result<void> ArchiveWriter::begin_taking(const core::ArchivedState& state) {
  for (const char* sql : {"delete from room_names", "delete from heads", "delete from conversations",
                          "delete from sqlite_sequence where name in ('accounts', 'conversations')"}) {
    Statement statement(connection_, sql);
    BANTER_CHECK(statement().run());
  }
  BANTER_CHECK(last_account_(state.last_account).run());
  return changes_(state.changes).run();
}

Result<bool> ArchiveWriter::take(const core::Archived& thing) {
  return std::visit([this](const auto& one) { return take_one(one); }, thing);
}

template <class... Values>
ArchiveWriter::Taken ArchiveWriter::stored(Statement& statement, const Values&... values) {
  BANTER_CHECK(statement(values...).run());
  return statement.changed() == 1;
}

ArchiveWriter::Taken ArchiveWriter::take_one(const core::ArchivedFile& one) {
  const core::FileRecord& file = one.file;
  if (!file.is_file()) return false;
  BANTER_TRY(added, stored(file_, file.id, file.account, file.name, file.media_type, file.size,
                           std::span<const std::byte>(*file.sha256), file.width, file.height,
                           unless_empty(file.preview), file.expires_at));
  if (!added) return false;
  for (const core::AccountKey whose : {file.account, core::AccountKey{}})
    BANTER_CHECK(count_(whose, file.size).run());
  return true;
}

ArchiveWriter::Taken ArchiveWriter::take_one(const core::ArchivedAccount& one) {
  const core::AccountRecord& account = one.account;
  const std::string folded = protocol::fold_name(account.username);
  BANTER_TRY(added,
             stored(account_, account.key, account.username, folded, account.display_name,
                    account.password_hash, protocol::name_of(account.role), account.created_at,
                    account.guest_until, account.removed, one.has_written, unless_empty(account.avatar)));
  if (!added || account.avatar.empty()) return added;
  return stored(hold_, account.avatar);
}

ArchiveWriter::Taken ArchiveWriter::take_one(const core::ArchivedBlock& one) {
  return stored(block_, one.account, one.blocked);
}

ArchiveWriter::Taken ArchiveWriter::take_one(const core::ArchivedContact& one) {
  return stored(contact_, one.account, one.contact);
}

ArchiveWriter::Taken ArchiveWriter::take_one(const core::ArchivedPresence& one) {
  return stored(presence_, one.account, protocol::name_of(one.presence.status), one.presence.text,
                one.presence.last_seen);
}

ArchiveWriter::Taken ArchiveWriter::take_one(const core::ArchivedConversation& one) {
  const core::ConversationRecord& record = one.conversation;
  const std::string folded = protocol::fold_name(record.room);
  const bool direct = record.kind == protocol::ConversationKind::direct;
  const auto of_direct = [&](const std::string& name) {
    return direct ? std::optional<std::string_view>(name) : std::nullopt;
  };
  std::optional<std::int64_t> retention;
  if (record.retention_days > 0) retention = record.retention_days;
  BANTER_TRY(added, stored(conversation_, record.id, protocol::name_of(record.kind),
                           unless_empty(record.room), unless_empty(folded), record.is_public, record.topic,
                           unless_none(record.low), unless_none(record.high), of_direct(record.low_name),
                           of_direct(record.high_name), record.created_at, retention));
  if (!added) return false;
  BANTER_CHECK(head_(record.id, record.last_seq, record.version, record.member_count, record.updated_at,
                     one.change, record.first_seq)
                   .run());
  if (direct) return true;
  return stored(name_, record.id, folded);
}

ArchiveWriter::Taken ArchiveWriter::take_one(const core::ArchivedFormerName& one) {
  return stored(name_, one.conversation, one.name);
}

ArchiveWriter::Taken ArchiveWriter::take_one(const core::ArchivedMember& one) {
  const core::MemberRecord& member = one.member;
  std::optional<std::string_view> role;
  if (!one.left) role = protocol::name_of(member.role);
  const std::string draft = one.arranged.draft.value_or("");
  return stored(member_, one.conversation, member.account, role, member.joined_at, member.read_seq,
                member.cleared_seq, one.arranged.muted_until.value_or(0),
                one.arranged.mentions_only.value_or(false), one.arranged.pinned.value_or(false), one.change,
                unless_empty(draft), member.delivered_seq);
}

ArchiveWriter::Taken ArchiveWriter::take_one(const core::ArchivedBan& one) {
  return stored(ban_, one.conversation, one.account);
}

ArchiveWriter::Taken ArchiveWriter::take_one(const core::ArchivedMessage& one) {
  const protocol::Message& message = one.message;
  const std::string names = joined(message.mentions);
  BANTER_TRY(files, files_with(one.files));
  if (!files) return false;
  const std::optional<core::Fingerprint> first = kept_fingerprint(one);
  std::optional<std::span<const std::byte>> fingerprint;
  if (first) fingerprint = *first;
  const std::int64_t marks = (message.pinned ? kPinned : 0) | (files->empty() ? 0 : kAttached);
  BANTER_TRY(added, stored(message_, message.conversation, message.seq, one.first_version, message.version,
                           one.sender, message.deleted, message.sent_at, message.composed_at,
                           message.reply_to, message.edited_at, message.client_id, unless_empty(names),
                           message.via, fingerprint, message.content, marks));
  if (!added) return false;
  if (!files->empty()) BANTER_CHECK(attach(one, *files));
  for (const core::AccountKey account : one.mentioned) {
    BANTER_TRY(named, stored(mention_, message.conversation, account, message.seq, one.sender));
    if (!named) return false;
  }
  if (message.version == one.first_version) return true;
  return stored(revision_, message.conversation, message.version, message.seq);
}

Result<std::optional<std::vector<core::FileRecord>>> ArchiveWriter::files_with(
    const std::vector<std::string>& ids) {
  std::vector<core::FileRecord> files;
  for (const std::string& id : ids) {
    BANTER_TRY(file, files_.by_id(id));
    if (!file || !file->is_file()) return std::nullopt;
    files.push_back(*std::move(file));
  }
  return files;
}

Result<void> ArchiveWriter::attach(const core::ArchivedMessage& one,
                                   const std::vector<core::FileRecord>& files) {
  core::ConversationKey key;
  {
    Rows row = conversation_key_(one.message.conversation);
    BANTER_TRY(found, row.next());
    if (!found) return unavailable();
    key = row.id<core::ConversationKey>(0);
  }
  return attachments_.attach(key, one.message.seq, files);
}

ArchiveWriter::Taken ArchiveWriter::take_one(const core::ArchivedReaction& one) {
  BANTER_TRY(added, stored(reaction_, one.conversation, one.seq, one.emoji, one.account, one.version));
  if (!added) return false;
  return stored(mark_reaction_, one.conversation, one.seq, std::int64_t{kReacted});
}

ArchiveWriter::Taken ArchiveWriter::take_one(const core::ArchivedNotice& one) {
  const protocol::Notice& notice = one.notice;
  return stored(notice_, one.conversation, notice.version, notice.at, notice.after_seq,
                protocol::name_of(notice.kind), notice.username, notice.by, notice.text);
}

ArchiveWriter::Taken ArchiveWriter::take_one(const core::ArchivedInvite& one) {
  const core::InviteRecord& invite = one.invite;
  return stored(invite_, invite.id, std::span<const std::byte>(invite.code_hash), invite.note,
                unless_empty(invite.by), invite.at, invite.expires_at, invite.uses_left);
}

ArchiveWriter::Taken ArchiveWriter::take_one(const core::ArchivedAct& one) {
  const core::AuditRecord& act = one.act;
  return stored(act_, act.number, act.at, unless_empty(act.by), protocol::name_of(act.act), act.subject,
                act.text);
}

}  // namespace banter::storage::sqlite
