#include "client/cli/recent.hpp"

#include "client/cli/text/visible.hpp"
#include "protocol/names.hpp"

namespace banter::cli {
namespace {

constexpr std::size_t kQuoted = 40;

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

const protocol::Message* Recent::last_of(const std::string& conversation, const std::string& sender) const {
  const protocol::Message* last = nullptr;
  for (auto at = messages_.lower_bound(Place{conversation, 0});
       at != messages_.end() && at->first.first == conversation; ++at) {
    const bool theirs = protocol::fold_name(at->second.sender) == protocol::fold_name(sender);
    if (theirs && !at->second.deleted && !at->second.hidden) last = &at->second;
  }
  return last;
}

}  // namespace banter::cli
