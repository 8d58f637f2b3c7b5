#pragma once

#include <QObject>
#include <QString>
#include <QVariantMap>
#include <deque>
#include <map>
#include <set>

#include "client/desktop/session/session.hpp"

namespace banter::desktop {

/// The pictures of an account's messages that were looked at, as files of the program named by their hash: a
/// few are fetched at a time, those asked for last first, and the oldest go when they take too much. One for
/// each Session.
class PictureCache : public QObject {
  Q_OBJECT

 public:
  static constexpr qint64 kMostBytes = qint64{256} << 20;
  /// Larger ones come only when somebody asks for them.
  static constexpr qint64 kByItself = qint64{20} << 20;
  static constexpr std::size_t kAtATime = 3;

  static PictureCache* of(Session* session);

  /// The path of that picture; empty: it is not here.
  QString path_of(const QVariantMap& file) const;
  /// Fetches it, unless it is here or on its way. came() or failed() will tell.
  void want(const QVariantMap& file);
  /// It is out of view: not begun, it is not begun any more.
  void not_now(const QVariantMap& file);

 Q_SIGNALS:
  void came(const QString& sha256, const QString& path);
  void failed(const QString& sha256, const QString& sentence);

 private:
  explicit PictureCache(Session* session);
  void pump();
  void sweep() const;

  Session* session_;
  std::deque<QVariantMap> waiting_;  // the next one is the last
  std::set<QString> under_way_;      // hashes
};

}  // namespace banter::desktop
