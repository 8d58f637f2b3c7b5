#pragma once

#include <algorithm>
#include <string>
#include <utility>

#include "tests/harness/stream.hpp"

namespace banter::harness {

// Gives what a server might send, a few bytes at a time, then closes; keeps what is written.
class ScriptedStream : public Stream {
 public:
  ScriptedStream(std::string incoming, std::string& written)
      : incoming_(std::move(incoming)), written_(written) {}

  bool write(std::string_view bytes, Deadline) override {
    written_ += bytes;
    return true;
  }
  Read read(std::span<char> into, Deadline) override {
    if (incoming_.empty()) return {.why = Ended::closed};
    const std::size_t bytes = std::min({into.size(), incoming_.size(), std::size_t{3}});
    incoming_.copy(into.data(), bytes);
    incoming_.erase(0, bytes);
    return {.bytes = bytes};
  }
  int descriptor() const override { return -1; }
  void finish_writing() override {}

 private:
  std::string incoming_;
  std::string& written_;
};

}  // namespace banter::harness
