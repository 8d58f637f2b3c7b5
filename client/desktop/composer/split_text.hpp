#pragma once

#include <QString>
#include <QStringList>

namespace banter::desktop {

/// The text as it is sent: without blank lines in front and blanks behind.
QString trimmed_message(const QString& text);

/// Bytes of UTF-8.
qsizetype utf8_bytes(const QString& text);

/// `text` in parts of at most `most` bytes of UTF-8 each: between paragraphs where that leaves no part
/// smaller than half, else between lines, else between words, else between characters as people see them.
/// Nothing but the blanks at the seams is lost.
QStringList split_text(const QString& text, qsizetype most);

}  // namespace banter::desktop
