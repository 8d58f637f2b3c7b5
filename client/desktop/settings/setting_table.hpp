#pragma once

#include <QString>
#include <QStringList>
#include <QVariant>
#include <vector>

namespace banter::desktop {

/// One thing that a person may set.
struct Setting {
  const char* name;
  QVariant preset;  ///< its type is the setting's
  /// For whole numbers.
  int least = 0;
  int most = 0;
  /// For words of which one is chosen; empty: any.
  QStringList choices{};
};

/// All of them: what is not in here is neither read nor kept.
const std::vector<Setting>& setting_table();

/// The value in the setting's type and range; the preset where it cannot be one.
QVariant fitted(const Setting& setting, const QVariant& value);

}  // namespace banter::desktop
