#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QPointer>
#include <QString>
#include <string>
#include <vector>

#include "client/desktop/session/session.hpp"
#include "client/desktop/uploads/uploads.hpp"

namespace banter::desktop {

/// What is on its way to one conversation, in the order in which it began, for the end of its timeline.
class UploadList : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(banter::desktop::Session* session READ session WRITE set_session NOTIFY sessionChanged)
  Q_PROPERTY(QString conversation READ conversation WRITE set_conversation NOTIFY conversationChanged)
  Q_PROPERTY(int count READ count NOTIFY countChanged)

 public:
  enum Role : std::uint16_t {
    ClientIdRole = Qt::UserRole + 1,
    NamesRole,    ///< of all files
    PathRole,     ///< of the first one, where it is a picture; else empty
    ContentRole,  ///< the words beside them
    DoneRole,     ///< bytes
    TotalRole,    ///< bytes; 0: not known yet
    SpeedRole,    ///< bytes a second
    LeftRole,     ///< milliseconds; -1: not known
    StateRole,    ///< "moving", "paused" or "failed"
    ReasonRole    ///< a sentence, foreign text; empty: none
  };

  explicit UploadList(QObject* parent = nullptr);

  Session* session() const { return session_; }
  void set_session(Session* session);
  QString conversation() const { return conversation_; }
  void set_conversation(const QString& conversation);
  int count() const { return static_cast<int>(ids_.size()); }

  Q_INVOKABLE void pause(const QString& client_id);
  /// Also tries again what has failed.
  Q_INVOKABLE void resume(const QString& client_id);
  Q_INVOKABLE void cancel(const QString& client_id);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 Q_SIGNALS:
  void sessionChanged();
  void conversationChanged();
  void countChanged();

 private:
  void fill();
  const Upload* at(int row) const;

  QPointer<Session> session_;
  QPointer<Uploads> uploads_;
  QString conversation_;
  std::vector<std::string> ids_;
};

}  // namespace banter::desktop
