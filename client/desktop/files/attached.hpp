#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QUrl>
#include <QVariantMap>

#include "client/desktop/files/downloads.hpp"
#include "client/desktop/files/picture_cache.hpp"
#include "client/desktop/session/session.hpp"

namespace banter::desktop {

/// One attachment of a message: whether it is here, and what can be done with it.
class Attached : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(banter::desktop::Session* session READ session WRITE set_session NOTIFY fileChanged)
  /// fileId, fileName, size, mediaType, sha256, width, height, preview, as its message tells them.
  Q_PROPERTY(QVariantMap file READ file WRITE set_file NOTIFY fileChanged)
  /// It is a picture that is shown by itself.
  Q_PROPERTY(bool picture READ is_picture NOTIFY fileChanged)
  /// Somebody sees it: a picture is fetched then.
  Q_PROPERTY(bool wanted READ wanted WRITE set_wanted NOTIFY wantedChanged)
  /// Where the picture is that is to be shown; empty: not here.
  Q_PROPERTY(QString shownPath READ shown_path NOTIFY changed)
  /// "none", "moving", "paused", "failed" or "there": in the person's folder.
  Q_PROPERTY(QString state READ state NOTIFY changed)
  Q_PROPERTY(qint64 done READ done NOTIFY changed)
  Q_PROPERTY(qint64 total READ total NOTIFY changed)
  Q_PROPERTY(qint64 speed READ speed NOTIFY changed)
  /// Milliseconds; -1: not known.
  Q_PROPERTY(qint64 left READ left NOTIFY changed)
  /// A sentence that may hold foreign text; empty: none.
  Q_PROPERTY(QString reason READ reason NOTIFY changed)

 public:
  explicit Attached(QObject* parent = nullptr);
  ~Attached() override;

  Session* session() const { return session_; }
  void set_session(Session* session);
  QVariantMap file() const { return file_; }
  void set_file(const QVariantMap& file);
  bool is_picture() const;
  bool wanted() const { return wanted_; }
  void set_wanted(bool wanted);
  QString shown_path() const { return shown_path_; }
  QString state() const;
  qint64 done() const { return download_.progress.done; }
  qint64 total() const { return download_.progress.total; }
  qint64 speed() const { return download_.progress.speed; }
  qint64 left() const { return download_.progress.left.value_or(-1); }
  QString reason() const { return reason_.isEmpty() ? download_.reason : reason_; }

  /// Into `folder`, from the root.
  Q_INVOKABLE void fetch(const QString& folder);
  Q_INVOKABLE void pause();
  /// Opens the file that is there, if its bytes are still those of the message; what may be a program only
  /// when `asked` says that the person wants it, else questioned() asks.
  Q_INVOKABLE void open(bool asked = false);
  Q_INVOKABLE void showInFolder();
  /// The picture that is shown, fetched again after a failure.
  Q_INVOKABLE void fetchPicture();
  /// Puts a copy of the picture there, in place of what is there.
  Q_INVOKABLE void saveAs(const QUrl& url);

 Q_SIGNALS:
  void fileChanged();
  void wantedChanged();
  void changed();
  /// The file may be a program: shall it be opened?
  void questioned();

 private:
  void look();
  void say(const QString& reason);

  QPointer<Session> session_;
  QPointer<Downloads> downloads_;
  QPointer<PictureCache> cache_;
  QVariantMap file_;
  FileDownload download_;
  QString shown_path_, reason_;
  bool wanted_ = false;
};

}  // namespace banter::desktop
