#include "client/cli/chat/parts/typing.hpp"

#include <iterator>

#include "protocol/names.hpp"

namespace banter::cli {
namespace {

constexpr base::Millis kAgainAfter = 3'000;
constexpr base::Millis kSilence = 6'000;
constexpr std::size_t kMost = 1'000;  // conversations in which somebody writes, and who writes in one

}  // namespace

void OwnTyping::typed(const std::string& conversation) {
  if (conversation != where_) stopped();
  const base::Millis now = ports_.now();
  last_ = now;
  if (where_.empty() || now - told_ >= kAgainAfter) {
    where_ = conversation;
    told_ = now;
    ports_.tell(conversation, true);
  }
  if (!std::exchange(watching_, true)) watch(kSilence);
}

void OwnTyping::stopped() {
  if (where_.empty()) return;
  ports_.tell(std::exchange(where_, {}), false);
}

void OwnTyping::watch(base::Millis wait) {
  ports_.later(wait, [this] {
    const base::Millis left = last_ + kSilence - ports_.now();
    watching_ = !where_.empty() && left > 0;
    if (watching_) {
      watch(left);
    } else {
      stopped();
    }
  });
}

void Writers::came(const std::string& conversation, const std::string& username, base::Millis until) {
  if (!protocol::is_username(username)) return;
  if (!until_.contains(conversation) && until_.size() >= kMost) return;
  auto& there = until_[conversation];
  if (there.size() < kMost) there[username] = until;
}

void Writers::gone(const std::string& conversation, const std::string& username) {
  const auto found = until_.find(conversation);
  if (found == until_.end()) return;
  found->second.erase(username);
  if (found->second.empty()) until_.erase(found);
}

bool Writers::any(base::Millis now) {
  for (auto at = until_.begin(); at != until_.end();) {
    std::erase_if(at->second, [&](const auto& one) { return one.second <= now; });
    at = at->second.empty() ? until_.erase(at) : std::next(at);
  }
  return !until_.empty();
}

std::string Writers::words(const std::string& conversation, base::Millis now) {
  const auto found = until_.find(conversation);
  if (found == until_.end()) return {};
  auto& there = found->second;
  std::erase_if(there, [&](const auto& one) { return one.second <= now; });
  if (there.empty()) {
    until_.erase(found);
    return {};
  }
  if (there.size() == 1) return there.begin()->first + " is writing …";
  if (there.size() == 2) return there.begin()->first + " and " + there.rbegin()->first + " are writing …";
  return std::to_string(there.size()) + " people are writing …";
}

}  // namespace banter::cli
