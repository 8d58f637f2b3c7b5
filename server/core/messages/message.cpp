#include "base/try.hpp"
#include "protocol/names.hpp"
#include "server/core/access/blocking.hpp"
#include "server/core/conversations/open_direct.hpp"
#include "server/core/messages/mentions.hpp"
#include "server/core/messages/verbs.hpp"

namespace banter::core {
namespace {

using protocol::ErrorCode;
using protocol::MessageRequest;
using protocol::refuse;

protocol::Result<Target> target_of(Services& services, const Session& me, const MessageRequest& request) {
  if (request.conversation) {
    return find_conversation(services.accounts, services.conversations, me.key(), *request.conversation);
  }
  return find_receiver(services.accounts, services.conversations, me.key(), *request.receiver);
}

// Whether the request goes to this conversation: also when the account of the person whom it names is gone by
// now.
bool goes_to(Services& services, const Session& me, const MessageRequest& request,
             const ConversationRecord& conversation) {
  const auto target = target_of(services, me, request);
  if (target && target->conversation) return target->conversation->key == conversation.key;
  if (conversation.kind != protocol::ConversationKind::direct) return false;
  std::string_view named = request.receiver ? *request.receiver : *request.conversation;
  if (!request.receiver && !named.starts_with('@')) return false;
  if (!request.receiver) named.remove_prefix(1);
  return protocol::fold_name(named) == protocol::fold_name(receiver_of(conversation, me.key()));
}

protocol::Result<Outcome> first_reply(Services& services, const Session& me, const MessageRequest& request,
                                      const Earlier& earlier) {
  BANTER_TRY(conversation, services.conversations.by_key(earlier.conversation));
  const bool same =
      conversation && goes_to(services, me, request, *conversation) &&
      fingerprint(request.content, request.reply_to, request.attachments) == earlier.fingerprint;
  if (!same) {
    return refuse(ErrorCode::conflict, "Another message was sent under this client_id; use a new one.");
  }
  protocol::MessageReply reply{.conversation = conversation->id,
                               .seq = earlier.seq,
                               .version = earlier.version,
                               .sent_at = earlier.sent_at};
  return Outcome{std::move(reply), {}};
}

protocol::MessageEvent event_of(const ConversationRecord& conversation, const Session& me,
                                const MessageRequest& request, std::vector<std::string> mentions,
                                const Appended& place, base::Millis sent_at) {
  return {.conversation = conversation.id,
          .seq = place.seq,
          .version = place.version,
          .sender = me.username(),
          .receiver = receiver_of(conversation, me.key()),
          .content = request.content,
          .sent_at = sent_at,
          .client_id = request.client_id,
          .reply_to = request.reply_to,
          .mentions = std::move(mentions),
          .attachments = {},
          .composed_at = request.composed_at,
          .via = request.via};
}

protocol::Result<Outcome> send(Services& services, const Session& me, const MessageRequest& request) {
  BANTER_TRY(target, target_of(services, me, request));
  MemberRecord member;
  if (target.conversation) {
    BANTER_TRY(found, require_member(services.conversations, *target.conversation, me.key()));
    member = found;
  }
  if (target.conversation) {
    BANTER_CHECK(require_unblocked(services, me, *target.conversation));
  } else {
    BANTER_CHECK(require_unblocked(services, me, target.partner->key));
  }
  if (!request.attachments.empty()) {
    return refuse(ErrorCode::not_found, "One of the attached files is not on this server.");
  }
  const std::int64_t last_seq = target.conversation ? target.conversation->last_seq : 0;
  if (request.reply_to && *request.reply_to > last_seq) {
    return refuse(ErrorCode::not_found, "The message that this one answers does not exist.");
  }
  if (!target.conversation) {
    // A repeat that goes to somebody else must not leave a conversation behind that nobody has heard of.
    if (auto first = repeated(services, me, request)) return std::move(*first);
  }
  Outcome outcome;
  BANTER_TRY(conversation, open_direct(services, me, target, outcome.steps));
  Mentions mentions;
  if (request.content.contains('@')) {
    BANTER_TRY(found, find_mentions(services, me, {conversation, member}, request.content));
    mentions = std::move(found);
  }
  const base::Millis now = services.clock.wall();
  BANTER_TRY(appended,
             services.messages.append(
                 {.conversation = conversation->key,
                  .sender = me.key(),
                  .client_id = request.client_id ? std::string_view(*request.client_id) : std::string_view(),
                  .content = request.content,
                  .reply_to = request.reply_to,
                  .mentions = mentions,
                  .sent_at = now,
                  .composed_at = request.composed_at,
                  .via = request.via ? std::string_view(*request.via) : std::string_view()}));
  if (const auto* earlier = std::get_if<Earlier>(&appended))
    return first_reply(services, me, request, *earlier);
  const auto& place = std::get<Appended>(appended);
  outcome.reply = protocol::MessageReply{
      .conversation = conversation->id, .seq = place.seq, .version = place.version, .sent_at = now};
  BANTER_TRY(step,
             from_person(services, me, *conversation,
                         event_of(*conversation, me, request, std::move(mentions.names), place, now), place));
  outcome.steps.push_back(std::move(step));
  return outcome;
}

}  // namespace

std::optional<protocol::Result<Outcome>> repeated(Services& services, const Session& me,
                                                  const MessageRequest& request) {
  if (!request.client_id) return std::nullopt;
  auto earlier = services.messages.by_client_id(me.key(), *request.client_id);
  if (!earlier) return std::unexpected(earlier.error());
  if (!*earlier) return std::nullopt;
  return first_reply(services, me, request, **earlier);
}

protocol::Result<Outcome> handle(Services& services, const Session& me, const MessageRequest& request) {
  // The one way round the server that there is; whatever stands here is shown to people and kept.
  if (request.via && *request.via != "peer") {
    return protocol::refuse_field(ErrorCode::invalid_request, "via", "“via” must be peer.");
  }
  auto outcome = send(services, me, request);
  if (outcome || outcome.error().code == ErrorCode::storage_unavailable) return outcome;
  // Refused today, but it may have been accepted before: only then is the slower look worth it.
  if (auto first = repeated(services, me, request)) return std::move(*first);
  return outcome;
}

}  // namespace banter::core
