#include "server/app/transfer/lines.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <cerrno>

#include "base/platform/file.hpp"
#include "base/try.hpp"

namespace banter::app {
namespace {

using base::Expected;
using base::os_fault;

constexpr std::size_t kPart = std::size_t{256} << 10;

}  // namespace

Expected<LinesOut> LinesOut::create(const std::string& path) {
  base::Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (file.get() < 0) return os_fault("cannot write " + path, errno);
  return LinesOut(path, std::move(file));
}

Expected<void> LinesOut::end_line() {
  buffer_ += '\n';
  ++count_;
  if (buffer_.size() < kPart) return {};
  return flush();
}

Expected<void> LinesOut::flush() {
  std::string_view bytes = buffer_;
  while (!bytes.empty()) {
    const ssize_t written = ::write(file_.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return os_fault("cannot write " + path_, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  buffer_.clear();
  return {};
}

Expected<void> LinesOut::finish() {
  BANTER_CHECK(flush());
  if (::fsync(file_.get()) != 0) return os_fault("cannot write " + path_, errno);
  return {};
}

Expected<LinesIn> LinesIn::open(const std::string& path, std::size_t most_line_bytes) {
  auto file = base::open_regular_file(path);
  if (!file && file.error().os_error != ENOENT) return std::unexpected(std::move(file.error()));
  return LinesIn(path, file ? std::move(*file) : base::Descriptor(), most_line_bytes);
}

Expected<std::optional<std::string_view>> LinesIn::next() {
  std::size_t looked = begin_;
  ++number_;
  while (true) {
    const std::size_t end = buffer_.find('\n', looked);
    if (end != std::string::npos) {
      const std::string_view line = std::string_view(buffer_).substr(begin_, end - begin_);
      begin_ = end + 1;
      return line;
    }
    if (buffer_.size() - begin_ > most_)
      return base::fault(fmt::format("{}, line {}: the line is longer than {} bytes", path_, number_, most_));
    buffer_.erase(0, begin_);
    begin_ = 0;
    looked = buffer_.size();
    BANTER_TRY(more, fill());
    if (more) continue;
    if (buffer_.empty()) return std::nullopt;
    begin_ = buffer_.size();
    return std::string_view(buffer_);
  }
}

Expected<bool> LinesIn::fill() {
  if (file_.get() < 0) return false;
  const std::size_t before = buffer_.size();
  buffer_.resize(before + kPart);
  while (true) {
    const ssize_t got = ::read(file_.get(), buffer_.data() + before, kPart);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return os_fault("cannot read " + path_, errno);
    buffer_.resize(before + static_cast<std::size_t>(got));
    return got > 0;
  }
}

}  // namespace banter::app
