#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QPointer>
#include <QString>
#include <QVariantMap>
#include <vector>

#include "client/desktop/session/session.hpp"

namespace banter::desktop {

/// The files of a conversation that this device knows of, newest first: more come as they are looked at.
class SharedFiles : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(banter::desktop::Session* session READ session WRITE set_session NOTIFY sessionChanged)
  Q_PROPERTY(QString conversation READ conversation WRITE set_conversation NOTIFY conversationChanged)
  /// "all", "pictures" or "files" (all but pictures).
  Q_PROPERTY(QString kind READ kind WRITE set_kind NOTIFY kindChanged)
  Q_PROPERTY(int count READ count NOTIFY countChanged)

 public:
  enum Role : std::uint16_t { FileRole = Qt::UserRole + 1, SeqRole, SenderRole, SentAtRole };
  static constexpr std::int64_t kPage = 60;

  explicit SharedFiles(QObject* parent = nullptr);

  Session* session() const { return session_; }
  void set_session(Session* session);
  QString conversation() const { return conversation_; }
  void set_conversation(const QString& conversation);
  QString kind() const { return kind_; }
  void set_kind(const QString& kind);
  int count() const { return static_cast<int>(rows_.size()); }

  /// The file of that row, as Attached takes it; empty: there is no such row.
  Q_INVOKABLE QVariantMap at(int row) const;
  /// Where a file stands, by its id; -1: not among those that were looked at.
  Q_INVOKABLE int rowOf(const QString& file_id) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;
  bool canFetchMore(const QModelIndex& parent) const override;
  void fetchMore(const QModelIndex& parent) override;

 Q_SIGNALS:
  void sessionChanged();
  void conversationChanged();
  void kindChanged();
  void countChanged();

 private:
  struct Row {
    QVariantMap file;
    qint64 seq = 0;
    QString sender;
    qint64 sent_at = 0;
  };
  void begin();
  std::vector<Row> next();
  bool belongs(const QVariantMap& file) const;
  void heard(const client::News& news);

  QPointer<Session> session_;
  QString conversation_, kind_ = QStringLiteral("all");
  std::vector<Row> rows_;
  std::int64_t before_ = 0;  // the oldest message that was looked at; 0: none
  bool more_ = false;
};

}  // namespace banter::desktop
