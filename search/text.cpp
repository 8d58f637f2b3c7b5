#include "search/text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace banter::search {
namespace {

using Char = char32_t;

// A letter and what stands upon it. More marks than this are no writing; they begin another cluster.
constexpr std::size_t kMostOfCluster = 16;
// What one character becomes at most is 18 (U+FDFA); this holds a cluster of such.
constexpr std::size_t kMostFolded = kMostOfCluster * 20;

struct Range {
  Char first, last;
};

template <std::size_t N>
constexpr bool is_in(const std::array<Range, N>& ranges, Char c) {
  const auto after = std::ranges::upper_bound(ranges, c, {}, &Range::first);
  return after != ranges.begin() && c <= std::prev(after)->last;
}

// Written without spaces: words are found anywhere in a run of these. In the order of their places.
constexpr std::array kDense{
    Range{0x0E01, 0x0E3A}, Range{0x0E40, 0x0E4E}, Range{0x0E81, 0x0ECE},   Range{0x0EDC, 0x0EDF},
    Range{0x1000, 0x103F}, Range{0x1050, 0x108F}, Range{0x1100, 0x11FF},   Range{0x1780, 0x17D3},
    Range{0x2E80, 0x2FDF}, Range{0x3005, 0x3007}, Range{0x3021, 0x302F},   Range{0x3031, 0x3035},
    Range{0x3038, 0x303C}, Range{0x3041, 0x309F}, Range{0x30A1, 0x30FA},   Range{0x30FC, 0x30FF},
    Range{0x3105, 0x318F}, Range{0x31A0, 0x31BF}, Range{0x31F0, 0x31FF},   Range{0x3400, 0x4DBF},
    Range{0x4E00, 0x9FFF}, Range{0xA960, 0xA97F}, Range{0xA9E0, 0xA9FE},   Range{0xAA60, 0xAA7F},
    Range{0xAC00, 0xD7FB}, Range{0xF900, 0xFAFF}, Range{0x1AFF0, 0x1B16F}, Range{0x20000, 0x3FFFD},
};

// Marks that are diacritics. The vowel signs of Indic scripts and the like are marks too, but part of the
// word, and so is what makes が of か.
constexpr std::array kDiacritics{
    Range{0x0300, 0x036F}, Range{0x0483, 0x0489}, Range{0x0591, 0x05BD}, Range{0x05BF, 0x05BF},
    Range{0x05C1, 0x05C2}, Range{0x05C4, 0x05C5}, Range{0x05C7, 0x05C7}, Range{0x0610, 0x061A},
    Range{0x064B, 0x065F}, Range{0x0670, 0x0670}, Range{0x06D6, 0x06DC}, Range{0x06DF, 0x06E4},
    Range{0x06E7, 0x06E8}, Range{0x06EA, 0x06ED}, Range{0x0711, 0x0711}, Range{0x0730, 0x074A},
    Range{0x1AB0, 0x1AFF}, Range{0x1DC0, 0x1DFF}, Range{0x20D0, 0x20FF}, Range{0xFE00, 0xFE0F},
    Range{0xFE20, 0xFE2F},
};

// Only makes an Arabic word longer.
constexpr Char kTatweel = 0x0640;

// Letters with a stroke and ligatures, which Unicode does not take apart.
std::u32string_view plain_letters(Char c) {
  switch (c) {
    case 0x00E6:
      return U"ae";
    case 0x00F8:
      return U"o";
    case 0x0111:
      return U"d";
    case 0x0127:
      return U"h";
    case 0x0131:
      return U"i";
    case 0x0142:
      return U"l";
    case 0x0153:
      return U"oe";
    case 0x0167:
      return U"t";
    default:
      return {};
  }
}

bool is_mark(utf8proc_category_t category) {
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC ||
         category == UTF8PROC_CATEGORY_ME;
}

bool is_hangul(Char c) {
  return (c >= 0x1100 && c <= 0x11FF) || (c >= 0xA960 && c <= 0xA97F) || (c >= 0xAC00 && c <= 0xD7FB);
}

// Whether `c` belongs to the character that began with `base`: marks, the later parts of a Hangul syllable,
// and the voice marks of halfwidth Katakana.
bool continues(Char base, Char c) {
  if (c < 0x300) return false;
  if ((c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FB)) return is_hangul(base);
  if (c == 0xFF9E || c == 0xFF9F) return base >= 0xFF66 && base <= 0xFF9D;
  return is_mark(utf8proc_category(static_cast<utf8proc_int32_t>(c)));
}

enum class Class : std::uint8_t { gap, word, dense, symbol };

Class class_of(Char c) {
  if (c < 0x80) {
    const bool counts = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    return counts ? Class::word : Class::gap;
  }
  if (is_in(kDense, c)) return Class::dense;
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  if (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO) return Class::word;
  const bool is_picture = category == UTF8PROC_CATEGORY_SO;
  // What Unicode has given a meaning since the library was made.
  if (category == UTF8PROC_CATEGORY_CN && c < 0xE0000)
    return c >= 0x1F000 && c < 0x20000 ? Class::symbol : Class::word;
  return is_picture ? Class::symbol : Class::gap;
}

// Folds one character with all that stands upon it.
class Cluster {
 public:
  void begin(Char base) {
    size_ = 0;
    add(base);
  }
  bool full() const { return size_ == kMostOfCluster; }
  void add(Char c) { parts_[size_++] = c; }
  Char base() const { return parts_[0]; }

