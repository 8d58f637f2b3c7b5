#include "client/desktop/i18n/translations.hpp"

#include <QCoreApplication>
#include <utility>

namespace banter::desktop {
namespace {

/// Words of functions that belong to no class are filed under the room's namespace, whatever they say at run
/// time.
class Translator : public QTranslator {
 public:
  using QTranslator::QTranslator;

  QString translate(const char* context, const char* words, const char* comment, int count) const override {
    const QString found = QTranslator::translate(context, words, comment, count);
    return found.isNull() ? QTranslator::translate("banter::desktop", words, comment, count) : found;
  }
};

}  // namespace

Translations::~Translations() {
  if (translator_) QCoreApplication::removeTranslator(translator_.get());
}

void Translations::speak(const QString& language) {
  const QLocale system = QLocale::system();
  // Dates stay as the system has them where the language does.
  const bool as_system = language.isEmpty() || QLocale(language).language() == system.language();
  const QLocale locale = as_system ? system : QLocale(language);
  auto translator = std::make_unique<Translator>();
  const QString folder = QStringLiteral(":/i18n");
  // English has its plurals in a file, too.
  if (!translator->load(locale, QStringLiteral("banter"), QStringLiteral("_"), folder))
    (void)translator->load(folder + QStringLiteral("/banter_en.qm"));
  put(std::move(translator), locale);
}

void Translations::put(std::unique_ptr<QTranslator> translator, const QLocale& locale) {
  if (translator_) QCoreApplication::removeTranslator(translator_.get());
  translator_ = std::move(translator);
  QLocale::setDefault(locale);
  if (translator_) QCoreApplication::installTranslator(translator_.get());
  Q_EMIT changed();
}

}  // namespace banter::desktop
