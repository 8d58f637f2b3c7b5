#pragma once

#include <QLocale>
#include <QObject>
#include <QString>
#include <QTranslator>
#include <memory>

namespace banter::desktop {

/// The language of all that is shown, with the dates and numbers that go with it. It belongs to the process,
/// as Qt's translators do. On the screen's thread.
class Translations : public QObject {
  Q_OBJECT

 public:
  explicit Translations(QObject* parent = nullptr) : QObject(parent) {}
  ~Translations() override;

  /// `language`: "en", "de" or "es"; empty: the system's, where Banter speaks it.
  void speak(const QString& language);

 Q_SIGNALS:
  void changed();

 private:
  void put(std::unique_ptr<QTranslator> translator, const QLocale& locale);

  std::unique_ptr<QTranslator> translator_;
};

}  // namespace banter::desktop
