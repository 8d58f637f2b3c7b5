#include "client/desktop/composer/unfinished_word.hpp"

#include <algorithm>

namespace banter::desktop {
namespace {

// No name is longer.
constexpr int kLongest = 66;
// Less than that after a colon is a smiley or a time of day.
constexpr int kFewestAfterColon = 2;

bool in_name(QChar letter) {
  const ushort unit = letter.unicode();
  return letter.isLetterOrNumber() || unit == '.' || unit == '_' || unit == '-' || unit == '+';
}

/// Whether a name may begin behind that: `mail@example` names nobody.
bool before_name(const QString& text, int at) {
  return at == 0 || text[at - 1].isSpace() || QStringView(u"([{\"'*_>,;").contains(text[at - 1]);
}

}  // namespace

std::optional<UnfinishedWord> unfinished_word(const QString& text, int cursor) {
  if (cursor < 1 || cursor > text.size()) return std::nullopt;
  int at = cursor - 1;
  const int first = std::max(0, cursor - kLongest);
  while (at > first && in_name(text[at]))
    --at;
  const QChar sign = text[at];
  if (!QStringView(u"@#:/").contains(sign) || !before_name(text, at)) return std::nullopt;
  UnfinishedWord word{.sign = sign, .rest = text.sliced(at + 1, cursor - at - 1), .start = at, .end = cursor};
  if (sign == u':' && word.rest.size() < kFewestAfterColon) return std::nullopt;
  if (sign == u'/' && at != 0) return std::nullopt;
  return word;
}

std::optional<UnfinishedWord> finished_emoji_name(const QString& text, int cursor) {
  if (cursor < 3 || cursor > text.size() || text[cursor - 1] != u':') return std::nullopt;
  std::optional<UnfinishedWord> word = unfinished_word(text, cursor - 1);
  if (!word || word->sign != u':') return std::nullopt;
  word->end = cursor;
  return word;
}

}  // namespace banter::desktop
