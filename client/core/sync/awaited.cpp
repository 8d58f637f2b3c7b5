// What Sync does with conversations that were opened before anything was written there: all in them is news.
#include <algorithm>

#include "client/core/sync/sync.hpp"
#include "protocol/names.hpp"

namespace banter::client {
namespace {

// More than anybody opens.
constexpr std::size_t kMostAwaited = 1'000;
constexpr base::Millis kAskAgainAfter = 2'000;

}  // namespace

std::string Sync::name_of(const protocol::MessageEvent& message) const {
  if (message.receiver.starts_with('#')) return protocol::fold_name(message.receiver);
  const bool own = protocol::fold_name(message.sender) == protocol::fold_name(self_);
  return "@" + protocol::fold_name(own ? message.receiver : message.sender);
}

void Sync::await(const std::string& name) {
  const bool known = std::ranges::find(awaited_, name) != awaited_.end();
  if (!known && awaited_.size() < kMostAwaited) awaited_.push_back(name);
}

/// Whether it was awaited; it no longer is.
bool Sync::take_awaited(const std::string& name) {
  return std::erase(awaited_, name) > 0;
}

/// What was written there while there was no connection, no event tells any more.
void Sync::ask_awaited(const std::string& name) {
  const protocol::HistoryRequest request{.conversation = name, .before = {}, .after = {}, .limit = 1};
  ports_.ask(request, [this, name, life = life_](const Outcome<protocol::Reply>& reply) {
    if (life != life_) return;
    if (!reply) {
      if (!is_passing(reply.error())) return;
      ports_.later(std::max(kAskAgainAfter, reply.error().retry_after.value_or(0)), [this, name, life] {
        if (life == life_) ask_awaited(name);
      });
      return;
    }
    const auto& page = std::get<protocol::HistoryReply>(*reply);
    if (page.messages.empty() || page.messages.back().conversation.empty()) return;
    const protocol::Message& newest = page.messages.back();
    if (take_awaited(name)) follow(newest.conversation, 0, 0);
    // An own message, sent again, may have made it known meanwhile, and told less than there is.
    Followed* followed = find(newest.conversation);
    if (followed == nullptr) return;
    followed->head = std::max(followed->head, newest.version);
    if (followed->head > followed->version) catch_up(newest.conversation);
  });
}

}  // namespace banter::client
