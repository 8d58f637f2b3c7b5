#pragma once

#include <QString>

namespace banter::desktop {

/// How well what somebody typed fits a name, both as folded() gives them: 0 where it does not, else more the
/// better. Its letters must stand in the name in that order; those that begin words or follow each other
/// count more, and a short name more than a long one.
int fuzzy_score(const QString& typed, const QString& name);

}  // namespace banter::desktop
