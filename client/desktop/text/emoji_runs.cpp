#include "client/desktop/text/emoji_runs.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace banter::desktop {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Unicode's Extended_Pictographic, joined where only unassigned characters lie between; in order.
constexpr std::array kPictures{
    Range{0xA9, 0xA9},       Range{0xAE, 0xAE},       Range{0x203C, 0x203C},   Range{0x2049, 0x2049},
    Range{0x2122, 0x2122},   Range{0x2139, 0x2139},   Range{0x2194, 0x2199},   Range{0x21A9, 0x21AA},
    Range{0x231A, 0x231B},   Range{0x2328, 0x2328},   Range{0x23CF, 0x23CF},   Range{0x23E9, 0x23F3},
    Range{0x23F8, 0x23FA},   Range{0x24C2, 0x24C2},   Range{0x25AA, 0x25AB},   Range{0x25B6, 0x25B6},
    Range{0x25C0, 0x25C0},   Range{0x25FB, 0x25FE},   Range{0x2600, 0x2604},   Range{0x260E, 0x260E},
    Range{0x2611, 0x2611},   Range{0x2614, 0x2615},   Range{0x2618, 0x2618},   Range{0x261D, 0x261D},
    Range{0x2620, 0x2620},   Range{0x2622, 0x2623},   Range{0x2626, 0x2626},   Range{0x262A, 0x262A},
    Range{0x262E, 0x262F},   Range{0x2638, 0x263A},   Range{0x2640, 0x2640},   Range{0x2642, 0x2642},
    Range{0x2648, 0x2653},   Range{0x265F, 0x2660},   Range{0x2663, 0x2663},   Range{0x2665, 0x2666},
    Range{0x2668, 0x2668},   Range{0x267B, 0x267B},   Range{0x267E, 0x267F},   Range{0x2692, 0x2697},
    Range{0x2699, 0x2699},   Range{0x269B, 0x269C},   Range{0x26A0, 0x26A1},   Range{0x26A7, 0x26A7},
    Range{0x26AA, 0x26AB},   Range{0x26B0, 0x26B1},   Range{0x26BD, 0x26BE},   Range{0x26C4, 0x26C5},
    Range{0x26C8, 0x26C8},   Range{0x26CE, 0x26CF},   Range{0x26D1, 0x26D1},   Range{0x26D3, 0x26D4},
    Range{0x26E9, 0x26EA},   Range{0x26F0, 0x26F5},   Range{0x26F7, 0x26FA},   Range{0x26FD, 0x26FD},
    Range{0x2702, 0x2702},   Range{0x2705, 0x2705},   Range{0x2708, 0x270D},   Range{0x270F, 0x270F},
    Range{0x2712, 0x2712},   Range{0x2714, 0x2714},   Range{0x2716, 0x2716},   Range{0x271D, 0x271D},
    Range{0x2721, 0x2721},   Range{0x2728, 0x2728},   Range{0x2733, 0x2734},   Range{0x2744, 0x2744},
    Range{0x2747, 0x2747},   Range{0x274C, 0x274C},   Range{0x274E, 0x274E},   Range{0x2753, 0x2755},
    Range{0x2757, 0x2757},   Range{0x2763, 0x2764},   Range{0x2795, 0x2797},   Range{0x27A1, 0x27A1},
    Range{0x27B0, 0x27B0},   Range{0x27BF, 0x27BF},   Range{0x2934, 0x2935},   Range{0x2B05, 0x2B07},
    Range{0x2B1B, 0x2B1C},   Range{0x2B50, 0x2B50},   Range{0x2B55, 0x2B55},   Range{0x3030, 0x3030},
    Range{0x303D, 0x303D},   Range{0x3297, 0x3297},   Range{0x3299, 0x3299},   Range{0x1F004, 0x1F004},
    Range{0x1F0CF, 0x1F0CF}, Range{0x1F170, 0x1F171}, Range{0x1F17E, 0x1F17F}, Range{0x1F18E, 0x1F18E},
    Range{0x1F191, 0x1F19A}, Range{0x1F201, 0x1F202}, Range{0x1F21A, 0x1F21A}, Range{0x1F22F, 0x1F22F},
    Range{0x1F232, 0x1F23A}, Range{0x1F250, 0x1F251}, Range{0x1F300, 0x1F64F}, Range{0x1F680, 0x1F6FF},
    Range{0x1F7E0, 0x1F7F0}, Range{0x1F90C, 0x1F9FF}, Range{0x1FA70, 0x1FAFF},
};

constexpr char32_t kPictureSign = 0xFE0F;  // the one before it is a picture
constexpr char32_t kTextSign = 0xFE0E;     // … is a letter
constexpr char32_t kJoiner = 0x200D;
constexpr char32_t kKeycap = 0x20E3;

bool is_picture(char32_t code) {
  const auto* at = std::ranges::upper_bound(kPictures, code, {}, &Range::first);
  return at != kPictures.begin() && code <= std::prev(at)->last;
}

bool is_flag_letter(char32_t code) {
  return code >= 0x1F1E6 && code <= 0x1F1FF;
}

struct Letter {
  char32_t code = 0;
  qsizetype units = 0;
};

Letter letter_at(QStringView text, qsizetype at) {
  if (at >= text.size()) return {};
  const QChar unit = text[at];
  if (unit.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate())
    return {.code = QChar::surrogateToUcs4(unit, text[at + 1]), .units = 2};
  return {.code = unit.unicode(), .units = 1};
}

qsizetype after(QStringView text, qsizetype at, char32_t wanted) {
  const Letter letter = letter_at(text, at);
  return letter.code == wanted && letter.units > 0 ? at + letter.units : at;
}

// Tones of skin, and the tags that make flags of regions.
qsizetype after_modifiers(QStringView text, qsizetype at) {
  while (true) {
    const Letter letter = letter_at(text, at);
    const bool tone = letter.code >= 0x1F3FB && letter.code <= 0x1F3FF;
    const bool tag = letter.code >= 0xE0020 && letter.code <= 0xE007F;
    if (!tone && !tag && letter.code != kPictureSign) return at;
    at += letter.units;
  }
}

}  // namespace

qsizetype emoji_end(QStringView text, qsizetype from) {
  const Letter first = letter_at(text, from);
  if (first.units == 0) return from;
  if (is_flag_letter(first.code)) {
    const Letter second = letter_at(text, from + first.units);
    return is_flag_letter(second.code) ? from + first.units + second.units : from + first.units;
  }
  if ((first.code >= U'0' && first.code <= U'9') || first.code == U'#' || first.code == U'*') {
    const qsizetype sign = after(text, from + 1, kPictureSign);
    const qsizetype end = after(text, sign, kKeycap);
    return end > sign ? end : from;
  }
  if (!is_picture(first.code)) return from;
  if (letter_at(text, from + first.units).code == kTextSign) return from;
  // © and its like are letters unless they are marked.
  if (first.code < 0x2000 && letter_at(text, from + first.units).code != kPictureSign) return from;
  qsizetype at = after_modifiers(text, from + first.units);
  while (true) {
    const qsizetype joined = after(text, at, kJoiner);
    const Letter next = letter_at(text, joined);
    if (joined == at || !is_picture(next.code)) return at;
    at = after_modifiers(text, joined + next.units);
  }
}

int only_emojis(QStringView text, int most) {
  int count = 0;
  for (qsizetype at = 0; at < text.size();) {
    if (text[at].isSpace()) {
      ++at;
      continue;
    }
    const qsizetype end = emoji_end(text, at);
    if (end == at || ++count > most) return 0;
    at = end;
  }
  return count;
}

}  // namespace banter::desktop
