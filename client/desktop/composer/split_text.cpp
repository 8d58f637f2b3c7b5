#include "client/desktop/composer/split_text.hpp"

#include <QTextBoundaryFinder>

namespace banter::desktop {
namespace {

/// The longest start of `text` that fits, in UTF-16 units: never through a pair of surrogates.
qsizetype fitting(QStringView text, qsizetype most) {
  qsizetype bytes = 0;
  qsizetype at = 0;
  while (at < text.size()) {
    const bool pair = text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
    const ushort unit = text[at].unicode();
    bytes += pair ? 4 : unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
    if (bytes > most) break;
    at += pair ? 2 : 1;
  }
  return at;
}

/// Where the first part of `text`, of which `fits` units fit, ends best.
qsizetype seam(const QString& text, qsizetype fits) {
  const QStringView start = QStringView(text).first(fits);
  for (const QStringView mark : {QStringView(u"\n\n"), QStringView(u"\n"), QStringView(u" ")}) {
    const qsizetype found = start.lastIndexOf(mark);
    if (found >= fits / 2) return found + mark.size();
  }
  QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
  finder.setPosition(fits);
  if (finder.isAtBoundary()) return fits;
  const qsizetype before = finder.toPreviousBoundary();
  // A single character of people's sight may be larger than a message.
  return before > 0 ? before : fits;
}

}  // namespace

QString trimmed_message(const QString& text) {
  qsizetype begin = 0;
  for (qsizetype at = 0; at < text.size() && text[at].isSpace(); ++at) {
    // Blanks in front of the first line stay: they may be meant, in code.
    if (text[at] == u'\n') begin = at + 1;
  }
  qsizetype end = text.size();
  while (end > begin && text[end - 1].isSpace())
    --end;
  return text.sliced(begin, end - begin);
}

qsizetype utf8_bytes(const QString& text) {
  qsizetype bytes = 0;
  for (const QChar unit : text) {
    const ushort value = unit.unicode();
    // Each half of a pair of surrogates stands for two of its four bytes.
    bytes += value < 0x80 ? 1 : value < 0x800 || unit.isSurrogate() ? 2 : 3;
  }
  return bytes;
}

QStringList split_text(const QString& text, qsizetype most) {
  QStringList parts;
  QString rest = trimmed_message(text);
  while (!rest.isEmpty()) {
    const qsizetype fits = fitting(rest, most);
    const qsizetype end = fits == rest.size() ? fits : seam(rest, fits);
    if (end == 0) break;
    const QString part = trimmed_message(rest.first(end));
    if (!part.isEmpty()) parts.append(part);
    rest = trimmed_message(rest.sliced(end));
  }
  return parts;
}

}  // namespace banter::desktop
