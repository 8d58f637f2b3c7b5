#include "client/desktop/text/text_marks.hpp"

#include <QDesktopServices>
#include <QTextBlock>
#include <QTextBlockFormat>
#include <QTextCharFormat>
#include <QTextCursor>
#include <QTextDocument>
#include <QUrl>
#include <QVariantMap>
#include <algorithm>

#include "client/desktop/text/links.hpp"

namespace banter::desktop {
namespace {

const QStringList& emoji_families() {
  static const QStringList families{QStringLiteral("Noto Color Emoji")};
  return families;
}

QString kind_of(const Span& span) {
  if ((span.marks & kLink) != 0) return QStringLiteral("link");
  return (span.marks & kRoom) != 0 ? QStringLiteral("room") : QStringLiteral("mention");
}

}  // namespace

TextMarks::TextMarks(QObject* parent) : QObject(parent) {
  connect(this, &TextMarks::changed, this, &TextMarks::write);
}

void TextMarks::setMessage(MessageText* message) {
  if (message_ == message) return;
  if (message_) message_->disconnect(this);
  message_ = message;
  if (message_) connect(message_, &MessageText::changed, this, &TextMarks::write);
  Q_EMIT changed();
}

void TextMarks::write() {
  if (!document_ || !message_ || writing_) return;
  QTextDocument* document = document_->textDocument();
  const Block* block = message_->block(block_);
  if (document == nullptr || block == nullptr) return;
  writing_ = true;
  QString text = block->text;
  if (lines_ > 0) {
    qsizetype end = -1;
    for (int line = 0; line < lines_; ++line) {
      end = text.indexOf(u'\n', end + 1);
      if (end < 0) break;
    }
    if (end >= 0) text.truncate(end);
  }
  document->setUndoRedoEnabled(false);
  QTextCursor cursor(document);
  cursor.beginEditBlock();
  cursor.select(QTextCursor::Document);
  QTextBlockFormat lines;
  if (line_height_ > 0) lines.setLineHeight(line_height_, QTextBlockFormat::FixedHeight);
  cursor.setBlockFormat(lines);
  cursor.insertText(text, QTextCharFormat());
  for (const Span& span : block->spans) {
    if (span.start >= text.size()) break;
    QTextCharFormat format;
    if ((span.marks & kBold) != 0) format.setFontWeight(QFont::DemiBold);
    if ((span.marks & kItalic) != 0) format.setFontItalic(true);
    if ((span.marks & kStrike) != 0) format.setFontStrikeOut(true);
    if ((span.marks & kCode) != 0) {
      format.setFontFamilies(code_.families());
      if (code_.pixelSize() > 0) format.setProperty(QTextFormat::FontPixelSize, code_.pixelSize());
      format.setBackground(code_back_);
    }
    if ((span.marks & (kLink | kRoom)) != 0) {
      format.setForeground(link_);
      format.setFontUnderline((span.marks & kLink) != 0);
    }
    if ((span.marks & kMention) != 0) {
      format.setForeground(mention_);
      format.setFontWeight(QFont::DemiBold);
    }
    if (!span.target.isEmpty()) {
      format.setAnchor(true);
      format.setAnchorHref(kind_of(span) + u' ' + span.target);
    }
    if ((span.marks & kEmoji) != 0) format.setFontFamilies(emoji_families());
    cursor.setPosition(static_cast<int>(span.start));
    cursor.setPosition(static_cast<int>(std::min(span.start + span.length, text.size())),
                       QTextCursor::KeepAnchor);
    cursor.mergeCharFormat(format);
  }
  if (!searched_.isEmpty()) {
    QTextCharFormat format;
    format.setBackground(searched_back_);
    for (qsizetype at = text.indexOf(searched_, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(searched_, at + searched_.size(), Qt::CaseInsensitive)) {
      cursor.setPosition(static_cast<int>(at));
      cursor.setPosition(static_cast<int>(at + searched_.size()), QTextCursor::KeepAnchor);
      cursor.mergeCharFormat(format);
    }
  }
  cursor.endEditBlock();
  ends_right_to_left_ = document->lastBlock().textDirection() == Qt::RightToLeft;
  writing_ = false;
  Q_EMIT written();
}

QVariantMap TextMarks::read(const QString& link) {
  const qsizetype end = link.indexOf(u' ');
  const QString kind = link.left(std::max<qsizetype>(end, 0));
  const QString target = link.mid(end + 1);
  return {{QStringLiteral("kind"), kind},
          {QStringLiteral("target"), target},
          {QStringLiteral("shown"), kind == u"link" ? true_address(target) : QString()}};
}

bool TextMarks::open(const QString& address) {
  return is_safe_address(address) && QDesktopServices::openUrl(QUrl(address, QUrl::StrictMode));
}

}  // namespace banter::desktop
