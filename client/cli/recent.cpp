#include "client/cli/recent.hpp"

#include "client/cli/text/visible.hpp"
#include "protocol/names.hpp"

namespace banter::cli {
namespace {

constexpr std::size_t kQuoted = 40;
constexpr std::size_t kEmoji = 16;

std::string quoted(const std::string& content) {
  return "\"" + visible_line(content, kQuoted) + "\"";
}

}  // namespace

void Recent::add(const protocol::Message& message) {
  protocol::Message& kept = messages_[Place{message.conversation, message.seq}];
  kept = message;
  // Lists that a server can make long, and that no change tells of.
  kept.mentions = {};
  kept.attachments = {};
  kept.reactions = {};
  kept.highlights = {};
  if (messages_.size() <= most_) return;
  // The oldest of the same conversation goes, or whatever is first.
  const auto oldest = messages_.lower_bound(Place{message.conversation, 0});
  messages_.erase(oldest->first.second == message.seq ? messages_.begin() : oldest);
}

std::optional<std::string> Recent::words_for(const client::ChangedMessage& change) {
  using What = client::ChangedMessage::What;
  const auto found = messages_.find(Place{change.conversation, change.seq});
  const std::string number = "message " + std::to_string(change.seq);
  if (change.what == What::edited) {
    if (found == messages_.end()) return number + " was changed to: " + change.content;
    protocol::Message& message = found->second;
    if (message.content == change.content || message.deleted) return std::nullopt;
    const std::string before = std::exchange(message.content, change.content);
    message.edited_at = change.at;
    return message.sender + " has changed " + quoted(before) + " to: " + change.content;
  }
  if (change.what == What::reacted || change.what == What::pinned)
    return words_for_mark(change, found == messages_.end() ? number : quoted(found->second.content));
  if (change.what != What::deleted) return std::nullopt;
  if (found == messages_.end())
    return number + " was deleted" + (change.username.empty() ? "" : " by " + change.username);
  protocol::Message& message = found->second;
  if (message.deleted) return std::nullopt;
  message.deleted = true;
  const bool own =
      change.username.empty() || protocol::fold_name(change.username) == protocol::fold_name(message.sender);
  if (own) return message.sender + " has deleted " + quoted(message.content);
  return change.username + " has deleted " + quoted(message.content) + " by " + message.sender;
}

std::optional<std::string> Recent::words_for_mark(const client::ChangedMessage& change,
                                                  const std::string& which) const {
  const std::string who = change.username.empty() ? "somebody" : change.username;
  if (change.what == client::ChangedMessage::What::pinned)
    return who + (change.removed ? " has unpinned " : " has pinned ") + which;
  const std::string emoji = visible_line(change.emoji, kEmoji);
  return change.removed ? who + " has taken " + emoji + " back from " + which
                        : who + " reacts " + emoji + " to " + which;
}

const protocol::Message* Recent::last_in(const std::string& conversation) const {
  return last_where(conversation, [](const auto&) { return true; });
}

const protocol::Message* Recent::last_not_of(const std::string& conversation,
                                             const std::string& sender) const {
  return last_where(conversation, [folded = protocol::fold_name(sender)](const auto& message) {
    return protocol::fold_name(message.sender) != folded;
  });
}

const protocol::Message* Recent::last_of(const std::string& conversation, const std::string& sender) const {
  return last_where(conversation, [folded = protocol::fold_name(sender)](const auto& message) {
    return protocol::fold_name(message.sender) == folded;
  });
}

const protocol::Message* Recent::last_where(
    const std::string& conversation, const std::function<bool(const protocol::Message&)>& holds) const {
  const protocol::Message* last = nullptr;
  for (auto at = messages_.lower_bound(Place{conversation, 0});
       at != messages_.end() && at->first.first == conversation; ++at) {
    const protocol::Message& message = at->second;
    if (!message.deleted && !message.hidden && holds(message)) last = &message;
  }
  return last;
}

}  // namespace banter::cli
