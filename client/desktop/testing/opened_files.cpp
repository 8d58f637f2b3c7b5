#include "client/desktop/testing/opened_files.hpp"

#include <QDesktopServices>

namespace banter::desktop::testing {

OpenedFiles::OpenedFiles() {
  QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "take");
}

OpenedFiles::~OpenedFiles() {
  QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
}

}  // namespace banter::desktop::testing
