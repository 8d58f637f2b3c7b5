#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QImage>
#include <QSize>
#include <QString>
#include <expected>

namespace banter::desktop {

/// What is shown of pictures, whoever has made them. More is a file like any other.
inline constexpr qint64 kMostPixels = 50'000'000;
inline constexpr int kMostSide = 30'000;
/// A preview is at most so wide and so high.
inline constexpr int kMostPreviewSide = 64;

/// The format of a picture by its first bytes (16 are enough), as Qt calls it: png, jpeg, gif or webp; empty:
/// it is none that is shown.
QByteArray picture_format(QByteArrayView head);

/// Reads a picture, turned as it says, and no larger than needed to fill `room` (in pixels of the screen; an
/// empty one: as it is). By its content alone: no name, no word of a sender counts. The error is a sentence.
/// Any thread; it takes up to some 200 MB and a second.
std::expected<QImage, QString> read_picture(const QString& path, QSize room = {});

/// The size of a picture as it is shown, without decoding it; invalid: it is none that is shown.
QSize picture_size(const QString& path);

/// The very small JPEG in base64 that a message brings along; null: it is none, or larger than one may be.
QImage read_preview(const QString& base64);

}  // namespace banter::desktop
