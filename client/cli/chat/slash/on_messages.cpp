// /reply, /react, /unreact, /pin and /unpin: what is done to a message that is there.
#include "client/cli/chat/chat.hpp"
#include "client/cli/chat/parts/words.hpp"
#include "client/cli/emoji.hpp"
#include "client/cli/text/visible.hpp"

namespace banter::cli {

bool Chat::in_a_place(std::string_view command) {
  if (!place_.empty()) return true;
  complaint("No conversation is open: /join #room or /dm user first, then /" + std::string(command) + ".");
  return false;
}

/// The number of the message that is meant: `#number` in front of `rest`, or the last one here, or the last
/// one that others have written.
std::optional<std::int64_t> Chat::any_message(std::string& rest, bool of_others) {
  if (const auto number = take_number(rest)) return number;
  const protocol::Message* last = nullptr;
  if (of_others) last = recent_.last_not_of(place_id_, names_.self());
  if (last == nullptr) last = recent_.last_in(place_id_);
  if (last != nullptr) return last->seq;
  complaint("There is no message here; /history shows earlier ones with their numbers.");
  return std::nullopt;
}

void Chat::do_reply(const std::string& rest) {
  if (!in_a_place("reply")) return;
  std::string text = rest;
  const auto seq = any_message(text, true);
  if (!seq) return;
  if (text.empty()) {
    complaint("Answer what? /reply text, or /reply #number text");
    return;
  }
  say(std::move(text), seq);
}

void Chat::do_react(const std::string& rest) {
  if (!in_a_place("react")) return;
  std::string word = rest;
  const auto seq = any_message(word, true);
  if (!seq) return;
  const auto emoji = emoji_of(word);
  if (!emoji) {
    complaint(word.empty() ? "With which emoji? /react 👍, or /react #number :thumbsup:"
                           : "No emoji is called " + visible_line(word, 40) +
                                 " here; Tab behind a colon shows the names, and the emoji itself will do.");
    return;
  }
  ask<protocol::ReactReply>(
      protocol::ReactRequest{.conversation = conversation(), .seq = *seq, .emoji = *emoji}, "react", {});
}

void Chat::do_unreact(const std::string& rest) {
  if (!in_a_place("unreact")) return;
  std::string word = rest;
  const auto number = take_number(word);
  const bool known = reaction_.conversation == place_id_ && (!number || *number == reaction_.seq);
  const auto emoji = word.empty() && known ? std::optional(reaction_.emoji) : emoji_of(word);
  if (!emoji || emoji->empty()) {
    complaint("Which one? /unreact #number emoji");
    return;
  }
  const auto seq = number ? number : known ? std::optional(reaction_.seq) : any_message(word, true);
  if (!seq) return;
  ask<protocol::ReactReply>(
      protocol::ReactRequest{.conversation = conversation(), .seq = *seq, .emoji = *emoji, .remove = true},
      "unreact", {});
}

/// So that /unreact need not be told which.
void Chat::note_own_reaction(const client::ChangedMessage& change) {
  if (change.what == client::ChangedMessage::What::reacted && names_.is_self(change.username))
    reaction_ = change.removed ? client::ChangedMessage{} : change;
}

void Chat::do_pin(const std::string& rest) {
  if (!in_a_place("pin")) return;
  std::string number = rest;
  const auto seq = any_message(number, false);
  if (seq) ask<protocol::PinReply>(protocol::PinRequest{conversation(), *seq}, "pin", {});
}

void Chat::do_unpin(const std::string& rest) {
  if (!in_a_place("unpin")) return;
  std::string number = rest;
  const auto seq = any_message(number, false);
  if (seq) ask<protocol::UnpinReply>(protocol::UnpinRequest{conversation(), *seq}, "unpin", {});
}

}  // namespace banter::cli
