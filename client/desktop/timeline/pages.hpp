#pragma once

#include <QObject>
#include <QPointer>
#include <cstdint>
#include <functional>
#include <string>

#include "client/core/copy/local_copy.hpp"
#include "client/core/failure.hpp"
#include "client/desktop/session/session.hpp"

namespace banter::desktop {

/// Pages of one conversation: from the copy, at once, as far as it goes, and beyond it from the server. On
/// the screen's thread; a request whose answer nobody waits for any more is dropped by drop().
class Pages : public QObject {
  Q_OBJECT

 public:
  /// `more_before` and `more_after` tell of whatever exists anywhere.
  using Done = std::function<void(client::Outcome<client::CopiedPage>)>;

  Pages(Session* session, std::string conversation)
      : session_(session), conversation_(std::move(conversation)) {}

  void newest(std::int64_t limit, Done done);
  void before(std::int64_t seq, std::int64_t limit, Done done);
  void after(std::int64_t seq, std::int64_t limit, Done done);
  /// One message in its present state.
  void one(std::int64_t seq, std::function<void(std::optional<protocol::Message>)> done);

  /// What is asked for now is not wanted any more.
  void drop() { ++life_; }

 private:
  void fetch_before(std::int64_t seq, std::int64_t limit, Done done);
  void ask(protocol::HistoryRequest request, Done done);

  QPointer<Session> session_;
  std::string conversation_;
  std::uint64_t life_ = 0;
};

}  // namespace banter::desktop
