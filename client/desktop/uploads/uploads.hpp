#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <string>
#include <vector>

#include "client/desktop/session/session.hpp"

namespace banter::desktop {

/// A message whose files are not all on the server yet.
struct Upload {
  enum class State : std::uint8_t { moving, paused, failed };
  std::string client_id{};
  client::Draft draft{};
  std::vector<std::string> paths{};
  QString picture{};  ///< the path of the first file, where it is a picture that can be shown
  State state = State::moving;
  client::transfers::Progress progress{};
  QString reason{};  ///< of a failure, or of a wait: a sentence that may hold foreign text
  client::transfers::Transfers::Id id = 0;  ///< 0: nothing is under way
  bool gone = false;                        ///< the person does not want it any more
};

/// The files of an account on their way to its server, as messages that are not sent yet: paused, taken up
/// again, given up; after a restart, all that was left is there, paused. One for each Session.
class Uploads : public QObject {
  Q_OBJECT

 public:
  /// The one of that account, which makes it at the first call.
  static Uploads* of(Session* session);

  const std::vector<Upload>& all() const { return uploads_; }

  /// False: there is nobody to send for.
  bool begin(client::Draft draft, std::vector<std::string> paths);
  void pause(const std::string& client_id);
  void resume(const std::string& client_id);
  /// Nothing is sent, and nothing stays behind.
  void cancel(const std::string& client_id);

 Q_SIGNALS:
  /// One has come or gone.
  void listChanged();
  /// What is known of that one is another.
  void changed(const std::string& client_id);

 private:
  explicit Uploads(Session* session);
  Upload* find(const std::string& client_id);
  void load();
  void start(Upload& upload);
  void ended(const std::string& client_id, client::Outcome<client::transfers::ReadyMessage> ready);
  void forget(const std::string& client_id);
  void settle(const client::OutboxRow& row);
  void drop_files(const Upload& upload);

  Session* session_;
  std::vector<Upload> uploads_;
  // Messages in the outbox whose note goes when the server has them, with the files that are ours.
  std::vector<Upload> handed_over_;
  QString user_;
};

}  // namespace banter::desktop
