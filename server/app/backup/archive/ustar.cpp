#include "server/app/backup/archive/ustar.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "base/try.hpp"

namespace banter::app {
namespace {

using base::Expected;

constexpr std::int64_t kBlock = 512;
constexpr std::int64_t kMostOctal = (std::int64_t{1} << 33) - 1;  // 11 digits

// A header as POSIX has it.
struct Header {
  char name[100];
  char mode[8];
  char owner[8];
  char group[8];
  char size[12];
  char modified[12];
  char sum[8];
  char type;
  char link[100];
  char magic[6];
  char version[2];
  char owner_name[32];
  char group_name[32];
  char device_major[8];
  char device_minor[8];
  char prefix[155];
  char rest[12];
};
static_assert(sizeof(Header) == kBlock);

template <std::size_t N>
void put_octal(char (&field)[N], std::int64_t value) {
  const std::string digits = fmt::format("{:0{}o}", value, N - 1);
  std::memcpy(field, digits.data(), N - 1);
}

// Sizes beyond 8 GiB have the first bit set and are binary, as GNU tar has it.
void put_size(char (&field)[12], std::int64_t value) {
  if (value <= kMostOctal) return put_octal(field, value);
  for (std::size_t i = 12; i-- > 0; value >>= 8)
    field[i] = static_cast<char>(value & 0xFF);
  field[0] = static_cast<char>(0x80);
}

std::optional<std::int64_t> octal(std::string_view field) {
  std::int64_t value = 0;
  std::size_t digits = 0;
  for (const char c : field) {
    if (c == '\0' || c == ' ') break;
    if (c < '0' || c > '7') return std::nullopt;
    value = value * 8 + (c - '0');
    ++digits;
  }
  if (digits == 0 || digits == field.size()) return std::nullopt;
  return value;
}

std::optional<std::int64_t> size_in(const char (&field)[12]) {
  if (static_cast<unsigned char>(field[0]) != 0x80) return octal({field, sizeof field});
  std::int64_t value = 0;
  for (std::size_t i = 1; i < sizeof field; ++i) {
    if (value >> 48 != 0) return std::nullopt;
    value = (value << 8) | static_cast<unsigned char>(field[i]);
  }
  return value;
}

// The sum of all bytes, its own counted as spaces.
std::int64_t sum_of(Header header) {
  std::memset(header.sum, ' ', sizeof header.sum);
  std::array<unsigned char, sizeof header> bytes{};
  std::memcpy(bytes.data(), &header, sizeof header);
  std::int64_t sum = 0;
  for (const unsigned char byte : bytes)
    sum += byte;
  return sum;
}

std::int64_t padding_behind(std::int64_t bytes) {
  return (kBlock - bytes % kBlock) % kBlock;
}

// Nothing where the header is none that we write.
std::optional<TarMember> member_of(const Header& header) {
  if (std::memcmp(header.magic,
                  "ustar\0"
                  "00",
                  8) != 0 ||
      header.type != '0')
    return std::nullopt;
  if (octal({header.sum, sizeof header.sum}) != sum_of(header)) return std::nullopt;
  if (header.prefix[0] != '\0' || header.link[0] != '\0') return std::nullopt;
  const auto size = size_in(header.size);
  const std::size_t length = ::strnlen(header.name, sizeof header.name);
  if (!size || length == 0) return std::nullopt;
  return TarMember{.name = std::string(header.name, length), .bytes = *size};
}

}  // namespace

Expected<void> TarWriter::begin(const TarMember& member, std::int64_t modified) {
  Header header{};
  std::memcpy(header.name, member.name.data(), std::min(member.name.size(), sizeof header.name));
  put_octal(header.mode, 0600);
  put_octal(header.owner, 0);
  put_octal(header.group, 0);
  put_size(header.size, member.bytes);
  put_octal(header.modified, std::clamp<std::int64_t>(modified, 0, kMostOctal));
  header.type = '0';
  std::memcpy(header.magic,
              "ustar\0"
              "00",
              8);
  put_octal(header.device_major, 0);
  put_octal(header.device_minor, 0);
  const std::string sum = fmt::format("{:06o}", sum_of(header));
  std::memcpy(header.sum, sum.data(), 6);
  header.sum[6] = '\0';
  header.sum[7] = ' ';
  std::array<char, sizeof header> bytes{};
  std::memcpy(bytes.data(), &header, sizeof header);
  return write({bytes.data(), bytes.size()});
}

Expected<void> TarWriter::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return base::os_fault("cannot write " + path_, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
    position_ += written;
  }
  return {};
}

Expected<void> TarWriter::end_member() {
  return write(std::string(static_cast<std::size_t>(padding_behind(position_)), '\0'));
}

Expected<void> TarWriter::finish() {
  return write(std::string(2 * kBlock, '\0'));
}

Expected<std::optional<TarMember>> TarReader::next() {
  std::array<char, 65536> passed{};
  while (true) {
    BANTER_TRY(got, read(passed));
    if (got == 0) break;
  }
  BANTER_CHECK(read_exactly({passed.data(), static_cast<std::size_t>(padding_)}));
  Header header{};
  std::array<char, sizeof header> bytes{};
  BANTER_CHECK(read_exactly(bytes));
  if (std::ranges::count(bytes, '\0') == kBlock) {
    BANTER_CHECK(require_the_end());
    return std::nullopt;
  }
  std::memcpy(&header, bytes.data(), sizeof header);
  auto member = member_of(header);
  if (!member) return damaged();
  left_ = member->bytes;
  padding_ = padding_behind(left_);
  return member;
}

Expected<std::size_t> TarReader::read(std::span<char> into) {
  const auto most =
      static_cast<std::size_t>(std::min<std::int64_t>(static_cast<std::int64_t>(into.size()), left_));
  BANTER_CHECK(read_exactly(into.first(most)));
  left_ -= static_cast<std::int64_t>(most);
  return most;
}

Expected<void> TarReader::read_exactly(std::span<char> into) {
  while (!into.empty()) {
    const ssize_t got = ::read(file_, into.data(), into.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return base::os_fault("cannot read " + path_, errno);
    if (got == 0) return base::fault(path_ + " is cut short");
    into = into.subspan(static_cast<std::size_t>(got));
  }
  return {};
}

// The second block of zeros, and nothing behind it.
Expected<void> TarReader::require_the_end() {
  std::array<char, kBlock> bytes{};
  BANTER_CHECK(read_exactly(bytes));
  const bool zeros = std::ranges::count(bytes, '\0') == kBlock;
  if (!zeros || ::read(file_, bytes.data(), 1) != 0) return damaged();
  return {};
}

std::unexpected<base::Fault> TarReader::damaged() const {
  return base::fault(path_ + " is no backup of banterd, or it is damaged");
}

}  // namespace banter::app
