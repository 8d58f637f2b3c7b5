#include "tests/simulation/view.hpp"

#include <algorithm>

namespace banter::simulation {

void View::show(const std::string& where, std::int64_t first, std::int64_t last) {
  Conversation& there = conversations_[where];
  if (there.last && first != *there.last + 1)
    complaint_ = "message " + std::to_string(first) + " of " + where + " is told behind " +
                 std::to_string(*there.last);
  there.last = last;
}

void View::begin(const std::string& conversation, std::int64_t last) {
  Conversation& there = conversations_[conversation];
  if (!there.last) there.last = last;
}

void View::take(const client::News& news) {
  if (const auto* fresh = std::get_if<client::NewMessage>(&news)) {
    const protocol::Message& message = fresh->message;
    show(message.conversation, message.seq, message.seq);
    conversations_[message.conversation].messages[message.seq] = {message.content, message.deleted,
                                                                  message.version};
  } else if (const auto* skipped = std::get_if<client::Skipped>(&news)) {
    show(skipped->conversation, skipped->first_seq, skipped->last_seq);
  } else if (const auto* changed = std::get_if<client::ChangedMessage>(&news)) {
    using What = client::ChangedMessage::What;
    auto& messages = conversations_[changed->conversation].messages;
    const auto found = messages.find(changed->seq);
    if (found == messages.end()) return;
    Shown& shown = found->second;
    shown.version = std::max(shown.version, changed->version);
    if (changed->what == What::edited) shown.content = changed->content;
    if (changed->what == What::deleted) shown = {.content = {}, .deleted = true, .version = shown.version};
  } else if (const auto* lost = std::get_if<client::Lost>(&news)) {
    complaint_ = "conversation " + lost->conversation + " is lost: " + lost->reason;
  }
}

void View::take(const client::Sync::Opened& opened) {
  Conversation& there = conversations_[opened.conversation];
  for (const protocol::Message& message : opened.page.messages) {
    if (message.seq > there.last.value_or(message.seq - 1))
      show(opened.conversation, message.seq, message.seq);
    Shown& shown = there.messages[message.seq];
    if (message.version >= shown.version) shown = {message.content, message.deleted, message.version};
  }
}

}  // namespace banter::simulation
