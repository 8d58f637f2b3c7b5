#include "server/app/transfer/records/kinds.hpp"

#include <algorithm>
#include <vector>

#include "base/hash.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "protocol/generated/cpp/messages_codec.hpp"
#include "protocol/generated/cpp/text_rules.hpp"
#include "protocol/names.hpp"
#include "server/app/transfer/records/members.hpp"

namespace banter::app {
namespace {

using protocol::Fields;
using protocol::Writer;
namespace text_rule = protocol::text_rule;

struct Mentioned {
  std::int64_t account = 0;
};
void write(Writer& out, const Mentioned& one) {
  out.integer("account", one.account);
}
void read(Fields& in, Mentioned& one) {
  in.integer("account", one.account);
}

// What the reader of the record itself, made for what a server says, does not look at.
void check(Fields& in, const protocol::Message& message) {
  const auto refuse = [&](bool wrong, std::string_view field, std::string_view why) {
    if (wrong && !in.failed()) in.refuse(field, protocol::ErrorCode::invalid_request, why);
  };
  refuse(message.hidden, "hidden", "has no place in an export of everything");
  refuse(!is_id(message.conversation), "conversation", kId.must);
  refuse(std::ssize(message.content) > protocol::limit::content_bytes, "content", "is too long");
  if (message.client_id)
    refuse(!text_rule::client_id.check(*message.client_id) || message.client_id->size() > 64 ||
               message.client_id->empty(),
           "client_id", text_rule::client_id.must);
  if (message.via) refuse(message.via->size() > text_rule::reference.max_bytes, "via", "is too long");
  refuse(!message.attachments.empty(), "attachments", "stand as files, by their ids");
  refuse(!message.reactions.empty(), "reactions", "have a file of their own");
  for (const std::string& name : message.mentions)
    refuse(name != "@room" && !protocol::is_username(name), "mentions", "must name accounts, or @room");
}

}  // namespace

void write(Writer& out, const core::ArchivedMessage& one) {
  out.integer("account", one.sender.value);
  out.integer("first_version", one.first_version);
  if (one.fingerprint) out.text("fingerprint", base::hex(*one.fingerprint));
  if (!one.mentioned.empty()) {
    std::vector<Mentioned> mentioned;
    for (const core::AccountKey account : one.mentioned)
      mentioned.push_back({account.value});
    out.records("mentioned", mentioned);
  }
  if (!one.files.empty()) out.texts("files", one.files);
  write(out, one.message);
}

void read(Fields& in, core::ArchivedMessage& one) {
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
    in.refuse("mentioned", protocol::ErrorCode::invalid_request, "must be in order");
  if (in.given("files")) in.texts("files", one.files, kId, protocol::limit::attachments);
  read(in, one.message);
  if (!in.failed()) check(in, one.message);
  if (!in.failed() && one.message.deleted && !one.files.empty())
    in.refuse("files", protocol::ErrorCode::invalid_request, "belong to a deleted message");
}

void write(Writer& out, const core::ArchivedReaction& one) {
  out.text("conversation", one.conversation);
  out.integer("seq", one.seq);
  out.integer("account", one.account.value);
  out.text("emoji", one.emoji);
  out.integer("version", one.version);
}

void read(Fields& in, core::ArchivedReaction& one) {
  in.text("conversation", one.conversation, kId);
  in.integer("seq", one.seq, kKey);
  in.integer("account", one.account.value, kKey);
  in.text("emoji", one.emoji, text_rule::emoji);
  in.integer("version", one.version, kKey);
}

void write(Writer& out, const core::ArchivedNotice& one) {
  out.text("conversation", one.conversation);
  write(out, one.notice);
}

void read(Fields& in, core::ArchivedNotice& one) {
  in.text("conversation", one.conversation, kId);
  read(in, one.notice);
  if (!in.failed() && std::ssize(one.notice.text) > protocol::limit::topic_bytes)
    in.refuse("text", protocol::ErrorCode::invalid_request, "is too long");
}

}  // namespace banter::app
