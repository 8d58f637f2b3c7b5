#pragma once

#include "base/clock.hpp"
#include "base/log.hpp"
#include "server/core/ports/storage.hpp"

namespace banter::core {

// Removes the messages that are older than they are to be kept, once an hour, in pieces so small that nobody
// waits for them. Each piece is a transaction of its own, between those of the requests. Core thread.
class Sweeper {
 public:
  // `server_days`: how long messages are kept where a room says nothing else; 0: for ever.
  Sweeper(Storage& storage, const base::Clock& clock, std::int64_t server_days, base::Log& log);

  // When work() has something to do; in steady milliseconds.
  base::Millis due() const { return due_; }
  // Does one piece if it is due. No transaction is under way.
  void work();

 private:
  // How many messages it removed. What it has looked through it remembers.
  protocol::Result<std::size_t> piece();
  void finish_round();

  Storage& storage_;
  const base::Clock& clock_;
  const std::int64_t server_days_;
  base::Log& log_;
  base::Millis due_;
  ConversationKey done_;     // of this round, all up to this one
  bool at_end_ = false;      // of the conversations
  std::size_t removed_ = 0;  // in this round
};

}  // namespace banter::core
