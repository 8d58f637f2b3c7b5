#include "protocol/media_type.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>

#include "base/utf8.hpp"

namespace banter::protocol {
namespace {

using namespace std::string_view_literals;

constexpr std::array<std::string_view, 10> kInline{"image/png",  "image/jpeg", "image/gif",  "image/webp",
                                                   "image/avif", "video/mp4",  "video/webm", "audio/mpeg",
                                                   "audio/ogg",  "text/plain"};

constexpr unsigned byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
}

constexpr bool is_one_of(std::string_view what, std::initializer_list<std::string_view> these) {
  return std::ranges::find(these, what) != these.end();
}

// ISO 14496-12: a file says in its first box which kinds of readers can read it, one brand of four letters
// each.
std::string_view by_brands(std::string_view bytes) {
  const std::size_t length =
      byte_at(bytes, 0) << 24 | byte_at(bytes, 1) << 16 | byte_at(bytes, 2) << 8 | byte_at(bytes, 3);
  if (bytes.substr(4, 4) != "ftyp" || length < 16) return {};
  const std::string_view major = bytes.substr(8, 4);
  bool avif = is_one_of(major, {"avif", "avis"});
  bool mp4 = false;
  const auto look_at = [&](std::string_view brand) {
    avif = avif || is_one_of(brand, {"avif", "avis"});
    mp4 = mp4 || is_one_of(brand, {"isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso7", "iso8", "iso9",
                                   "avc1", "mp41", "mp42", "mp71", "M4V ", "M4VH", "M4VP", "dash"});
  };
  look_at(major);
  for (std::size_t at = 16; at + 4 <= std::min(bytes.size(), length); at += 4)
    look_at(bytes.substr(at, 4));
  if (avif) return "image/avif";
  // Some that are no films say that a reader of films can read them: sound alone, and pictures of cameras.
  if (is_one_of(major, {"M4A ", "M4B ", "M4P ", "crx ", "heic", "heix", "heim", "heis", "hevc", "hevx",
                        "mif1", "msf1"}))
    return {};
  return mp4 ? "video/mp4"sv : ""sv;
}

// A number of EBML (RFC 8794, 4): its first byte tells how many bytes it has; the marker is taken off a size.
std::optional<std::uint64_t> ebml_number(std::string_view bytes, std::size_t& at, bool is_size) {
  const unsigned first = byte_at(bytes, at);
  if (first == 0) return std::nullopt;
  std::size_t length = 1;
  while ((first & (0x80U >> (length - 1))) == 0)
    ++length;
  if (at + length > bytes.size()) return std::nullopt;
  std::uint64_t number = is_size ? first & (0xffU >> length) : first;
  for (std::size_t i = 1; i < length; ++i)
    number = number << 8 | byte_at(bytes, at + i);
  at += length;
  return number;
}

// Matroska and WebM begin alike; the element DocType in the first one tells which it is.
bool is_webm(std::string_view bytes) {
  constexpr std::uint64_t kDocType = 0x4282;
  if (!bytes.starts_with("\x1a\x45\xdf\xa3")) return false;
  std::size_t at = 4;
  const auto head = ebml_number(bytes, at, true);
  if (!head) return false;
  bytes = bytes.substr(0, at + static_cast<std::size_t>(std::min<std::uint64_t>(*head, bytes.size() - at)));
  while (at < bytes.size()) {
    const auto id = ebml_number(bytes, at, false);
    const auto size = id ? ebml_number(bytes, at, true) : std::nullopt;
    if (!size || *size > bytes.size() - at) return false;
    if (*id == kDocType) {
      const std::string_view type = bytes.substr(at, static_cast<std::size_t>(*size));
      return type.substr(0, type.find('\0')) == "webm";
    }
    at += static_cast<std::size_t>(*size);
  }
  return false;
}

// The bytes of an MPEG frame of layer III that begins with these four; 0 when none does.
std::size_t mp3_frame(std::string_view bytes) {
  if (bytes.size() < 4 || byte_at(bytes, 0) != 0xff || (byte_at(bytes, 1) & 0xe6U) != 0xe2) return 0;
  constexpr std::array<unsigned, 16> kRates1{0,   32,  40,  48,  56,  64,  80,  96,
                                             112, 128, 160, 192, 224, 256, 320, 0};  // kbit/s
  constexpr std::array<unsigned, 16> kRates2{0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0};
  constexpr std::array<unsigned, 4> kSamples{44100, 48000, 32000, 0};  // a second, in MPEG 1
  const unsigned version = byte_at(bytes, 1) >> 3 & 3U;                // 3: MPEG 1, 2: MPEG 2, 0: MPEG 2.5
  const unsigned rate = (version == 3 ? kRates1 : kRates2)[byte_at(bytes, 2) >> 4];
  const unsigned samples = kSamples[byte_at(bytes, 2) >> 2 & 3U] / (version == 3 ? 1 : version == 2 ? 2 : 4);
  if (version == 1 || rate == 0 || samples == 0) return 0;
  return (version == 3 ? 144000 : 72000) * rate / samples + (byte_at(bytes, 2) >> 1 & 1U);
}

bool is_mp3(std::string_view bytes) {
  if (bytes.starts_with("ID3")) {  // a tag: its version, flags, and a length of four times seven bits
    return byte_at(bytes, 3) >= 2 && byte_at(bytes, 3) <= 4 && bytes.size() >= 10 &&
           std::ranges::all_of(bytes.substr(6, 4),
                               [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  }
  // Other bytes may look like one frame by chance, so the next one is looked at where it can be seen.
  const std::size_t length = mp3_frame(bytes);
  return length > 0 && (bytes.size() < length + 4 || mp3_frame(bytes.substr(length)) > 0);
}

// RFC 3533: what begins a page. The first packet tells the coding, and so whether it is sound.
bool is_ogg_sound(std::string_view bytes) {
  if (!bytes.starts_with("OggS\0"sv) || bytes.size() < 27) return false;
  const std::size_t packet = 27 + byte_at(bytes, 26);
  if (packet > bytes.size()) return false;
  bytes.remove_prefix(packet);
  return bytes.starts_with("\x01vorbis") || bytes.starts_with("OpusHead") ||
         bytes.starts_with(
             "\x7f"
             "FLAC") ||
         bytes.starts_with("Speex   ");
}

std::string_view by_magic(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return "image/png";
  if (bytes.starts_with("\xff\xd8\xff")) return "image/jpeg";
  if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return "image/gif";
  if (bytes.starts_with("RIFF") && bytes.size() >= 16)
    return bytes.substr(8, 7) == "WEBPVP8" ? "image/webp"sv : ""sv;
  if (is_webm(bytes)) return "video/webm";
  if (is_mp3(bytes)) return "audio/mpeg";
  if (is_ogg_sound(bytes)) return "audio/ogg";
  return bytes.size() >= 12 ? by_brands(bytes) : ""sv;
}

// Well-formed UTF-8 without control characters but those that lay out text. With `cut`, its last character
// may not be whole.
bool is_text(std::string_view bytes, bool cut) {
  // These may hold nothing but text for long and are something else.
  if (bytes.starts_with("%PDF-") || bytes.starts_with("%!PS")) return false;
  const auto controls = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == 0x7f || (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\f' && byte != '\r');
  };
  if (std::ranges::any_of(bytes, controls)) return false;
  if (base::is_utf8(bytes)) return true;
  for (std::size_t off = 1; cut && off <= 3 && off < bytes.size(); ++off) {
    const unsigned first = byte_at(bytes, bytes.size() - off);
    if ((first & 0xc0U) == 0x80) continue;
    const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1;
    return length > off && first <= 0xf4 && base::is_utf8(bytes.substr(0, bytes.size() - off));
  }
  return false;
}

// Without regard to case and to what follows, as in `text/plain; charset=utf-8`.
bool declares_plain_text(std::string_view declared) {
  constexpr std::string_view kPlain = "text/plain";
  declared = declared.substr(0, declared.find(';'));
  while (declared.ends_with(' ') || declared.ends_with('\t'))
    declared.remove_suffix(1);
  return std::ranges::equal(declared, kPlain,
                            [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

}  // namespace

std::string_view judge_media_type(std::string_view beginning, std::string_view declared) {
  const bool cut = beginning.size() >= judged_bytes;
  beginning = beginning.substr(0, judged_bytes);
  if (const std::string_view type = by_magic(beginning); !type.empty()) return type;
  if ((declared.empty() || declares_plain_text(declared)) && is_text(beginning, cut)) return "text/plain";
  return unknown_media_type;
}

bool is_shown_inline(std::string_view type) {
  return std::ranges::find(kInline, type) != kInline.end();
}

bool is_avatar_type(std::string_view type) {
  return is_one_of(type, {"image/png", "image/jpeg", "image/webp"});
}

}  // namespace banter::protocol
