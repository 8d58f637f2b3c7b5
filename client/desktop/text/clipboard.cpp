#include "client/desktop/text/clipboard.hpp"

#include <QClipboard>
#include <QGuiApplication>

namespace banter::desktop {

void Clipboard::put(const QString& text) {
  QGuiApplication::clipboard()->setText(text);
}

}  // namespace banter::desktop
