#pragma once

#include "base/log.hpp"
#include "server/storage/sqlite/engine/connection.hpp"

namespace banter::storage::sqlite {

/// Tells the log of a connection's faults: the first of an episode, and its end. A full disk would
/// otherwise fill the log. One thread.
class Complaints {
 public:
  explicit Complaints(base::Log log) : log_(std::move(log)) {}

  void broken(const Connection& connection) {
    if (!complained_) log_.error("{}", connection.fault());
    complained_ = true;
  }
  void cannot_open(const base::Fault& fault) {
    if (!complained_) log_.error("{}", fault.sentence);
    complained_ = true;
  }
  void checkpoint_failed(const Connection& connection) {
    if (!complained_) log_.error("{}: a checkpoint failed: {}", connection.path(), connection.message());
    complained_ = true;
  }
  void works(const Connection& connection) {
    if (complained_) log_.info("{} works again", connection.path());
    complained_ = false;
  }

 private:
  base::Log log_;
  bool complained_ = false;
};

}  // namespace banter::storage::sqlite
