#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "protocol/error.hpp"

namespace banter::transports {

// Many bytes on their way out, which are nowhere in memory until the client takes them. They follow what is
// queued on the connection. On its loop.
class Outflow {
 public:
  virtual ~Outflow() = default;

  // How many bytes are still to be sent.
  virtual std::int64_t left() const = 0;
  // The next bytes, as many as fit, without waiting for a disk: fewer than `at_least` never come. None when
  // they are not at hand; then the connection is told as soon as they are.
  virtual protocol::Result<std::optional<std::size_t>> look(std::span<char> into, std::size_t at_least) = 0;
  // So many of them were sent.
  virtual void sent(std::size_t bytes) = 0;
};

}  // namespace banter::transports
