#pragma once

#include <cstdint>
#include <memory>

#include "server/core/ports/blobs.hpp"
#include "server/transports/http/exchange.hpp"

namespace banter::transports::http::files {

// A part of a file on its way to a client. Bytes that are in the system's memory are read when the client
// takes them; others are fetched from the disk before, a window at a time.
class ContentOutflow final : public Outflow {
 public:
  // Of the bytes from `first` on, which are there. `exchange` is the one that it belongs to.
  ContentOutflow(const Exchange& exchange, std::shared_ptr<core::Content> content, std::int64_t first,
                 std::int64_t bytes)
      : exchange_(exchange), content_(std::move(content)), at_(first), end_(first + bytes) {}

  std::int64_t left() const override { return end_ - at_; }
  protocol::Result<std::optional<std::size_t>> look(std::span<char> into, std::size_t at_least) override;
  void sent(std::size_t bytes) override { at_ += static_cast<std::int64_t>(bytes); }

 private:
  protocol::Result<std::optional<std::size_t>> read_window(std::span<char> into, std::size_t at_least);
  void fetch(std::int64_t from);

  const Exchange& exchange_;
  std::shared_ptr<core::Content> content_;
  std::int64_t at_;
  std::int64_t end_;
  std::int64_t fetched_ = 0;     // up to here a read hardly waits
  base::Millis fetched_at_ = 0;  // when that was so
  bool is_fetching_ = false;
  std::optional<protocol::Error> failed_;
};

}  // namespace banter::transports::http::files
