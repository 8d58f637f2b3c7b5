#include "client/desktop/text/message_text.hpp"

#include <QVariantMap>

#include "client/desktop/text/emoji_runs.hpp"

namespace banter::desktop {
namespace {

constexpr int kMostBig = 3;

QString name_of(Block::Kind kind) {
  switch (kind) {
    case Block::Kind::quote:
      return QStringLiteral("quote");
    case Block::Kind::code:
      return QStringLiteral("code");
    case Block::Kind::paragraph:
      break;
  }
  return QStringLiteral("paragraph");
}

}  // namespace

void MessageText::setContent(const QString& content) {
  if (content_ == content) return;
  content_ = content;
  read();
}

void MessageText::setMentions(const QStringList& mentions) {
  if (mentions_ == mentions) return;
  mentions_ = mentions;
  read();
}

void MessageText::read() {
  blocks_ = read_marks(content_);
  for (Block& block : blocks_) {
    for (Span& span : block.spans) {
      if ((span.marks & kMention) == 0) continue;
      const bool room = span.target == u"room" && mentions_.contains(QStringLiteral("@room"));
      if (!room && !mentions_.contains(span.target, Qt::CaseInsensitive)) {
        span.marks = static_cast<std::uint16_t>(span.marks & ~kMention);
        span.target.clear();
      }
    }
  }
  emojis_ = content_.size() > 64 ? 0 : only_emojis(content_, kMostBig);
  Q_EMIT changed();
}

QVariantList MessageText::blocks() const {
  QVariantList list;
  for (const Block& block : blocks_) {
    list += QVariantMap{{QStringLiteral("kind"), name_of(block.kind)},
                        {QStringLiteral("text"), block.text},
                        {QStringLiteral("language"), block.language},
                        {QStringLiteral("lines"), block.text.count(u'\n') + 1}};
  }
  return list;
}

const Block* MessageText::block(int index) const {
  const auto at = static_cast<std::size_t>(index);
  return index >= 0 && at < blocks_.size() ? &blocks_[at] : nullptr;
}

}  // namespace banter::desktop
