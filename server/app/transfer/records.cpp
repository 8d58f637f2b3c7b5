#include "server/app/transfer/records.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "protocol/codec/fields.hpp"
#include "protocol/codec/writer.hpp"
#include "protocol/generated/cpp/conversations_codec.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "protocol/generated/cpp/messages_codec.hpp"
#include "protocol/generated/cpp/text_rules.hpp"
#include "protocol/names.hpp"
#include "server/passwords/bcrypt.hpp"

// Found by the codec next to the structs that they are for.
namespace banter::core {
namespace {

using protocol::ErrorCode;
using protocol::Fields;
using protocol::TextRule;
using protocol::Writer;
namespace text_rule = protocol::text_rule;

constexpr protocol::IntegerRule kKey{.min = 1};

// Of a cost that this server would choose: each login computes as long as the hash says.
bool is_hash(std::string_view text) {
  if (text.size() != 60 || !text.starts_with("$2") || text[3] != '$' || text[6] != '$') return false;
  if (std::string_view("aby").find(text[2]) == std::string_view::npos) return false;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!is_digit(text[4]) || !is_digit(text[5])) return false;
  const int cost = (text[4] - '0') * 10 + (text[5] - '0');
  if (cost < passwords::kLeastCost || cost > passwords::kMostCost) return false;
  return std::ranges::all_of(text.substr(7), [&](char c) {
    return c == '.' || c == '/' || is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  });
}
constexpr TextRule kHash{.check = is_hash, .must = "be a hash by bcrypt of cost 4 to 15"};
static_assert(passwords::kLeastCost == 4 && passwords::kMostCost == 15);

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 && text.front() != '#' && text.front() != '@' &&
         protocol::is_printable_ascii(text);
}
constexpr TextRule kId{.check = is_id, .must = "be 1 to 64 printable ASCII characters"};

bool is_folded_room(std::string_view text) {
  return protocol::is_room_name(text) && text == protocol::fold_name(text);
}
constexpr TextRule kFoldedRoom{.check = is_folded_room, .must = "be the name of a room in lower case"};

struct Mentioned {
  std::int64_t account = 0;
};
void write(Writer& out, const Mentioned& one) {
  out.integer("account", one.account);
}
void read(Fields& in, Mentioned& one) {
  in.integer("account", one.account);
}

void write_unless(Writer& out, std::string_view name, std::int64_t value) {
  if (value != 0) out.integer(name, value);
}
void write_unless(Writer& out, std::string_view name, bool value) {
  if (value) out.boolean(name, value);
}
void write_unless(Writer& out, std::string_view name, const std::string& value) {
  if (!value.empty()) out.text(name, value);
}
void read_if(Fields& in, std::string_view name, std::int64_t& value) {
  if (in.given(name)) in.integer(name, value);
}
void read_if(Fields& in, std::string_view name, bool& value) {
  if (in.given(name)) in.boolean(name, value);
}
void read_if(Fields& in, std::string_view name, std::string& value, const TextRule& rule) {
  if (in.given(name)) in.text(name, value, rule);
}

void read_digest(Fields& in, std::string_view name, std::array<std::byte, 32>& out) {
  std::string digits;
  in.text(name, digits, text_rule::text);
  const auto bytes = base::from_hex(digits);
  if (bytes && bytes->size() == out.size()) {
    std::memcpy(out.data(), bytes->data(), bytes->size());
  } else if (!in.failed()) {
    in.refuse(name, ErrorCode::invalid_request, "must be 64 hexadecimal digits");
  }
}

void write(Writer& out, const ArchivedAccount& one) {
  const AccountRecord& account = one.account;
  out.integer("account", account.key.value);
  out.text("username", account.username);
  write_unless(out, "display_name", account.display_name);
  out.text("role", protocol::name_of(account.role));
  out.integer("created_at", account.created_at);
  write_unless(out, "guest_until", account.guest_until);
  write_unless(out, "removed", account.removed);
  write_unless(out, "has_written", one.has_written);
  write_unless(out, "password_hash", account.password_hash);
}

void read(Fields& in, ArchivedAccount& one) {
  AccountRecord& account = one.account;
  in.integer("account", account.key.value, kKey);
  in.text("username", account.username, text_rule::new_username);
  read_if(in, "display_name", account.display_name, text_rule::name);
  in.choice("role", account.role, protocol::role_names);
  in.integer("created_at", account.created_at);
  read_if(in, "guest_until", account.guest_until);
  read_if(in, "removed", account.removed);
  read_if(in, "has_written", one.has_written);
  read_if(in, "password_hash", account.password_hash, kHash);
}

