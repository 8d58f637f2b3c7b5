#include "client/core/outbox/draft.hpp"

#include <fmt/core.h>

#include "base/clock.hpp"
#include "base/random.hpp"
#include "base/utf8.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "protocol/names.hpp"

namespace banter::client {

std::optional<Failure> objection_to(const Draft& draft) {
  constexpr auto kMost = static_cast<std::size_t>(protocol::limit::content_bytes);
  const auto wrong = [](std::string sentence) {
    return Failure{.kind = FailureKind::fix, .sentence = std::move(sentence)};
  };
  if (draft.conversation.value_or("").empty() && draft.receiver.value_or("").empty())
    return wrong("The message has no receiver.");
  if (draft.content.empty() && draft.attachments.empty())
    return wrong("There is nothing to send: the message is empty.");
  if (!base::is_utf8(draft.content)) return wrong("The message is not UTF-8 text.");
  if (draft.content.find('\0') != std::string::npos)
    return wrong("The message holds a zero byte, which no text does.");
  if (draft.content.size() > kMost)
    return wrong(fmt::format("The message has {} bytes; {} is the most. Send it in parts, or as a file.",
                             draft.content.size(), kMost));
  if (draft.attachments.size() > static_cast<std::size_t>(protocol::limit::attachments))
    return wrong(fmt::format("A message carries at most {} files.", protocol::limit::attachments));
  return std::nullopt;
}

Outcome<std::string> client_id_or_new(std::string chosen) {
  if (chosen.empty()) return base::uuid7(base::SystemClock().wall());
  if (chosen.size() > static_cast<std::size_t>(protocol::limit::client_id_bytes) ||
      !protocol::is_printable_ascii(chosen))
    return fail(FailureKind::fix, "A client id has 1 to 64 printable ASCII characters.");
  return chosen;
}

protocol::MessageRequest request_of(const Draft& draft, std::string client_id) {
  protocol::MessageRequest request;
  request.conversation = draft.conversation;
  if (!request.conversation) request.receiver = draft.receiver;
  request.content = draft.content;
  request.client_id = std::move(client_id);
  request.reply_to = draft.reply_to;
  request.attachments = draft.attachments;
  return request;
}

}  // namespace banter::client
