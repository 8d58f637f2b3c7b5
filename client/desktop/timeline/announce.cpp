#include "client/desktop/timeline/announce.hpp"

#include <QAccessible>

namespace banter::desktop {

void Announce::politely(QQuickItem* item, const QString& sentence) {
  if (item == nullptr || sentence.isEmpty() || !QAccessible::isActive()) return;
  QAccessibleEvent changed(item, QAccessible::NameChanged);
  QAccessible::updateAccessibility(&changed);
  QAccessibleEvent alert(item, QAccessible::Alert);
  QAccessible::updateAccessibility(&alert);
}

}  // namespace banter::desktop
