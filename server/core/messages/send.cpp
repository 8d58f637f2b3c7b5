#include "server/core/messages/send.hpp"

#include "base/try.hpp"
#include "protocol/names.hpp"
#include "server/core/access/blocking.hpp"
#include "server/core/conversations/open_direct.hpp"
#include "server/core/messages/mentions.hpp"

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

protocol::MessageEvent event_of(const ConversationRecord& conversation, const Session& me,
                                const MessageRequest& request, std::vector<std::string> mentions,
                                std::span<const FileRecord> files, const Appended& place,
                                base::Millis sent_at) {
  std::vector<protocol::Attachment> attachments;
  for (const FileRecord& file : files)
    attachments.push_back(attachment_of(file));

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
          .attachments = std::move(attachments),
          .composed_at = request.composed_at,
          .via = request.via};
}

}  // namespace

protocol::Result<protocol::MessageReply> first_reply(Services& services, const Session& me,
                                                     const MessageRequest& request, const Earlier& earlier,
                                                     const Fingerprint& fingerprint) {
  BANTER_TRY(conversation, services.conversations.by_key(earlier.conversation));
  if (!conversation || !goes_to(services, me, request, *conversation) || fingerprint != earlier.fingerprint)
    return refuse(ErrorCode::conflict, "Another message was sent under this client_id; use a new one.");
  return protocol::MessageReply{.conversation = conversation->id,
                                .seq = earlier.seq,
                                .version = earlier.version,
                                .sent_at = earlier.sent_at};
}

protocol::Result<Sending> may_send(Services& services, const Session& me, const MessageRequest& request) {
  BANTER_TRY(target, target_of(services, me, request));
  Sending sending{.target = std::move(target)};
  const ConversationPtr& conversation = sending.target.conversation;
  if (conversation) {
    BANTER_TRY(member, require_member(services.conversations, *conversation, me.key()));
    sending.member = member;
    BANTER_CHECK(require_unblocked(services, me, *conversation));
  } else {
    BANTER_CHECK(require_unblocked(services, me, sending.target.partner->key));
  }
  if (request.reply_to && *request.reply_to > (conversation ? conversation->last_seq : 0))
    return refuse(ErrorCode::not_found, "The message that this one answers does not exist.");
  return sending;
}

protocol::Result<Outcome> send(Services& services, const Session& me, const MessageRequest& request,
                               const Sending& sending, std::span<const FileRecord> files,
                               const std::optional<Fingerprint>& kept) {
  const auto first = [&](const Earlier& earlier) -> protocol::Result<Outcome> {
    BANTER_TRY(reply, first_reply(services, me, request, earlier,
                                  kept ? *kept : fingerprint(request.content, request.reply_to, {})));
    return Outcome{std::move(reply), {}};
  };
  if (!sending.target.conversation && request.client_id) {
    // A repeat that goes to somebody else must not leave a conversation behind that nobody has heard of.
    BANTER_TRY(earlier, services.messages.by_client_id(me.key(), *request.client_id));
    if (earlier) return first(*earlier);
  }
  Outcome outcome;
  BANTER_TRY(conversation, open_direct(services, me, sending.target, outcome.steps));
  Mentions mentions;
  if (request.content.contains('@')) {
    BANTER_TRY(found, find_mentions(services, me, {conversation, sending.member}, request.content));
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
                  .via = request.via ? std::string_view(*request.via) : std::string_view(),
                  .attachments = files,
                  .fingerprint = kept}));
  if (const auto* earlier = std::get_if<Earlier>(&appended)) return first(*earlier);
  const auto& place = std::get<Appended>(appended);
  outcome.reply = protocol::MessageReply{
      .conversation = conversation->id, .seq = place.seq, .version = place.version, .sent_at = now};
  BANTER_TRY(
      step,
      from_person(services, me, *conversation,
                  event_of(*conversation, me, request, std::move(mentions.names), files, place, now), place));
  outcome.steps.push_back(std::move(step));
  return outcome;
}

}  // namespace banter::core
