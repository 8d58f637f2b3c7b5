#include "server/blobs/disk/faults.hpp"

#include <cerrno>

namespace banter::blobs::disk {
namespace {

constexpr std::chrono::seconds kQuiet{10};

bool is_full(int error) {
  return error == ENOSPC || error == EDQUOT || error == EFBIG;
}

}  // namespace

std::unexpected<protocol::Error> Faults::refuse(const base::Fault& fault) {
  report(fault);
  return protocol::refuse(protocol::ErrorCode::storage_unavailable,
                          is_full(fault.os_error) ? "The server has no room for files left."
                                                  : "The server cannot store or read files right now.");
}

void Faults::report(const base::Fault& fault) {
  const auto now = std::chrono::steady_clock::now();
  const std::lock_guard hold(mutex_);
  if (now < quiet_until_ && fault.os_error == last_) {
    ++untold_;
    return;
  }
  if (untold_ > 0) log_.error("Files: {} more faults like the last one", untold_);
  log_.error("Files: {}", fault.sentence);
  untold_ = 0;
  last_ = fault.os_error;
  quiet_until_ = now + kQuiet;
}

}  // namespace banter::blobs::disk
