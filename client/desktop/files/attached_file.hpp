#pragma once

#include <QString>
#include <QVariantMap>
#include <optional>

#include "client/core/transfers/download.hpp"
#include "protocol/generated/cpp/files.hpp"

namespace banter::desktop {

/// What QML knows of an attachment: fileId, fileName, size, mediaType, sha256, width, height, preview.
QVariantMap map_of(const protocol::Attachment& file);

/// The same back, to be fetched. None where it is not what a message may say of a file.
std::optional<client::transfers::WantedFile> wanted_file(const QVariantMap& file);

/// Whether it is one of the pictures that are shown, by what its message says: kind and size.
bool says_picture(const QVariantMap& file);

}  // namespace banter::desktop
