#include "client/core/media/bytes/source.hpp"

#include <algorithm>
#include <limits>

#include "base/platform/file_bytes.hpp"

namespace banter::client::media {

std::size_t FileSource::read(std::uint64_t offset, std::span<unsigned char> into) noexcept {
  if (offset > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) - into.size()) return 0;
  const std::span<char> bytes(reinterpret_cast<char*>(into.data()), into.size());
  return base::read_at(file_, bytes, static_cast<std::int64_t>(offset)).value_or(0);
}

std::size_t MemorySource::read(std::uint64_t offset, std::span<unsigned char> into) noexcept {
  if (offset >= bytes_.size()) return 0;
  const std::string_view there = bytes_.substr(static_cast<std::size_t>(offset), into.size());
  std::ranges::copy(there, into.begin());
  return there.size();
}

}  // namespace banter::client::media
