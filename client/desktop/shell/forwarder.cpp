#include "client/desktop/shell/forwarder.hpp"

#include <string>
#include <utility>

namespace banter::desktop {
namespace {

QString text_of(const QVariantMap& message) {
  const QString content = message.value(QStringLiteral("content")).toString();
  if (content.isEmpty() || message.value(QStringLiteral("own")).toBool()) return content;
  return Forwarder::tr("%1: %2", "who wrote, and what")
      .arg(message.value(QStringLiteral("senderName")).toString(), content);
}

}  // namespace

void Forwarder::send(const QString& conversation, const QVariantList& messages) {
  if (!session_ || conversation.isEmpty()) return;
  int count = 0;
  for (const QVariant& one : messages) {
    const QVariantMap message = one.toMap();
    client::Draft draft;
    draft.conversation = conversation.toStdString();
    draft.content = text_of(message).toStdString();
    for (const QVariant& file : message.value(QStringLiteral("attachments")).toList())
      draft.attachments.push_back(file.toMap().value(QStringLiteral("fileId")).toString().toStdString());
    if (draft.content.empty() && draft.attachments.empty()) continue;
    const auto kept = session_->client().send(std::move(draft));
    if (!kept) {
      Q_EMIT refused(QString::fromStdString(kept.error().sentence));
      return;
    }
    ++count;
  }
  Q_EMIT done(count);
}

}  // namespace banter::desktop
