#pragma once

#include <sys/uio.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "server/transports/net/frame_bytes.hpp"

namespace banter::transports {

// What waits to be sent on one connection, first in first out. One thread.
class OutQueue {
 public:
  // `as_message`: with the WebSocket header instead of the line feed. How many bytes that is.
  std::size_t push(core::Frame frame, core::FrameKind kind, bool as_message);

  bool empty() const { return first_ == items_.size(); }
  // Bytes of unsent events, droppable ones included.
  std::size_t event_bytes() const { return bytes_[1] + bytes_[2]; }
  std::size_t reply_bytes() const { return bytes_[0]; }
  // All that has not been sent.
  std::size_t waiting() const { return bytes_[0] + bytes_[1] + bytes_[2] - offset_; }

  // The bytes to send next, as pieces: how many of `pieces` are filled.
  std::size_t gather(std::span<iovec> pieces) const;
  // The same copied one behind the other, cut where `into` ends: how many bytes.
  std::size_t join(std::span<char> into) const;
  // The first `bytes` have gone out.
  void sent(std::size_t bytes);
  // The first `bytes` have been handed to TLS, which did not send them but will want to see them again.
  void pin(std::size_t bytes) { pinned_ = bytes; }

  // Take out the frames of which nothing has been sent or pinned.
  void drop_droppable();
  void drop_events();

  // As new, but with its memory.
  void clear();
  // Whether that memory is more than should be kept for others.
  bool is_big() const { return items_.capacity() > 64; }

 private:
  struct Item {
    core::Frame frame;
    core::FrameKind kind;
    bool as_message;

    std::string_view bytes() const { return as_message ? frame->message() : frame->line(); }
  };

  template <class Predicate>
  void drop(Predicate&& unwanted);

  std::vector<Item> items_;
  std::size_t first_ = 0;               // of items_ that is not sent
  std::size_t offset_ = 0;              // bytes of it that are
  std::size_t pinned_ = 0;              // bytes behind offset_
  std::array<std::size_t, 3> bytes_{};  // that wait, by FrameKind; the first item counts whole
};

}  // namespace banter::transports
