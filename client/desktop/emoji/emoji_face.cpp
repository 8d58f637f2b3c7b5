#include "client/desktop/emoji/emoji_face.hpp"

#include <QFontDatabase>

namespace banter::desktop {

EmojiFace::EmojiFace(QObject* parent) : QObject(parent) {
  for (const char* name : {"Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji", "Twemoji"}) {
    if (!QFontDatabase::hasFamily(QString::fromLatin1(name))) continue;
    family_ = QString::fromLatin1(name);
    return;
  }
}

}  // namespace banter::desktop
