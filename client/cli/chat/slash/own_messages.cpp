// /edit and /delete
#include "client/cli/chat/chat.hpp"
#include "client/cli/chat/parts/words.hpp"

namespace banter::cli {

/// The number of the message that /edit and /delete mean: `#number` in front of `rest`, or the last own one.
std::optional<std::int64_t> Chat::own_message(std::string& rest) {
  if (const auto number = take_number(rest)) return number;
  const protocol::Message* last = place_id_.empty() ? nullptr : recent_.last_of(place_id_, names_.self());
  if (last != nullptr) return last->seq;
  complaint("There is no message of yours here; /history shows earlier ones with their numbers.");
  return std::nullopt;
}

void Chat::do_edit(const std::string& rest) {
  std::string text = rest;
  if (text.empty()) {
    complaint("Change it to what? /edit text, or /edit #number text");
    return;
  }
  const auto seq = own_message(text);
  if (!seq) return;
  ask<protocol::EditReply>(
      protocol::EditRequest{.conversation = conversation(), .seq = *seq, .content = text}, "edit",
      [](const protocol::EditReply&) {});
}

void Chat::do_delete(const std::string& rest) {
  std::string number = rest;
  const auto seq = own_message(number);
  if (!seq) return;
  ask<protocol::DeleteReply>(protocol::DeleteRequest{.conversation = conversation(), .seq = *seq}, "delete",
                             [](const protocol::DeleteReply&) {});
}

}  // namespace banter::cli
