#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <utility>

#include "server/core/keys.hpp"

namespace banter::transports {

class Loop;

// What is to happen on a connection's loop.
using Act = std::move_only_function<void()>;

// Where other threads knock at a loop, which may be gone by then.
class Door {
 public:
  explicit Door(Loop& loop) : loop_(&loop) {}

  // Runs `act` on the loop's thread if the connection is still there. Any thread.
  void pass(core::ConnectionId to, Act act);
  // The loop is about to go.
  void close();

 private:
  std::mutex mutex_;
  Loop* loop_;
};

// The way back to a connection for those who work for it on other threads. May be kept for longer than there
// is a connection, or a loop.
class WayBack {
 public:
  WayBack(std::shared_ptr<Door> door, core::ConnectionId to) : door_(std::move(door)), to_(to) {}

  // Any thread.
  void operator()(Act act) const { door_->pass(to_, std::move(act)); }

 private:
  std::shared_ptr<Door> door_;
  core::ConnectionId to_;
};

}  // namespace banter::transports
