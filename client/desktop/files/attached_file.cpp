#include "client/desktop/files/attached_file.hpp"

#include <algorithm>

#include "client/desktop/pictures/picture_reading.hpp"

namespace banter::desktop {
namespace {

constexpr qsizetype kHashDigits = 64;

bool is_hash(const QString& text) {
  return text.size() == kHashDigits && std::ranges::all_of(text, [](QChar digit) {
           return (digit >= u'0' && digit <= u'9') || (digit >= u'a' && digit <= u'f');
         });
}

QString text_of(const std::string& words) {
  return QString::fromStdString(words);
}

}  // namespace

QVariantMap map_of(const protocol::Attachment& file) {
  return {{QStringLiteral("fileId"), text_of(file.file_id)},
          {QStringLiteral("fileName"), text_of(file.file_name)},
          {QStringLiteral("size"), static_cast<qint64>(file.size)},
          {QStringLiteral("mediaType"), text_of(file.media_type)},
          {QStringLiteral("sha256"), text_of(file.sha256)},
          {QStringLiteral("width"), static_cast<qint64>(file.width.value_or(0))},
          {QStringLiteral("height"), static_cast<qint64>(file.height.value_or(0))},
          {QStringLiteral("preview"), text_of(file.preview.value_or(""))}};
}

std::optional<client::transfers::WantedFile> wanted_file(const QVariantMap& file) {
  const QString id = file.value(QStringLiteral("fileId")).toString();
  const QString hash = file.value(QStringLiteral("sha256")).toString();
  const qint64 size = file.value(QStringLiteral("size")).toLongLong();
  if (id.isEmpty() || !is_hash(hash) || size < 0) return std::nullopt;
  return client::transfers::WantedFile{
      .file_id = id.toStdString(),
      .file_name = file.value(QStringLiteral("fileName")).toString().toStdString(),
      .size = size,
      .sha256 = hash.toStdString()};
}

bool says_picture(const QVariantMap& file) {
  const QString kind = file.value(QStringLiteral("mediaType")).toString();
  const qint64 width = file.value(QStringLiteral("width")).toLongLong();
  const qint64 height = file.value(QStringLiteral("height")).toLongLong();
  const bool known = kind == QStringLiteral("image/png") || kind == QStringLiteral("image/jpeg") ||
                     kind == QStringLiteral("image/gif") || kind == QStringLiteral("image/webp");
  return known && width > 0 && height > 0 && width <= kMostSide && height <= kMostSide &&
         width * height <= kMostPixels;
}

}  // namespace banter::desktop
