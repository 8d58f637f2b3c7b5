#include "client/cli/chat/names.hpp"

#include "protocol/names.hpp"

namespace banter::cli {
namespace {

// More than a person has; a server that names more shall not fill the memory.
constexpr std::size_t kMost = 100'000;

/// Whether a person can have typed it: what a server that means harm calls a conversation shall not get into
/// the line.
bool is_name(const std::string& name) {
  if (name.starts_with('@')) return protocol::is_username(std::string_view(name).substr(1));
  return protocol::is_room_name(name);
}

}  // namespace

bool Names::is_self(const std::string& username) const {
  return protocol::fold_name(username) == protocol::fold_name(self_);
}

std::string Names::name_of(const protocol::ConversationRow& row) {
  return row.receiver.starts_with('#') ? row.receiver : "@" + row.receiver;
}

void Names::put(const protocol::ConversationRow& row) {
  if (row.left) {
    rows_.erase(row.conversation);
    return;
  }
  if (names_.size() >= kMost) return;
  rows_.insert_or_assign(row.conversation, row);
  names_[row.conversation] = name_of(row);
  ids_[protocol::fold_name(name_of(row))] = row.conversation;
}

void Names::arranged(const protocol::ArrangedEvent& event) {
  const auto found = rows_.find(event.conversation);
  if (found == rows_.end()) return;
  if (event.muted_until) found->second.muted_until = event.muted_until;
  if (event.mentions_only) found->second.mentions_only = *event.mentions_only;
  if (event.pinned) found->second.pinned = *event.pinned;
}

void Names::set_topic(const std::string& id, const std::string& topic) {
  if (const auto found = rows_.find(id); found != rows_.end()) found->second.topic = topic;
}

void Names::learn_person(const std::string& username) {
  if (people_.size() < kMost && protocol::is_username(username) && !is_self(username))
    people_.try_emplace("@" + protocol::fold_name(username), "@" + username);
}

const protocol::ConversationRow* Names::row(const std::string& id) const {
  const auto found = rows_.find(id);
  return found == rows_.end() ? nullptr : &found->second;
}

void Names::learn(const protocol::Message& message) {
  learn_person(message.sender);
  if (names_.contains(message.conversation) || message.receiver.empty() || message.hidden ||
      names_.size() >= kMost)
    return;
  const bool room = message.receiver.starts_with('#');
  const std::string& partner = is_self(message.sender) ? message.receiver : message.sender;
  const std::string name = room ? message.receiver : "@" + partner;
  names_[message.conversation] = name;
  ids_[protocol::fold_name(name)] = message.conversation;
}

std::string Names::id_of(const std::string& name) const {
  const auto found = ids_.find(protocol::fold_name(name));
  return found == ids_.end() ? std::string() : found->second;
}

std::string Names::name_of(const std::string& id) const {
  const auto found = names_.find(id);
  return found == names_.end() ? id : found->second;
}

std::vector<std::string> Names::beginning_with(const std::string& start) const {
  const std::string folded = protocol::fold_name(start);
  std::vector<std::string> found;
  for (auto at = ids_.lower_bound(folded); at != ids_.end() && at->first.starts_with(folded); ++at) {
    std::string name = name_of(at->second);
    if (is_name(name)) found.push_back(std::move(name));
  }
  for (auto at = people_.lower_bound(folded); at != people_.end() && at->first.starts_with(folded); ++at) {
    if (!ids_.contains(at->first)) found.push_back(at->second);
  }
  return found;
}

}  // namespace banter::cli
