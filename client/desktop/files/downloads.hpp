#pragma once

#include <QObject>
#include <QString>
#include <QVariantMap>
#include <map>

#include "client/desktop/session/session.hpp"

namespace banter::desktop {

/// One file on its way to a folder of the person, or there.
struct FileDownload {
  enum class State : std::uint8_t { none, moving, paused, failed, there };
  State state = State::none;
  client::transfers::Progress progress{};
  QString reason;  ///< of a failure or a wait: a sentence that may hold foreign text
  QString path;    ///< where it is, when it is there
  client::transfers::Transfers::Id id = 0;
};

/// What an account fetches from its server because somebody asked for it. It goes on while nobody looks, and
/// where a file was put is remembered. One for each Session.
class Downloads : public QObject {
  Q_OBJECT

 public:
  static Downloads* of(Session* session);

  /// What is known of that file.
  FileDownload find(const QVariantMap& file) const;
  /// Begins, or goes on where it was paused. `folder`: from the root; it is made.
  void fetch(const QVariantMap& file, const QString& folder);
  void pause(const QVariantMap& file);

 Q_SIGNALS:
  void changed(const QString& file_id);

 private:
  explicit Downloads(Session* session);
  QString notes() const;

  Session* session_;
  std::map<QString, FileDownload> files_;
};

}  // namespace banter::desktop
