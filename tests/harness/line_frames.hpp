#pragma once

#include "tests/harness/frames.hpp"

namespace banter::harness {

// One JSON object a line.
class LineFrames : public Frames {
 public:
  explicit LineFrames(std::unique_ptr<Stream> stream) : stream_(std::move(stream)) {}

  bool send(std::string_view frame, Deadline deadline) override;
  bool send_all(const std::vector<std::string>& frames, Deadline deadline) override;
  std::expected<std::string, Ended> receive(Deadline deadline) override;
  Stream& stream() override { return *stream_; }

 private:
  std::unique_ptr<Stream> stream_;
  std::string buffer_;
  std::size_t searched_ = 0;  // of buffer_, and held no line end
};

}  // namespace banter::harness
