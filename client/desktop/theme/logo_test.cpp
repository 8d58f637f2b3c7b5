#include "client/desktop/theme/logo.hpp"

#include <gtest/gtest.h>

#include <QImage>

namespace banter::desktop {
namespace {

TEST(Logo, is_drawn_in_every_size) {
  const QIcon icon = logo_icon();
  for (int size : {16, 22, 32, 64, 256}) {
    const QImage image = icon.pixmap(size, size).toImage();
    ASSERT_EQ(image.width(), size);
    EXPECT_EQ(qAlpha(image.pixel(0, 0)), 0) << "the corners are round";
    EXPECT_EQ(QColor(image.pixel(size / 2, size / 16)).name(), QStringLiteral("#faf9f7"));
  }
}

TEST(Logo, has_a_red_dot_when_something_is_unread) {
  const auto at_dot = [](bool unread) {
    return logo_icon(unread).pixmap(64, 64).toImage().pixelColor(50, 13).name();
  };
  EXPECT_EQ(at_dot(true), QStringLiteral("#b3261e"));
  EXPECT_EQ(at_dot(false), QStringLiteral("#faf9f7"));
}

}  // namespace
}  // namespace banter::desktop
