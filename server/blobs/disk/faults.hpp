#pragma once

#include <chrono>
#include <mutex>

#include "base/fault.hpp"
#include "base/log.hpp"
#include "protocol/error.hpp"

namespace banter::blobs::disk {

// What becomes of a disk's faults: a line in the log, and a sentence for whom it concerns. Any thread.
class Faults {
 public:
  explicit Faults(base::Log log) : log_(std::move(log)) {}

  // storage_unavailable, after a report.
  std::unexpected<protocol::Error> refuse(const base::Fault& fault);
  // A full disk fails every request, so that not every fault becomes a line: one in ten seconds, unless it is
  // of another kind than the last one.
  void report(const base::Fault& fault);

 private:
  const base::Log log_;
  std::mutex mutex_;
  std::chrono::steady_clock::time_point quiet_until_{};
  int last_ = 0;
  long untold_ = 0;
};

}  // namespace banter::blobs::disk
