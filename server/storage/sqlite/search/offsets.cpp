#include "server/storage/sqlite/search/offsets.hpp"

#include <algorithm>
#include <cstring>

namespace banter::storage::sqlite {
namespace {

constexpr char kDifferences = 0;
constexpr char kBits = 1;

std::size_t bytes_of_bits(int bits) {
  return std::max<std::size_t>((std::size_t{1} << bits) / 8, 1);
}

void append_number(std::uint32_t number, std::string& out) {
  while (number >= 0x80) {
    out.push_back(static_cast<char>(number | 0x80));
    number >>= 7;
  }
  out.push_back(static_cast<char>(number));
}

// Calls take(offset) for each; false when the bytes are broken.
template <class Take>
bool read_differences(std::span<const std::byte> bytes, std::uint32_t size, Take take) {
  std::uint64_t next = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    std::uint64_t number = 0;
    for (int shift = 0;; shift += 7) {
      if (at == bytes.size() || shift > 28) return false;
      const auto byte = static_cast<std::uint64_t>(bytes[at++]);
      number |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    next += number;
    if (next >= size) return false;
    take(static_cast<std::uint32_t>(next++));
  }
  return true;
}

template <class Take>
void read_bits(std::span<const std::byte> bytes, std::uint32_t size, Take take) {
  for (std::uint32_t at = 0; at < bytes.size(); ++at) {
    for (auto byte = static_cast<unsigned>(bytes[at]); byte != 0; byte &= byte - 1) {
      const std::uint32_t offset = at * 8 + static_cast<std::uint32_t>(__builtin_ctz(byte));
      if (offset < size) take(offset);
    }
  }
}

template <class Take>
bool read(std::span<const std::byte> bytes, int bits, Take take) {
  if (bytes.empty()) return false;
  const char form = static_cast<char>(bytes[0]);
  const auto rest = bytes.subspan(1);
  const std::uint32_t size = std::uint32_t{1} << bits;
  if (form == kDifferences) return read_differences(rest, size, take);
  if (form != kBits || rest.size() != bytes_of_bits(bits)) return false;
  read_bits(rest, size, take);
  return true;
}

}  // namespace

void encode_offsets(const Offsets& offsets, int bits, std::string& out) {
  const std::size_t most = bytes_of_bits(bits);
  out.assign(1, kDifferences);
  std::uint32_t next = 0;
  for (const std::uint32_t offset : offsets) {
    append_number(offset - next, out);
    next = offset + 1;
    if (out.size() > most) break;
  }
  if (out.size() <= most + 1 && (offsets.empty() || next == offsets.back() + 1)) return;
  out.assign(most + 1, 0);
  out[0] = kBits;
  for (const std::uint32_t offset : offsets)
    out[1 + offset / 8] = static_cast<char>(out[1 + offset / 8] | (1 << (offset % 8)));
}

bool decode_offsets(std::span<const std::byte> bytes, int bits, std::uint32_t base, Offsets& out) {
  return read(bytes, bits, [&](std::uint32_t offset) { out.push_back(base + offset); });
}

void OffsetSet::reset(int bits, bool all) {
  const std::size_t size = std::size_t{1} << bits;
  words_.assign((size + 63) / 64, all ? ~std::uint64_t{0} : 0);
  if (all && size < 64) words_[0] = (std::uint64_t{1} << size) - 1;
}

bool OffsetSet::add_encoded(std::span<const std::byte> bytes, int bits) {
  const bool is_wide = bits >= 6 && !bytes.empty() && static_cast<char>(bytes[0]) == kBits;
  if (!is_wide || bytes.size() != 1 + bytes_of_bits(bits))
    return read(bytes, bits, [&](std::uint32_t offset) { add(offset); });
  // As many as eight bytes at once; least significant bit first on every machine that this runs on.
  for (std::size_t i = 0; i < words_.size(); ++i) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + 1 + 8 * i, 8);
    words_[i] |= word;
  }
  return true;
}

void OffsetSet::keep_common(const OffsetSet& other) {
  for (std::size_t i = 0; i < words_.size(); ++i)
    words_[i] &= other.words_[i];
}

bool OffsetSet::empty() const {
  return std::ranges::all_of(words_, [](std::uint64_t word) { return word == 0; });
}

}  // namespace banter::storage::sqlite
