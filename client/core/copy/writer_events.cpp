// What CopyWriter does with marks, names and people.
#include <algorithm>

#include "client/core/copy/conversation_row.hpp"
#include "client/core/copy/copy_file.hpp"
#include "client/core/copy/copy_writer.hpp"
#include "protocol/names.hpp"

namespace banter::client {

void CopyWriter::event_came(const protocol::Event& event) {
  using namespace protocol;
  if (const auto* receipt = std::get_if<ReceiptEvent>(&event)) {
    receipt_came(receipt->conversation, receipt->username, receipt->delivered_seq, receipt->read_seq);
  } else if (const auto* cleared = std::get_if<ClearedEvent>(&event)) {
    const auto found = find(cleared->conversation);
    if (!found) return;
    script_.run(
        "update conversation set cleared_seq = max(cleared_seq, ?1), read_seq = max(read_seq, ?1) "
        "where key = ?2",
        std::min(cleared->cleared_seq, kMostSeq), found->key);
    remove_before(*found, cleared->cleared_seq + 1);
    touched(*found);
  } else if (const auto* arrangement = std::get_if<ArrangedEvent>(&event)) {
    arranged(*arrangement);
  } else if (const auto* profile = std::get_if<ProfileEvent>(&event)) {
    put_person(profile->username, profile->display_name);
    const std::string name = fold_name(profile->username);
    script_.run("update person set avatar = ? where name = ?", profile->avatar, name);
    script_.run("update member set display_name = ? where name = ?", profile->display_name, name);
    script_.run("update conversation set title = ? where name = ?",
                profile->display_name.empty() ? profile->username : profile->display_name, "@" + name);
  } else if (const auto* presence = std::get_if<PresenceEvent>(&event)) {
    put_person(presence->username, {});
    script_.run("update person set status = ?, text = ?, last_seen = coalesce(?, last_seen) where name = ?",
                static_cast<std::int64_t>(presence->status), presence->text.value_or(""), presence->last_seen,
                fold_name(presence->username));
  } else if (const auto* contact = std::get_if<ContactEvent>(&event)) {
    put_person(contact->username, contact->display_name);
    script_.run("update person set contact = ? where name = ?", std::int64_t{!contact->removed},
                fold_name(contact->username));
  } else if (const auto* unblocked = std::get_if<UnblockedEvent>(&event)) {
    unblock(unblocked->username);
  } else if (const auto* member = std::get_if<MemberEvent>(&event)) {
    member_changed(*member);
  } else if (const auto* room = std::get_if<ConversationEvent>(&event)) {
    script_.run(
        "update conversation set receiver = ?, title = ?, topic = coalesce(?, topic), name = ? where id = ?",
        room->receiver, room->title, room->topic,
        name_of_conversation(ConversationKind::room, room->receiver), room->conversation);
  }
}

void CopyWriter::answered(const protocol::Request& request, const protocol::Reply& reply) {
  using namespace protocol;
  if (const auto* members = std::get_if<MembersReply>(&reply)) {
    members_came(std::get<MembersRequest>(request), *members);
  } else if (const auto* contacts = std::get_if<ContactsReply>(&reply)) {
    contacts_came(*contacts);
  } else if (const auto* blocked = std::get_if<BlockedReply>(&reply)) {
    blocked_came(*blocked);
  } else if (const auto* users = std::get_if<UsersReply>(&reply)) {
    for (const User& user : users->users) {
      put_person(user.username, user.display_name);
      script_.run(
          "update person set avatar = ?, status = ?, text = coalesce(?, text), last_seen = "
          "coalesce(?, last_seen) where name = ?",
          user.avatar, static_cast<std::int64_t>(user.status), user.text, user.last_seen,
          fold_name(user.username));
    }
  } else if (const auto* block_request = std::get_if<BlockRequest>(&request)) {
    block(block_request->username);
  } else if (const auto* unblocked = std::get_if<UnblockRequest>(&request)) {
    unblock(unblocked->username);
  } else if (const auto* arrange = std::get_if<ArrangeRequest>(&request)) {
    arranged({.conversation = arrange->conversation,
              .muted_until = arrange->muted_until,
              .mentions_only = arrange->mentions_only,
              .pinned = arrange->pinned,
              .draft = arrange->draft});
  } else if (const auto* read = std::get_if<ReadRequest>(&request)) {
    read_up_to(read->conversation, read->seq);
  } else if (const auto* role = std::get_if<SetRoleRequest>(&request)) {
    script_.run(
        "update member set role = ? where name = ? and conversation = "
        "(select key from conversation where id = ?)",
        static_cast<std::int64_t>(role->role), fold_name(role->username), role->conversation);
  }
}

void CopyWriter::read_up_to(const std::string& conversation, std::int64_t seq) {
  receipt_came(conversation, self_, seq, seq);
}

void CopyWriter::receipt_came(const std::string& conversation, const std::string& username,
                              std::int64_t delivered, std::int64_t read) {
  const auto found = find(conversation);
  if (!found) return;
  script_.run(
      "insert into receipt values(?, ?, ?, ?, ?) on conflict do update set "
      "delivered_seq = max(delivered_seq, excluded.delivered_seq), read_seq = max(read_seq, "
      "excluded.read_seq)",
      found->key, protocol::fold_name(username), username, delivered, read);
  if (!is_self(username)) return;
  // A mark ahead of the newest message counts up to that one.
  script_.run("update conversation set read_seq = max(read_seq, min(?, last_seq)) where key = ?", read,
              found->key);
  touched(*found);
}

void CopyWriter::arranged(const protocol::ArrangedEvent& event) {
  const auto flag = [](const std::optional<bool>& value) -> std::optional<std::int64_t> {
    return value ? std::optional<std::int64_t>(*value ? 1 : 0) : std::nullopt;
  };
  script_.run(
      "update conversation set muted_until = nullif(coalesce(?, muted_until, 0), 0), "
      "mentions_only = coalesce(?, mentions_only), pinned = coalesce(?, pinned) where id = ?",
      event.muted_until, flag(event.mentions_only), flag(event.pinned), event.conversation);
  if (event.draft) draft_came(event.conversation, *event.draft);
}

/// What another device has begun; own words that the server does not know yet are newer.
void CopyWriter::draft_came(const std::string& conversation, const std::string& text) {
  if (text.empty()) {
    script_.run("delete from draft where conversation = ? and told = 1", conversation);
  } else {
    script_.run(
        "insert into draft values(?, ?, 1) on conflict do update set text = excluded.text where told = 1",
        conversation, text);
  }
}

void CopyWriter::draft_told(const std::string& conversation, const std::string& text) {
  script_.run("update draft set told = 1 where conversation = ? and text = ?", conversation, text);
  script_.run("delete from draft where told = 1 and text = ''");
}

void CopyWriter::member_changed(const protocol::MemberEvent& event) {
  using protocol::MemberChange;
  const auto found = find(event.conversation);
  if (!found) return;
  const std::string name = protocol::fold_name(event.username);
  const bool gone = event.change == MemberChange::leave || event.change == MemberChange::kick ||
                    event.change == MemberChange::ban;
  if (gone) {
    script_.run("delete from member where conversation = ? and name = ?", found->key, name);
    script_.run("delete from receipt where conversation = ? and name = ?", found->key, name);
  } else if (event.role && *event.role != protocol::RoomRole::invited) {
    const auto role = static_cast<std::int64_t>(*event.role);
    // Where nobody has asked for the members, one of them is not all.
    script_.run(
        "insert into member select ?1, ?2, ?3, coalesce((select display_name from person where name = ?2), "
        "''), "
        "?4 where exists(select 1 from member where conversation = ?1) on conflict do update set "
        "role = excluded.role",
        found->key, name, event.username, role);
    if (is_self(event.username))
      script_.run("update conversation set role = ? where key = ?", role, found->key);
  }
}

/// A page tells of all names between the one that was asked for and its last one.
void CopyWriter::members_came(const protocol::MembersRequest& request, const protocol::MembersReply& reply) {
  std::optional<Conversation> found;
  {
    const bool is_name = request.conversation.starts_with('#') || request.conversation.starts_with('@');
    auto rows = script_.rows("select id from conversation where case ? when 1 then name else id end = ?",
                             std::int64_t{is_name},
                             is_name ? protocol::fold_name(request.conversation) : request.conversation);
    if (!rows.next()) return;
    found = find(rows.at().text(0));
  }
  if (!found) return;
  const std::string after = protocol::fold_name(request.after.value_or(""));
  if (reply.more && !reply.members.empty()) {
    script_.run("delete from member where conversation = ? and name > ? and name <= ?", found->key, after,
                protocol::fold_name(reply.members.back().username));
  } else {
    script_.run("delete from member where conversation = ? and name > ?", found->key, after);
  }
  for (const protocol::Member& member : reply.members) {
    const std::string name = protocol::fold_name(member.username);
    script_.run("insert or replace into member values(?, ?, ?, ?, ?)", found->key, name, member.username,
                member.display_name, static_cast<std::int64_t>(member.role));
    put_person(member.username, member.display_name);
    script_.run("update person set status = ? where name = ?", static_cast<std::int64_t>(member.status),
                name);
    if (member.delivered_seq || member.read_seq)
      receipt_came(request.conversation, member.username, member.delivered_seq.value_or(0),
                   member.read_seq.value_or(0));
  }
}

/// An empty display name is one that is not told.
void CopyWriter::put_person(const std::string& username, const std::string& display_name) {
  const std::string shown = display_name == username ? std::string() : display_name;
  script_.run("insert into person(name, username) values(?, ?) on conflict do nothing",
              protocol::fold_name(username), username);
  if (!display_name.empty())
    script_.run("update person set display_name = ?1 where name = ?2 and display_name <> ?1", shown,
                protocol::fold_name(username));
}

void CopyWriter::contacts_came(const protocol::ContactsReply& reply) {
  script_.run("update person set contact = 0 where contact = 1");
  for (const protocol::Contact& contact : reply.contacts) {
    put_person(contact.username, contact.display_name);
    script_.run(
        "update person set contact = 1, avatar = ?, status = ?, text = ?, last_seen = coalesce(?, last_seen) "
        "where name = ?",
        contact.avatar, static_cast<std::int64_t>(contact.status), contact.text.value_or(""),
        contact.last_seen, protocol::fold_name(contact.username));
  }
}

void CopyWriter::blocked_came(const protocol::BlockedReply& reply) {
  std::vector<std::string> before;
  {
    auto rows = script_.rows("select name from person where blocked = 1");
    while (rows.next())
      before.push_back(rows.at().text(0));
  }
  std::vector<std::string> now;
  for (const protocol::BlockedUser& user : reply.users) {
    now.push_back(protocol::fold_name(user.username));
    if (std::ranges::find(before, now.back()) == before.end()) block(user.username);
  }
  for (const std::string& name : before) {
    if (std::ranges::find(now, name) == now.end()) unblock(name);
  }
}

void CopyWriter::unblock(const std::string& username) {
  script_.run("update person set blocked = 0 where name = ?", protocol::fold_name(username));
  script_.run("insert or replace into fact values('reveal', '')");
}

bool CopyWriter::must_reveal() {
  auto rows = script_.rows("select 1 from fact where name = 'reveal'");
  return rows.next();
}

void CopyWriter::revealed() {
  script_.run("delete from fact where name = 'reveal'");
}

/// In rooms the words of the blocked are hidden; what was said between the two stays.
void CopyWriter::block(const std::string& username) {
  put_person(username, {});
  const std::string name = protocol::fold_name(username);
  script_.run("update person set blocked = 1, status = 3 where name = ?", name);
  {
    auto rows = script_.rows(
        "select distinct place >> 32 from message where lower(sender) = ? and place >> 32 in "
        "(select key from conversation where kind = 1)",
        name);
    while (rows.next())
      touched_.insert(rows.at().number(0));
  }
  script_.run(
      "update message set sender = '', receiver = '', content = '', sent_at = 0, client_id = null, "
      "reply_to = null, composed_at = null, via = null, edited_at = null, flags = 4, counts = 0, has_file = "
      "0, "
      "extra = null where lower(sender) = ? and place >> 32 in (select key from conversation where kind = 1)",
      name);
}

}  // namespace banter::client
