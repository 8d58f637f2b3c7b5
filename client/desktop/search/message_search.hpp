#pragma once

#include <QtQml/qqmlregistration.h>
#include <QString>
#include <QTimer>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "client/desktop/search/message_hits.hpp"

namespace banter::desktop {

/// Searches messages on the server: newest first, page by page. Without a
/// connection it finds nothing, and says so.
class MessageSearch : public MessageHits {
  Q_OBJECT
  QML_ELEMENT
  /// Words and operators, as the server reads them.
  Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged)
  Q_PROPERTY(bool searching READ searching NOTIFY stateChanged)
  /// The server had no part in it.
  Q_PROPERTY(bool localOnly READ localOnly NOTIFY stateChanged)
  /// Why, in a sentence; empty: there is no connection, or nothing is wrong.
  /// Foreign text.
  Q_PROPERTY(QString failure READ failure NOTIFY stateChanged)

 public:
  explicit MessageSearch(QObject* parent = nullptr);
  ~MessageSearch() override;

  QString query() const { return query_; }
  void setQuery(const QString& query);
  bool searching() const { return asking_ || soon_.isActive(); }
  bool localOnly() const { return local_only_; }
  QString failure() const { return failure_; }

  bool canFetchMore(const QModelIndex& parent) const override;
  void fetchMore(const QModelIndex& parent) override;

 Q_SIGNALS:
  void queryChanged();
  void stateChanged();

 protected:
  void begin() override;

 private:
  void ask();

  QString query_;
  std::vector<protocol::Message> found_;
  std::optional<std::string> cursor_;
  bool more_ = false;
  bool asking_ = false;
  bool local_only_ = false;
  QString failure_;
  int empty_ = 0;               // pages without messages, one after the other
  std::uint64_t question_ = 0;  // counts queries
  QTimer soon_;
};

}  // namespace banter::desktop
