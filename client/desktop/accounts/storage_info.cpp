#include "client/desktop/accounts/storage_info.hpp"

#include <QLocale>

namespace banter::desktop {

void StorageInfo::refresh() {
  size_.clear();
  if (session_ && session_->copy() != nullptr) {
    if (const auto bytes = session_->copy()->size()) size_ = QLocale().formattedDataSize(*bytes, 1);
  }
  Q_EMIT changed();
}

}  // namespace banter::desktop
