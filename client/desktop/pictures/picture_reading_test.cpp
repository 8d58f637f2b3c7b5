#include "client/desktop/pictures/picture_reading.hpp"

#include <gtest/gtest.h>

#include <QBuffer>
#include <QFile>
#include <QTemporaryDir>

namespace banter::desktop {
namespace {

QByteArray encoded(int width, int height, const char* format) {
  QImage picture(width, height, QImage::Format_RGB32);
  picture.fill(Qt::red);
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  picture.save(&buffer, format);
  return bytes;
}

class PictureReading : public ::testing::Test {
 protected:
  QString file(const QByteArray& bytes, const char* name = "x") {
    const QString path = folder.filePath(QString::fromLatin1(name));
    QFile there(path);
    EXPECT_TRUE(there.open(QIODevice::WriteOnly | QIODevice::Truncate));
    there.write(bytes);
    return path;
  }
  QTemporaryDir folder;
};

TEST_F(PictureReading, GoesByContentAndNotByName) {
  EXPECT_TRUE(read_picture(file(encoded(40, 20, "PNG"), "a.svg")));
  EXPECT_TRUE(read_picture(file(encoded(40, 20, "JPEG"), "b.txt")));
  EXPECT_FALSE(read_picture(file("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", "c.png")));
  EXPECT_FALSE(read_picture(file(encoded(4, 4, "BMP"), "d.png")));
  EXPECT_FALSE(read_picture(folder.filePath(QStringLiteral("none"))));
}

TEST_F(PictureReading, IsNoLargerThanItIsShown) {
  const auto picture = read_picture(file(encoded(1'000, 500, "PNG")), QSize(100, 100));
  ASSERT_TRUE(picture);
  EXPECT_EQ(picture->size(), QSize(200, 100));
  EXPECT_EQ(picture_size(folder.filePath(QStringLiteral("x"))), QSize(1'000, 500));
}

TEST_F(PictureReading, APictureThatClaimsTooMuchIsNotDecoded) {
  // The head of a PNG of 60,000 by 60,000 pixels.
  QByteArray bytes = encoded(4, 4, "PNG");
  bytes.replace(16, 8, QByteArray("\x00\x00\xea\x60\x00\x00\xea\x60", 8));
  EXPECT_FALSE(read_picture(file(bytes)));
  EXPECT_FALSE(picture_size(folder.filePath(QStringLiteral("x"))).isValid());
}

TEST_F(PictureReading, ABrokenPictureIsAnError) {
  EXPECT_FALSE(read_picture(file(encoded(40, 20, "PNG").first(50))));
  EXPECT_FALSE(read_picture(file("\xff\xd8\xff")));
}

TEST_F(PictureReading, APreviewIsASmallJpegAndNothingElse) {
  const auto base64 = [](const QByteArray& bytes) { return QString::fromLatin1(bytes.toBase64()); };
  EXPECT_EQ(read_preview(base64(encoded(32, 24, "JPEG"))).size(), QSize(32, 24));
  EXPECT_TRUE(read_preview(base64(encoded(32, 24, "PNG"))).isNull());
  EXPECT_TRUE(read_preview(base64(encoded(80, 8, "JPEG"))).isNull()) << "wider than a preview is";
  EXPECT_TRUE(read_preview(QStringLiteral("not base64!")).isNull());
  EXPECT_TRUE(read_preview(base64("<svg/>")).isNull());
  EXPECT_TRUE(read_preview(base64(QByteArray(4'000, 'x'))).isNull());
  EXPECT_TRUE(read_preview(QString()).isNull());
}

}  // namespace
}  // namespace banter::desktop
