#include "client/cli/chat/parts/people.hpp"

#include "client/cli/text/style.hpp"
#include "client/cli/text/visible.hpp"
#include "protocol/names.hpp"

namespace banter::cli {
namespace {

// More than anybody talks to; a server that tells of more shall not fill the memory.
constexpr std::size_t kMost = 10'000;
constexpr std::size_t kMostWords = 40;  // code points of a prompt that are left to somebody else

}  // namespace

void People::learn(const std::string& username, protocol::Status status,
                   const std::optional<std::string>& text) {
  const std::string name = protocol::fold_name(username);
  if (known_.size() >= kMost && !known_.contains(name)) return;
  Known& known = known_[name];
  known.status = status;
  if (text) known.text = visible_line(*text, kMostWords);
}

void People::came(const protocol::PresenceEvent& event) {
  learn(event.username, event.status, event.text.value_or(""));
}

std::string People::words(const std::string& username) const {
  const auto found = known_.find(protocol::fold_name(username));
  if (found == known_.end() || found->second.status == protocol::Status::offline) return {};
  std::string words(protocol::name_of(found->second.status));
  if (!found->second.text.empty()) words += ": " + found->second.text;
  return words;
}

std::string presence_text(protocol::Status status, const std::optional<std::string>& text,
                          const std::optional<std::int64_t>& last_seen) {
  std::string words(protocol::name_of(status));
  if (status == protocol::Status::offline && last_seen) words += ", last seen " + stamp_text(*last_seen);
  if (text && !text->empty()) words += ": " + *text;
  return words;
}

}  // namespace banter::cli