void write(Writer& out, const ArchivedBlock& one) {
  out.integer("account", one.account.value);
  out.integer("blocked", one.blocked.value);
}

void read(Fields& in, ArchivedBlock& one) {
  in.integer("account", one.account.value, kKey);
  in.integer("blocked", one.blocked.value, kKey);
}

void write(Writer& out, const ArchivedContact& one) {
  out.integer("account", one.account.value);
  out.integer("contact", one.contact.value);
}

void read(Fields& in, ArchivedContact& one) {
  in.integer("account", one.account.value, kKey);
  in.integer("contact", one.contact.value, kKey);
}

void write(Writer& out, const ArchivedPresence& one) {
  out.integer("account", one.account.value);
  out.text("status", protocol::name_of(one.presence.status));
  write_unless(out, "text", one.presence.text);
  write_unless(out, "last_seen", one.presence.last_seen);
}

void read(Fields& in, ArchivedPresence& one) {
  in.integer("account", one.account.value, kKey);
  in.choice("status", one.presence.status, protocol::own_status_names);
  read_if(in, "text", one.presence.text, text_rule::status_text);
  read_if(in, "last_seen", one.presence.last_seen);
}

void write(Writer& out, const ArchivedConversation& one) {
  const ConversationRecord& record = one.conversation;
  out.text("conversation", record.id);
  out.text("kind", protocol::name_of(record.kind));
  if (record.kind == protocol::ConversationKind::room) {
    out.text("room", record.room);
    write_unless(out, "topic", record.topic);
    out.text("visibility", protocol::name_of(record.is_public ? protocol::Visibility::public_
                                                              : protocol::Visibility::private_));
  } else {
    out.integer("low", record.low.value);
    out.integer("high", record.high.value);
    out.text("low_name", record.low_name);
    out.text("high_name", record.high_name);
  }
  out.integer("created_at", record.created_at);
  out.integer("updated_at", record.updated_at);
  out.integer("last_seq", record.last_seq);
  out.integer("version", record.version);
  out.integer("member_count", record.member_count);
  if (record.first_seq != 1) out.integer("first_seq", record.first_seq);
  write_unless(out, "retention_days", record.retention_days);
  out.integer("change", one.change);
}

void read(Fields& in, ArchivedConversation& one) {
  ConversationRecord& record = one.conversation;
  in.text("conversation", record.id, kId);
  in.choice("kind", record.kind, protocol::conversation_kind_names);
  if (record.kind == protocol::ConversationKind::room) {
    in.text("room", record.room, text_rule::room_name);
    read_if(in, "topic", record.topic, text_rule::topic);
    protocol::Visibility visibility{};
    in.choice("visibility", visibility, protocol::visibility_names);
    record.is_public = visibility == protocol::Visibility::public_;
  } else if (record.kind == protocol::ConversationKind::direct) {
    in.integer("low", record.low.value, kKey);
    in.integer("high", record.high.value, kKey);
    in.text("low_name", record.low_name, text_rule::new_username);
    in.text("high_name", record.high_name, text_rule::new_username);
  } else {
    in.refuse("kind", ErrorCode::invalid_request, "must be direct or room");
  }
  in.integer("created_at", record.created_at);
  in.integer("updated_at", record.updated_at);
  in.integer("last_seq", record.last_seq);
  in.integer("version", record.version);
  in.integer("member_count", record.member_count);
  if (in.given("first_seq")) in.integer("first_seq", record.first_seq, kKey);
  if (in.given("retention_days")) in.integer("retention_days", record.retention_days, {.max = 36500});
  in.integer("change", one.change);
}

void write(Writer& out, const ArchivedFormerName& one) {
  out.text("conversation", one.conversation);
  out.text("name", one.name);
}

void read(Fields& in, ArchivedFormerName& one) {
  in.text("conversation", one.conversation, kId);
  in.text("name", one.name, kFoldedRoom);
}

