#pragma once

#include <QObject>
#include <QString>
#include <deque>
#include <map>
#include <string>

#include "client/core/transfers/transfers.hpp"
#include "client/desktop/session/session.hpp"

namespace banter::desktop {

/// The pictures of people, each fetched once and kept on this device in a form of our own: round, small, PNG.
/// So nothing that a person gave is ever given to the screen as it came: whatever is larger than a picture of
/// a person may be, or is none, is thrown away. Pictures are decoded on another thread.
class Avatars : public QObject {
  Q_OBJECT

 public:
  /// The side of what is kept, in pixels.
  static constexpr int side = 192;

  explicit Avatars(Session* session);

  /// The address of the local file, or empty: then it is fetched if it can be, and came() tells.
  QString url(const std::string& file_id);

  /// Makes a kept picture, the file `to`, of any file. False: it is no picture that may be shown.
  static bool keep(const QString& from, const QString& to);

 Q_SIGNALS:
  void came(const std::string& file_id);

 private:
  QString path_of(const std::string& file_id) const;
  void fetchNext();
  void fetch(const std::string& file_id);
  void fetched(const std::string& file_id, const QString& path);

  Session* session_;
  QString folder_;
  std::map<std::string, QString> known_;  // by file id; empty: on its way, or in vain
  std::deque<std::string> waiting_;
  int fetching_ = 0;
};

}  // namespace banter::desktop
