#include "client/core/media/bytes/source.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <limits>

namespace banter::client::media {

std::size_t FileSource::read(std::uint64_t offset, std::span<unsigned char> into) noexcept {
  constexpr auto kLast = static_cast<std::uint64_t>(std::numeric_limits<off_t>::max());
  std::size_t done = 0;
  while (done < into.size()) {
    if (offset > kLast - done) break;
    const ssize_t got =
        ::pread(file_.get(), into.data() + done, into.size() - done, static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    done += static_cast<std::size_t>(got);
  }
  return done;
}

std::size_t MemorySource::read(std::uint64_t offset, std::span<unsigned char> into) noexcept {
  if (offset >= bytes_.size()) return 0;
  const std::string_view there = bytes_.substr(static_cast<std::size_t>(offset), into.size());
  std::ranges::copy(there, into.begin());
  return there.size();
}

}  // namespace banter::client::media