void write(Writer& out, const ArchivedMember& one) {
  out.text("conversation", one.conversation);
  out.integer("account", one.member.account.value);
  if (one.left) {
    out.boolean("left", true);
  } else {
    out.text("role", protocol::name_of(one.member.role));
  }
  out.integer("joined_at", one.member.joined_at);
  write_unless(out, "delivered_seq", one.member.delivered_seq);
  write_unless(out, "read_seq", one.member.read_seq);
  write_unless(out, "cleared_seq", one.member.cleared_seq);
  write_unless(out, "muted_until", one.arranged.muted_until.value_or(0));
  write_unless(out, "mentions_only", one.arranged.mentions_only.value_or(false));
  write_unless(out, "pinned", one.arranged.pinned.value_or(false));
  write_unless(out, "draft", one.arranged.draft.value_or(""));
  out.integer("change", one.change);
}

void read(Fields& in, ArchivedMember& one) {
  in.text("conversation", one.conversation, kId);
  in.integer("account", one.member.account.value, kKey);
  read_if(in, "left", one.left);
  if (!one.left) in.choice("role", one.member.role, protocol::room_role_names);
  in.integer("joined_at", one.member.joined_at);
  read_if(in, "delivered_seq", one.member.delivered_seq);
  read_if(in, "read_seq", one.member.read_seq);
  read_if(in, "cleared_seq", one.member.cleared_seq);
  one.arranged = {.muted_until = 0, .mentions_only = false, .pinned = false, .draft = ""};
  read_if(in, "muted_until", *one.arranged.muted_until);
  read_if(in, "mentions_only", *one.arranged.mentions_only);
  read_if(in, "pinned", *one.arranged.pinned);
  read_if(in, "draft", *one.arranged.draft, text_rule::content);
  in.integer("change", one.change);
}

void write(Writer& out, const ArchivedBan& one) {
  out.text("conversation", one.conversation);
  out.integer("account", one.account.value);
}

void read(Fields& in, ArchivedBan& one) {
  in.text("conversation", one.conversation, kId);
  in.integer("account", one.account.value, kKey);
}

void write(Writer& out, const ArchivedMessage& one) {
  out.integer("account", one.sender.value);
  out.integer("first_version", one.first_version);
  if (one.fingerprint) out.text("fingerprint", base::hex(*one.fingerprint));
  if (!one.mentioned.empty()) {
    std::vector<Mentioned> mentioned;
    for (const AccountKey account : one.mentioned)
      mentioned.push_back({account.value});
    out.records("mentioned", mentioned);
  }
  write(out, one.message);
}

// What the reader of the record itself, made for what a server says, does not look at.
void check(Fields& in, const protocol::Message& message) {
  const auto refuse = [&](bool wrong, std::string_view field, std::string_view why) {
    if (wrong && !in.failed()) in.refuse(field, ErrorCode::invalid_request, why);
  };
  refuse(message.hidden, "hidden", "has no place in an export of everything");
  refuse(!is_id(message.conversation), "conversation", kId.must);
  refuse(std::ssize(message.content) > protocol::limit::content_bytes, "content", "is too long");
  if (message.client_id)
    refuse(!text_rule::client_id.check(*message.client_id) || message.client_id->size() > 64 ||
               message.client_id->empty(),
           "client_id", text_rule::client_id.must);
  if (message.via) refuse(message.via->size() > text_rule::reference.max_bytes, "via", "is too long");
  refuse(!message.attachments.empty(), "attachments", "cannot be taken in yet");
  refuse(!message.reactions.empty(), "reactions", "have a file of their own");
  for (const std::string& name : message.mentions)
    refuse(name != "@room" && !protocol::is_username(name), "mentions", "must name accounts, or @room");
}

void read(Fields& in, ArchivedMessage& one) {
  in.integer("account", one.sender.value, kKey);
  in.integer("first_version", one.first_version, kKey);
  if (in.given("fingerprint")) {
    read_digest(in, "fingerprint", one.fingerprint.emplace());
  }
  std::vector<Mentioned> mentioned;
  if (in.given("mentioned")) in.records("mentioned", mentioned);
  for (const Mentioned& each : mentioned)
    one.mentioned.emplace_back(each.account);
  if (!std::ranges::is_sorted(one.mentioned))
    in.refuse("mentioned", ErrorCode::invalid_request, "must be in order");
  read(in, one.message);
  if (!in.failed()) check(in, one.message);
}

