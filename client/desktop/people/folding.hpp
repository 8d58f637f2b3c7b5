#pragma once

#include <QString>

namespace banter::desktop {

/// A name as it is compared when somebody looks for it: without case, accents and forms of width.
QString folded(const QString& name);

}  // namespace banter::desktop
