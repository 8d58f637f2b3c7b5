#include "client/desktop/search/snippet.hpp"

#include <algorithm>

namespace banter::desktop {
namespace {

// So much is shown of what stands before the first place.
constexpr qsizetype kBefore = 40;

}  // namespace

Snippet snippet_of(const QString& content, const std::vector<protocol::Highlight>& highlights,
                   qsizetype most) {
  std::vector<protocol::Highlight> fitting;
  qsizetype end = 0;
  for (const protocol::Highlight& one : highlights) {
    if (one.length <= 0 || one.start < end || one.length > content.size() ||
        one.start > content.size() - one.length)
      continue;
    end = one.start + one.length;
    fitting.push_back(one);
  }
  qsizetype from = fitting.empty() ? 0 : std::max<qsizetype>(0, fitting.front().start - kBefore);
  // A short message, or its end, needs nothing left out in front.
  from = std::min(from, std::max<qsizetype>(0, content.size() - most));
  if (from > 0) {
    // Begins with a word, if one begins soon.
    const qsizetype space = content.indexOf(u' ', from);
    if (space >= 0 && !fitting.empty() && space < fitting.front().start) from = space + 1;
    if (content.at(from).isLowSurrogate()) ++from;
  }
  qsizetype length = std::min(most, content.size() - from);
  if (from + length < content.size() && content.at(from + length - 1).isHighSurrogate()) --length;
  Snippet result;
  result.text = content.mid(from, length);
  // Letter by letter, so that the places stay where they are.
  for (QChar& unit : result.text)
    if (unit.isSpace() || unit.category() == QChar::Other_Control || unit.category() == QChar::Other_Format)
      unit = unit == QChar(0x200D) ? unit : QChar(u' ');
  const qsizetype dots = from > 0 ? 1 : 0;
  if (dots > 0) result.text.prepend(u'…');
  if (from + length < content.size()) result.text.append(u'…');
  for (const protocol::Highlight& one : fitting) {
    if (one.start < from || one.start >= from + length) continue;
    result.highlights.push_back({.start = one.start - from + dots,
                                 .length = std::min<std::int64_t>(one.length, from + length - one.start)});
  }
  return result;
}

}  // namespace banter::desktop