void write(Writer& out, const ArchivedReaction& one) {
  out.text("conversation", one.conversation);
  out.integer("seq", one.seq);
  out.integer("account", one.account.value);
  out.text("emoji", one.emoji);
  out.integer("version", one.version);
}

void read(Fields& in, ArchivedReaction& one) {
  in.text("conversation", one.conversation, kId);
  in.integer("seq", one.seq, kKey);
  in.integer("account", one.account.value, kKey);
  in.text("emoji", one.emoji, text_rule::emoji);
  in.integer("version", one.version, kKey);
}

void write(Writer& out, const ArchivedNotice& one) {
  out.text("conversation", one.conversation);
  write(out, one.notice);
}

void read(Fields& in, ArchivedNotice& one) {
  in.text("conversation", one.conversation, kId);
  read(in, one.notice);
  if (!in.failed() && std::ssize(one.notice.text) > protocol::limit::topic_bytes)
    in.refuse("text", ErrorCode::invalid_request, "is too long");
}

void write(Writer& out, const ArchivedInvite& one) {
  out.text("invite", one.invite.id);
  out.text("code_hash", base::hex(one.invite.code_hash));
  write_unless(out, "note", one.invite.note);
  write_unless(out, "by", one.invite.by);
  out.integer("at", one.invite.at);
  out.integer("expires_at", one.invite.expires_at);
  out.integer("uses_left", one.invite.uses_left);
}

void read(Fields& in, ArchivedInvite& one) {
  in.text("invite", one.invite.id, kId);
  read_digest(in, "code_hash", one.invite.code_hash);
  read_if(in, "note", one.invite.note, text_rule::name);
  read_if(in, "by", one.invite.by, text_rule::new_username);
  in.integer("at", one.invite.at);
  in.integer("expires_at", one.invite.expires_at);
  in.integer("uses_left", one.invite.uses_left);
}

void write(Writer& out, const ArchivedAct& one) {
  out.integer("number", one.act.number);
  out.integer("at", one.act.at);
  write_unless(out, "by", one.act.by);
  out.text("act", protocol::name_of(one.act.act));
  out.text("subject", one.act.subject);
  write_unless(out, "text", one.act.text);
}

void read(Fields& in, ArchivedAct& one) {
  in.integer("number", one.act.number, kKey);
  in.integer("at", one.act.at);
  read_if(in, "by", one.act.by, text_rule::new_username);
  in.choice("act", one.act.act, protocol::audit_act_names, std::optional(protocol::AuditAct::other));
  in.text("subject", one.act.subject, text_rule::topic);
  read_if(in, "text", one.act.text, text_rule::content);
}

}  // namespace

// Here, where the overloads are known.
namespace archive_codec {

void write_thing(Writer& out, const Archived& thing) {
  std::visit([&](const auto& one) { write(out, one); }, thing);
}

template <std::size_t... I>
void read_kind(Fields& in, std::size_t kind, Archived& thing, std::index_sequence<I...>) {
  ((kind == I ? read(in, thing.emplace<I>()) : void()), ...);
}

void read_thing(Fields& in, std::size_t kind, Archived& thing) {
  read_kind(in, kind, thing, std::make_index_sequence<std::variant_size_v<Archived>>());
}

}  // namespace archive_codec
}  // namespace banter::core

namespace banter::app {
namespace {

constexpr protocol::JsonTape::Limits kLimits{.depth = 4, .members = 4096, .elements = 4096, .nodes = 16384};

}  // namespace

void append_line(std::string& out, const core::Archived& thing) {
  protocol::Writer writer(out);
  writer.begin();
  core::archive_codec::write_thing(writer, thing);
  writer.end();
}

base::Expected<core::Archived> read_line(std::string_view line, std::size_t kind) {
  thread_local protocol::JsonTape tape;
  if (!tape.parse(line, kLimits))
    return base::fault("the line " + (base::is_utf8(line) ? tape.fault() : std::string("is not UTF-8")));
  if (tape.kind(0) != protocol::JsonTape::Kind::object) return base::fault("the line is no JSON object");
  protocol::Reading reading{.tape = tape};
  protocol::Fields fields(reading, 0);
  core::Archived thing;
  core::archive_codec::read_thing(fields, kind, thing);
  if (!reading.fault) return thing;
  std::string sentence = reading.fault->message;
  if (sentence.ends_with('.')) sentence.pop_back();
  return base::fault(std::move(sentence));
}

}  // namespace banter::app
