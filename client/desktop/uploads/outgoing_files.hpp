#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QList>
#include <QPointer>
#include <QString>
#include <QUrl>
#include <map>
#include <vector>

#include "client/desktop/session/session.hpp"

namespace banter::desktop {

/// The files that the message in the box will carry, for each conversation by itself.
class OutgoingFiles : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(banter::desktop::Session* session READ session WRITE set_session NOTIFY sessionChanged)
  Q_PROPERTY(QString conversation READ conversation WRITE set_conversation NOTIFY conversationChanged)
  Q_PROPERTY(int count READ count NOTIFY countChanged)

 public:
  enum Role : std::uint16_t { NameRole = Qt::UserRole + 1, SizeRole, PathRole, PictureRole };

  explicit OutgoingFiles(QObject* parent = nullptr);

  Session* session() const { return session_; }
  void set_session(Session* session);
  QString conversation() const { return conversation_; }
  void set_conversation(const QString& conversation);
  int count() const { return static_cast<int>(here().size()); }

  /// Takes files of this machine; what cannot be sent is left out. Why, as sentences, or empty.
  Q_INVOKABLE QString add(const QList<QUrl>& urls);
  /// What the clipboard holds: "files", "picture", or "" for text or nothing.
  Q_INVOKABLE QString onClipboard() const;
  /// Takes that. Why not, or empty.
  Q_INVOKABLE QString addFromClipboard();
  /// A text as a file.
  Q_INVOKABLE QString addText(const QString& text);
  Q_INVOKABLE void remove(int row);
  /// Sends them with the words beside them. True: they are on their way, and none is here any more.
  Q_INVOKABLE bool send(const QString& text, qint64 reply_to);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 Q_SIGNALS:
  void sessionChanged();
  void conversationChanged();
  void countChanged();

 private:
  struct File {
    QString path, name;
    qint64 size = 0;
    bool picture = false;
  };
  const std::vector<File>& here() const;
  QString add_path(const QString& path);
  QString keep(const QString& name, const QByteArray& bytes);

  QPointer<Session> session_;
  QString conversation_;
  std::map<QString, std::vector<File>> files_;
};

}  // namespace banter::desktop
