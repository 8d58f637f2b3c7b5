#include "base/try.hpp"
#include "server/core/access/files.hpp"
#include "server/core/messages/send.hpp"
#include "server/core/messages/verbs.hpp"

namespace banter::core {
namespace {

using protocol::ErrorCode;
using protocol::MessageRequest;

Fingerprint fingerprint_of(const MessageRequest& request) {
  return fingerprint(request.content, request.reply_to, request.attachments);
}

protocol::Result<Outcome> send(Services& services, const Session& me, const MessageRequest& request) {
  BANTER_TRY(sending, may_send(services, me, request));
  if (request.attachments.empty()) return send(services, me, request, sending, {}, std::nullopt);
  BANTER_TRY(files, find_attachments(services.files, me.key(), request.attachments));
  return send(services, me, request, sending, files, fingerprint_of(request));
}

}  // namespace

std::optional<protocol::Result<Outcome>> repeated(Services& services, const Session& me,
                                                  const MessageRequest& request) {
  if (!request.client_id) return std::nullopt;
  auto earlier = services.messages.by_client_id(me.key(), *request.client_id);
  if (!earlier) return std::unexpected(earlier.error());
  if (!*earlier) return std::nullopt;
  auto reply = first_reply(services, me, request, **earlier, fingerprint_of(request));
  if (!reply) return std::unexpected(std::move(reply).error());
  return Outcome{std::move(*reply), {}};
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
