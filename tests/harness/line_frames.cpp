#include "tests/harness/line_frames.hpp"

#include <array>

namespace banter::harness {

bool LineFrames::send(std::string_view frame, Deadline deadline) {
  return stream_->write(std::string(frame) + "\n", deadline);
}

bool LineFrames::send_all(const std::vector<std::string>& frames, Deadline deadline) {
  std::string bytes;
  for (const std::string& frame : frames)
    bytes += frame + "\n";
  return stream_->write(bytes, deadline);
}

std::expected<std::string, Ended> LineFrames::receive(Deadline deadline) {
  std::array<char, 16384> block;
  for (;;) {
    if (const auto end = buffer_.find('\n', searched_); end != std::string::npos) {
      std::string line = buffer_.substr(0, end);
      buffer_.erase(0, end + 1);
      searched_ = 0;
      return line;
    }
    searched_ = buffer_.size();
    const auto [bytes, why] = stream_->read(block, deadline);
    if (bytes == 0) return std::unexpected(why);
    buffer_.append(block.data(), bytes);
  }
}

}  // namespace banter::harness
