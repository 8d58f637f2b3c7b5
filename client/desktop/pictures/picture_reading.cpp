#include "client/desktop/pictures/picture_reading.hpp"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QImageReader>

#include "protocol/generated/cpp/limits.hpp"

namespace banter::desktop {
namespace {

constexpr int kHead = 16;
// For one picture, in MiB: 50 megapixels of four bytes, and what a reader takes besides.
constexpr int kAllocation = 256;

/// Where these words stand for those who translate.
struct Words {
  Q_DECLARE_TR_FUNCTIONS(PictureReading)
};

bool may_be_read(QSize size) {
  return size.width() > 0 && size.height() > 0 && size.width() <= kMostSide && size.height() <= kMostSide &&
         qint64{size.width()} * size.height() <= kMostPixels;
}

/// Only the reader of `format` looks at the bytes.
void prepare(QImageReader& reader, QIODevice& device, const QByteArray& format) {
  QImageReader::setAllocationLimit(kAllocation);
  reader.setAutoDetectImageFormat(false);
  reader.setDecideFormatFromContent(false);
  reader.setDevice(&device);
  reader.setFormat(format);
  reader.setAutoTransform(true);
}

bool lies(const QImageReader& reader) {
  return reader.transformation().testFlag(QImageIOHandler::TransformationRotate90);
}

}  // namespace

QByteArray picture_format(QByteArrayView head) {
  if (head.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (head.startsWith("\xff\xd8\xff")) return "jpeg";
  if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) return "gif";
  if (head.size() >= 12 && head.startsWith("RIFF") && head.sliced(8).startsWith("WEBP")) return "webp";
  return {};
}

std::expected<QImage, QString> read_picture(const QString& path, QSize room) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return std::unexpected(Words::tr("The picture cannot be opened."));
  const QByteArray format = picture_format(file.peek(kHead));
  if (format.isEmpty()) return std::unexpected(Words::tr("This is no picture that can be shown."));
  QImageReader reader;
  prepare(reader, file, format);
  const QSize size = reader.size();
  if (!size.isValid()) return std::unexpected(Words::tr("The picture is broken."));
  if (!may_be_read(size)) return std::unexpected(Words::tr("The picture is too large to be shown."));
  if (room.isValid() && !room.isEmpty()) {
    const QSize place = lies(reader) ? room.transposed() : room;
    const QSize small = size.scaled(place, Qt::KeepAspectRatioByExpanding);
    if (small.width() < size.width()) reader.setScaledSize(small);
  }
  QImage picture = reader.read();
  if (picture.isNull()) return std::unexpected(Words::tr("The picture is broken."));
  return picture;
}

QSize picture_size(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return {};
  const QByteArray format = picture_format(file.peek(kHead));
  if (format.isEmpty()) return {};
  QImageReader reader;
  prepare(reader, file, format);
  const QSize size = reader.size();
  if (!may_be_read(size)) return {};
  return lies(reader) ? size.transposed() : size;
}

QImage read_preview(const QString& base64) {
  if (base64.isEmpty() || base64.size() > protocol::limit::preview_bytes) return {};
  const auto decoded =
      QByteArray::fromBase64Encoding(base64.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
  if (!decoded || picture_format(*decoded) != "jpeg") return {};
  QByteArray bytes = *decoded;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::ReadOnly);
  QImageReader reader;
  prepare(reader, buffer, "jpeg");
  const QSize size = reader.size();
  if (!size.isValid() || size.width() > kMostPreviewSide || size.height() > kMostPreviewSide) return {};
  return reader.read();
}

}  // namespace banter::desktop
