#include "client/desktop/people/folding.hpp"

namespace banter::desktop {

QString folded(const QString& name) {
  QString result;
  const QString apart = name.normalized(QString::NormalizationForm_KD);
  result.reserve(apart.size());
  for (const QChar unit : apart)
    if (unit.category() != QChar::Mark_NonSpacing) result.append(unit);
  // Qt folds letter by letter.
  return result.toCaseFolded().replace(u'ß', QStringLiteral("ss"));
}

}  // namespace banter::desktop
