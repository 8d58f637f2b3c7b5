#include "base/try.hpp"
#include "server/core/files/uploads.hpp"
#include "server/core/files/verbs.hpp"
#include "server/core/messages/send.hpp"

namespace banter::core {
namespace {

using protocol::FileRequest;

// The message that carries the file.
protocol::MessageRequest message_of(const FileRequest& request) {
  return {.conversation = request.conversation,
          .receiver = request.receiver,
          .content = request.content,
          .client_id = request.client_id,
          .reply_to = request.reply_to};
}

// Of base64 that is what it seems to be.
std::int64_t decoded_size(std::string_view base64) {
  const auto padding = base64.ends_with("==") ? 2 : base64.ends_with('=') ? 1 : 0;
  return std::max<std::int64_t>(0, static_cast<std::int64_t>(base64.size() / 4 * 3) - padding);
}

// A repeat has the same name and bytes; the file's id it cannot know.
Fingerprint fingerprint_of(const FileRequest& request, const ContentHash& hash) {
  return fingerprint(request.content, request.reply_to, {request.file_name, base::hex(hash)});
}

Outcome as_file_reply(Outcome outcome, std::string file_id) {
  auto& message = std::get<protocol::MessageReply>(outcome.reply);
  outcome.reply = protocol::FileReply{.conversation = std::move(message.conversation),
                                      .seq = message.seq,
                                      .version = message.version,
                                      .sent_at = message.sent_at,
                                      .file_id = std::move(file_id)};
  return outcome;
}

protocol::Result<Outcome> first_reply(Services& services, const Session& me, const FileRequest& request,
                                      const Earlier& earlier, const Placed& content) {
  BANTER_TRY(reply,
             first_reply(services, me, message_of(request), earlier, fingerprint_of(request, content.hash)));
  BANTER_TRY(file_id, services.messages.first_file(earlier.conversation, earlier.seq));
  return as_file_reply(Outcome{std::move(reply), {}}, std::move(file_id));
}

// `request` without its bytes, which are `content`.
protocol::Result<Outcome> send_file(Services& services, const Session& me, const FileRequest& request,
                                    const Placed& content) {
  if (request.client_id) {
    BANTER_TRY(earlier, services.messages.by_client_id(me.key(), *request.client_id));
    if (earlier) return first_reply(services, me, request, *earlier, content);
  }
  if (!content.hold) {
    // It was sent before, and that message has just been removed for its age.
    return protocol::refuse_for_now(protocol::ErrorCode::rate_limited, "Send the file again.", 1);
  }
  const protocol::MessageRequest message = message_of(request);
  BANTER_TRY(sending, may_send(services, me, message));
  BANTER_CHECK(require_room(services, me, content.size));
  FileRecord file = new_file(services, me, request.file_name, {}, content);
  BANTER_TRY(key, services.files.add(file));
  file.key = key;
  BANTER_TRY(outcome,
             send(services, me, message, sending, {&file, 1}, fingerprint_of(request, content.hash)));
  return as_file_reply(std::move(outcome), std::move(file.id));
}

}  // namespace

protocol::Result<Storing> handle(Services& services, const Session& me, const FileRequest& request) {
  bool is_repeat = false;
  if (request.client_id) {
    BANTER_TRY(earlier, services.messages.by_client_id(me.key(), *request.client_id));
    is_repeat = earlier.has_value();
  }
  if (!is_repeat) {
    // Nothing is stored for who may not send it.
    BANTER_CHECK(may_send(services, me, message_of(request)));
    BANTER_CHECK(require_room(services, me, decoded_size(request.file_data)));
  }
  FileRequest kept{.conversation = request.conversation,
                   .receiver = request.receiver,
                   .file_name = request.file_name,
                   .file_data = {},
                   .content = request.content,
                   .client_id = request.client_id,
                   .reply_to = request.reply_to};
  return Storing{.only_hash = is_repeat,
                 .then = [kept = std::move(kept)](Services& now, const Session& who, const Placed& content) {
                   return send_file(now, who, kept, content);
                 }};
}

}  // namespace banter::core
