#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "client/desktop/session/session.hpp"

namespace banter::desktop {

/// Messages of one conversation that hold words, newest first, and which of them is in view.
class TimelineSearch : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(banter::desktop::Session* session MEMBER session_ NOTIFY queryChanged)
  Q_PROPERTY(QString conversation MEMBER conversation_ NOTIFY queryChanged)
  Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged)
  /// What of the query stands in messages, to be made visible there.
  Q_PROPERTY(QString word READ word NOTIFY changed)
  Q_PROPERTY(bool busy READ busy NOTIFY changed)
  Q_PROPERTY(int count READ count NOTIFY changed)
  /// There are more than `count`.
  Q_PROPERTY(bool more READ more NOTIFY changed)
  /// Which one is in view, from 1 on; 0: none.
  Q_PROPERTY(int at READ at NOTIFY atChanged)
  /// The message in view.
  Q_PROPERTY(qint64 seq READ seq NOTIFY atChanged)
  /// Why nothing could be looked for; a sentence.
  Q_PROPERTY(QString failure READ failure NOTIFY changed)

 public:
  explicit TimelineSearch(QObject* parent = nullptr);

  QString query() const { return query_; }
  void setQuery(const QString& query);
  QString word() const;
  bool busy() const { return busy_; }
  int count() const { return static_cast<int>(seqs_.size()); }
  bool more() const { return more_; }
  int at() const { return at_; }
  qint64 seq() const { return at_ > 0 ? seqs_[static_cast<std::size_t>(at_ - 1)] : 0; }
  QString failure() const { return failure_; }

  Q_INVOKABLE void older();
  Q_INVOKABLE void newer();

 Q_SIGNALS:
  void queryChanged();
  void changed();
  void atChanged();

 private:
  void ask(bool further);
  void came(client::Outcome<protocol::SearchReply> reply, bool further);

  QPointer<Session> session_;
  QString conversation_;
  QString query_;
  QTimer soon_;
  std::vector<std::int64_t> seqs_;
  std::optional<std::string> cursor_;
  QString failure_;
  int at_ = 0;
  bool more_ = false;
  bool busy_ = false;
  std::uint64_t life_ = 0;
};

}  // namespace banter::desktop