  std::u32string_view folded() {
    count_ = 0;
    for (std::size_t i = 0; i < size_; ++i)
      take_apart(parts_[i]);
    order_marks();
    const auto composed =
        utf8proc_normalize_utf32(folded_.data(), static_cast<utf8proc_ssize_t>(count_),
                                 static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE));
    if (composed >= 0) count_ = static_cast<std::size_t>(composed);
    for (std::size_t i = 0; i < count_; ++i)
      result_[i] = static_cast<Char>(folded_[i]);
    return {result_.data(), count_};
  }

 private:
  void take_apart(Char c) {
    constexpr auto kOptions = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                                             UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    std::array<utf8proc_int32_t, 32> apart{};
    int bound = 0;
    const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), apart.data(),
                                               static_cast<utf8proc_ssize_t>(apart.size()), kOptions, &bound);
    if (count < 0 || static_cast<std::size_t>(count) > apart.size()) return;
    for (utf8proc_ssize_t i = 0; i < count; ++i) {
      const auto part = static_cast<Char>(apart[static_cast<std::size_t>(i)]);
      if (is_in(kDiacritics, part) || part == kTatweel) continue;
      if (const auto plain = plain_letters(part); !plain.empty()) {
        for (const Char letter : plain)
          put(letter);
      } else {
        put(part);
      }
    }
  }

  void put(Char c) {
    if (count_ < folded_.size()) folded_[count_++] = static_cast<utf8proc_int32_t>(c);
  }

  // Canonical order: marks of different classes may have been typed in any.
  void order_marks() {
    const auto rank = [this](std::size_t i) { return utf8proc_get_property(folded_[i])->combining_class; };
    for (std::size_t i = 1; i < count_; ++i) {
      for (std::size_t at = i; at > 0 && rank(at) != 0 && rank(at - 1) > rank(at); --at)
        std::swap(folded_[at], folded_[at - 1]);
    }
  }

  std::array<Char, kMostOfCluster> parts_{};
  std::size_t size_ = 0;
  std::array<utf8proc_int32_t, kMostFolded> folded_{};
  std::size_t count_ = 0;
  std::array<Char, kMostFolded> result_{};
};

class Cutter {
 public:
  Cutter(std::string_view text, CutText& cut) : text_(text), cut_(cut) {
    cut_.chars.clear();
    cut_.origins.clear();
    cut_.tokens.clear();
  }

  void run() {
    while (at_ < text_.size()) {
      const std::uint32_t begin = unit_;
      const auto c = static_cast<unsigned char>(text_[at_]);
      const bool alone = at_ + 1 == text_.size() || static_cast<unsigned char>(text_[at_ + 1]) < 0x80;
      if (c < 0x80 && alone) {  // nothing can stand upon it
        ++at_;
        ++unit_;
        const bool capital = c >= 'A' && c <= 'Z';
        put(capital ? static_cast<Char>(c - 'A' + 'a') : c, {begin, unit_});
      } else if (const auto base = next()) {
        put_cluster(*base, begin);
      } else {
        gap();
      }
    }
  }

 private:
  struct Read {
    Char c;
    std::size_t bytes;
  };

  std::optional<Read> peek() const {
    utf8proc_int32_t c = -1;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text_.data() + at_);
    const auto taken = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text_.size() - at_), &c);
    if (taken <= 0 || c < 0) return std::nullopt;
    return Read{static_cast<Char>(c), static_cast<std::size_t>(taken)};
  }
  void pass(const Read& read) {
    at_ += read.bytes;
    unit_ += read.c > 0xFFFF ? 2 : 1;
  }
  // None, and one byte is passed over, where there is no UTF-8.
  std::optional<Char> next() {
    const auto read = peek();
    if (!read) {
      ++at_;
      ++unit_;
      return std::nullopt;
    }
    pass(*read);
    return read->c;
  }

  void put_cluster(Char base, std::uint32_t begin) {
    if (base == 0x200B) return gap();  // a space of no width, but a space
    cluster_.begin(base);
    while (at_ < text_.size() && !cluster_.full()) {
      const auto read = peek();
      if (!read || !continues(base, read->c)) break;
      pass(*read);
      cluster_.add(read->c);
    }
    for (const Char c : cluster_.folded())
      put(c, {begin, unit_});
  }

  void put(Char c, Origin origin) {
    const Class is = class_of(c);
    if (is == Class::gap) return gap();
    const auto kind = is == Class::word    ? TokenKind::word
                      : is == Class::dense ? TokenKind::dense
                                           : TokenKind::symbol;
    const auto place = static_cast<std::uint32_t>(cut_.chars.size());
    const bool goes_on = open_ && kind != TokenKind::symbol && cut_.tokens.back().kind == kind;
    if (!goes_on) cut_.tokens.push_back({.first = place, .count = 0, .kind = kind});
    open_ = true;
    ++cut_.tokens.back().count;
    cut_.chars.push_back(c);
    cut_.origins.push_back(origin);
  }
  void gap() { open_ = false; }

  std::string_view text_;
  CutText& cut_;
  Cluster cluster_;
  std::size_t at_ = 0;
  std::uint32_t unit_ = 0;
  bool open_ = false;  // the last token may go on
};

}  // namespace

void cut_text(std::string_view utf8, CutText& cut) {
  Cutter(utf8, cut).run();
}

void append_utf8(std::u32string_view chars, std::string& out) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  for (const Char c : chars) {
    const auto count = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), bytes.data());
    out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(count));
  }
}

}  // namespace banter::search
