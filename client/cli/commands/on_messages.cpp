// react, pin, unpin, read: what is done to a message that is there.
#include "client/cli/commands/commands.hpp"
#include "client/cli/commands/shared.hpp"
#include "client/cli/emoji.hpp"
#include "protocol/generated/cpp/messages.hpp"
#include "protocol/generated/cpp/receipts.hpp"

namespace banter::cli {
namespace {

// The server takes what lies behind the newest message for the newest.
constexpr std::int64_t kNewest = 9'007'199'254'740'991;

}  // namespace

Outcome<void> run(Context& context, const ReactCommand& command) {
  const auto emoji = emoji_of(command.emoji);
  if (!emoji)
    return client::fail(client::FailureKind::fix,
                        "No emoji is called " + command.emoji + " here; the emoji itself will do.");
  return perform(context, "react",
                 protocol::ReactRequest{.conversation = conversation_of(command.place),
                                        .seq = command.seq,
                                        .emoji = *emoji,
                                        .remove = command.remove},
                 "");
}

Outcome<void> run(Context& context, const PinCommand& command) {
  return perform(context, "pin", protocol::PinRequest{conversation_of(command.place), command.seq}, "");
}

Outcome<void> run(Context& context, const UnpinCommand& command) {
  return perform(context, "unpin", protocol::UnpinRequest{conversation_of(command.place), command.seq}, "");
}

Outcome<void> run(Context& context, const ReadCommand& command) {
  return perform(
      context, "read",
      protocol::ReadRequest{conversation_of(command.place), command.seq == 0 ? kNewest : command.seq}, "");
}

}  // namespace banter::cli
