#include "client/desktop/people/initials.hpp"

#include <QStringList>
#include <QTextBoundaryFinder>

namespace banter::desktop {
namespace {

// Marks without end may stand on one letter.
constexpr qsizetype kMostUnits = 16;

QString first_letter(const QString& word) {
  QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
  const qsizetype end = finder.toNextBoundary();
  return word.left(end < 0 ? 1 : std::min(end, kMostUnits));
}

/// Words as in "Anna Bell", "anna.bell", "anna_bell-2": what is between has neither letters nor emoji.
QStringList words_of(const QString& name) {
  QStringList result;
  QString word;
  for (const QChar unit : name) {
    const bool between = unit.isSpace() || unit == u'.' || unit == u'_' || unit == u'-' || unit == u'#' ||
                         unit == u'@' || unit == u'(' || unit == u')' || unit == u'"';
    if (!between) {
      word += unit;
    } else if (!word.isEmpty()) {
      result.append(std::exchange(word, QString()));
    }
  }
  if (!word.isEmpty()) result.append(word);
  return result;
}

}  // namespace

QString initials_of(const QString& name) {
  const QStringList words = words_of(name);
  if (words.isEmpty()) return first_letter(name.trimmed());
  const QString first = first_letter(words.first());
  // An emoji is wide enough alone.
  const bool wide = first.size() > 1 && first.at(0).isSurrogate();
  if (words.size() == 1 || wide) return first.toUpper();
  const QString last = first_letter(words.last());
  if (!last.at(0).isLetter()) return first.toUpper();
  return (first + last).toUpper();
}

}  // namespace banter::desktop
