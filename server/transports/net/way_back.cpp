#include "server/transports/net/way_back.hpp"

#include "server/transports/net/loop.hpp"

namespace banter::transports {

void Door::pass(core::ConnectionId to, Act act) {
  std::lock_guard hold(mutex_);
  if (loop_ == nullptr) return;
  loop_->run([&loop = *loop_, to, act = std::move(act)]() mutable {
    if (Connection* const connection = loop.find(to)) connection->wake(act);
  });
}

void Door::close() {
  std::lock_guard hold(mutex_);
  loop_ = nullptr;
}

}  // namespace banter::transports
