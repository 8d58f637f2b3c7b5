#pragma once

#include <QtQml/qqmlregistration.h>
#include <QString>
#include <QTimer>
#include <cstdint>
#include <memory>

#include "client/core/copy/search/merged_hits.hpp"
#include "client/core/copy/search/searcher.hpp"
#include "client/desktop/search/message_hits.hpp"

namespace banter::desktop {

/// Searches messages, here and on the server at once, and shows what both find
/// as one list: newest first, each once. Without a connection it is what this
/// device has, and says so.
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
  bool searching() const { return asking_copy_ || asking_server_ || soon_.isActive(); }
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
  using Side = client::MergedHits::Side;

  void start();
  void ask(Side side);
  void ask_copy(protocol::SearchRequest request);
  void ask_server(protocol::SearchRequest request);
  void came(Side side, const protocol::SearchReply& page);
  void failed(Side side, const QString& sentence);
  void show_settled();

  QString query_;
  std::unique_ptr<client::Searcher> searcher_;
  std::string searched_path_;
  client::MergedHits merged_;
  bool asking_copy_ = false;
  bool asking_server_ = false;
  bool local_only_ = false;
  QString failure_;
  int empty_ = 0;               // pages without messages, one after the other
  std::uint64_t question_ = 0;  // counts queries
  QTimer soon_;
};

}  // namespace banter::desktop
