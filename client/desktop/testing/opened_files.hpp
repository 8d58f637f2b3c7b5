#pragma once

#include <QList>
#include <QObject>
#include <QUrl>

namespace banter::desktop::testing {

/// While it lives, it takes the files that would be given to other programs.
class OpenedFiles : public QObject {
  Q_OBJECT

 public:
  OpenedFiles();
  ~OpenedFiles() override;
  const QList<QUrl>& opened() const { return opened_; }

 private:
  Q_SLOT void take(const QUrl& url) { opened_.append(url); }
  QList<QUrl> opened_;
};

}  // namespace banter::desktop::testing
