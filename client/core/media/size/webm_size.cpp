#include <algorithm>
#include <array>
#include <bit>
#include <limits>

#include "client/core/media/size/size.hpp"

// RFC 8794 (EBML) and RFC 9559 (Matroska): elements inside elements, each with an id and a size.
namespace banter::client::media {
namespace {

constexpr std::uint64_t kSegment = 0x18538067, kTracks = 0x1654ae6b, kTrack = 0xae, kVideo = 0xe0,
                        kWidth = 0xb0, kHeight = 0xba;

struct Element {
  std::uint64_t id = 0, begin = 0, end = 0;
};

class Elements {
 public:
  explicit Elements(Source& file) : file_(file) {}

  // The element at `at`, which is then moved behind it; none when there is no whole head of one before `end`.
  std::optional<Element> next(std::uint64_t& at, std::uint64_t end) {
    std::array<unsigned char, 12> head{};
    if (at >= end || left_-- <= 0) return std::nullopt;
    const Bytes there = Bytes(head).first(std::min<std::uint64_t>(file_.read(at, head), end - at));
    const std::size_t id_length = length_of(there, 4);
    if (id_length == 0) return std::nullopt;
    const Bytes behind = there.subspan(id_length);
    const std::size_t size_length = length_of(behind, 8);
    if (size_length == 0) return std::nullopt;
    Element element{.id = number(there.first(id_length)), .begin = at + id_length + size_length, .end = end};
    const std::uint64_t all_set = (std::uint64_t{1} << (7 * size_length)) - 1;
    const std::uint64_t size = number(behind.first(size_length)) & all_set;
    if (size != all_set) {  // that one means: unknown, as when the film was sent while it was made
      if (size > end - element.begin) return std::nullopt;
      element.end = element.begin + size;
    }
    at = element.end;
    return element;
  }

  std::optional<Element> find(const Element& outer, std::uint64_t id) {
    std::uint64_t at = outer.begin;
    while (const auto element = next(at, outer.end)) {
      if (element->id == id) return element;
    }
    return std::nullopt;
  }

  // The number that is the element's content; 0 when it holds none.
  std::uint64_t value(const std::optional<Element>& element) {
    std::array<unsigned char, 8> bytes{};
    if (!element || element->end - element->begin > bytes.size()) return 0;
    const auto room = std::span(bytes).first(static_cast<std::size_t>(element->end - element->begin));
    return file_.fill(element->begin, room) ? number(room) : 0;
  }

 private:
  // A number's first byte has as many zeros in front as bytes follow it. 0 when it is not whole or too long.
  static std::size_t length_of(Bytes bytes, std::size_t most) {
    if (bytes.empty()) return 0;
    const auto length = static_cast<std::size_t>(std::countl_zero(bytes[0])) + 1;
    return length <= most && length <= bytes.size() ? length : 0;
  }

  static std::uint64_t number(Bytes bytes) {
    std::uint64_t sum = 0;
    for (const unsigned char byte : bytes)
      sum = sum << 8 | byte;
    return sum;
  }

  Source& file_;
  int left_ = 2000;
};

}  // namespace

std::optional<PixelSize> webm_size(Source& file) {
  Elements elements(file);
  const auto segment = elements.find({.end = std::numeric_limits<std::uint64_t>::max()}, kSegment);
  const auto tracks = segment ? elements.find(*segment, kTracks) : std::nullopt;
  if (!tracks) return std::nullopt;
  std::uint64_t at = tracks->begin;
  while (const auto track = elements.next(at, tracks->end)) {
    const auto video = track->id == kTrack ? elements.find(*track, kVideo) : std::nullopt;
    if (!video) continue;
    const PixelSize size{elements.value(elements.find(*video, kWidth)),
                         elements.value(elements.find(*video, kHeight))};
    if (size.width > 0 && size.height > 0) return size;
  }
  return std::nullopt;
}

}  // namespace banter::client::media
