#include "server/app/transfer/records/kinds.hpp"

#include "protocol/generated/cpp/conversations_codec.hpp"
#include "protocol/generated/cpp/text_rules.hpp"
#include "protocol/names.hpp"
#include "server/app/transfer/records/members.hpp"

namespace banter::app {
namespace {

using protocol::Fields;
using protocol::Writer;
namespace text_rule = protocol::text_rule;

bool is_folded_room(std::string_view text) {
  return protocol::is_room_name(text) && text == protocol::fold_name(text);
}
constexpr protocol::TextRule kFoldedRoom{.check = is_folded_room,
                                         .must = "be the name of a room in lower case"};

}  // namespace

void write(Writer& out, const core::ArchivedConversation& one) {
  const core::ConversationRecord& record = one.conversation;
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

void read(Fields& in, core::ArchivedConversation& one) {
  core::ConversationRecord& record = one.conversation;
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
    in.refuse("kind", protocol::ErrorCode::invalid_request, "must be direct or room");
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

void write(Writer& out, const core::ArchivedFormerName& one) {
  out.text("conversation", one.conversation);
  out.text("name", one.name);
}

void read(Fields& in, core::ArchivedFormerName& one) {
  in.text("conversation", one.conversation, kId);
  in.text("name", one.name, kFoldedRoom);
}

void write(Writer& out, const core::ArchivedMember& one) {
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

void read(Fields& in, core::ArchivedMember& one) {
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

void write(Writer& out, const core::ArchivedBan& one) {
  out.text("conversation", one.conversation);
  out.integer("account", one.account.value);
}

void read(Fields& in, core::ArchivedBan& one) {
  in.text("conversation", one.conversation, kId);
  in.integer("account", one.account.value, kKey);
}

}  // namespace banter::app
