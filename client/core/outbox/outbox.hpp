#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/millis.hpp"
#include "client/core/failure.hpp"
#include "client/core/outbox/database.hpp"
#include "client/core/outbox/draft.hpp"
#include "protocol/generated/cpp/messages.hpp"

namespace banter::client {

/// One message in the outbox.
struct OutboxRow {
  enum class State : std::uint8_t {
    waiting,       ///< to be sent, or sent and not yet acknowledged
    acknowledged,  ///< on the server's disk; kept for an hour, for whoever asks
    refused        ///< the server will not have it; kept for a week, or until it is discarded or sent again
  };
  std::int64_t number = 0;  ///< counts up in the order of writing
  std::string client_id;    ///< a UUIDv7, unless the caller chose one
  Draft draft;
  base::Millis composed_at = 0;  ///< by the wall clock
  State state = State::waiting;
  std::optional<protocol::MessageReply> reply{};  ///< when acknowledged
  std::optional<Failure> failure{};               ///< when refused
  bool left = false;                              ///< when it waits: the server may have it already

  /// What it is ordered by.
  std::string target() const;
};

/// The messages of one account that are not yet known to be on the server's disk. They outlive the process,
/// whatever ends it. Any number of objects may be open on one file, in this and in other processes; each
/// belongs to one thread, and every call blocks on the disk.
class Outbox {
 public:
  static base::Expected<Outbox> open(
      std::string path, std::shared_ptr<const base::Clock> clock = std::make_shared<base::SystemClock>());

  /// Stores a message; it is on disk when this returns. A failure of kind `fix` says what is wrong with the
  /// draft. `client_id`: 1 to 64 printable ASCII characters to know the message by, empty to have one
  /// made. One that was used before for the same draft gives the row of then, for another one fails; a
  /// refused message of that id never reached anybody, so the draft takes its place and waits, behind all
  /// others.
  Outcome<OutboxRow> add(Draft draft, std::string client_id = {});

  /// The oldest waiting message of every target.
  base::Expected<std::vector<OutboxRow>> heads();
  /// All that wait, or all that were refused, in the order of writing.
  base::Expected<std::vector<OutboxRow>> all(OutboxRow::State state);
  base::Expected<std::optional<OutboxRow>> find(std::string_view client_id);

  base::Expected<void> acknowledge(std::string_view client_id, const protocol::MessageReply& reply);
  base::Expected<void> refuse(std::string_view client_id, const Failure& why);
  /// Before a waiting message is sent: from now on its words stay as they are. Gives it as it stands; none:
  /// it does not wait any more.
  base::Expected<std::optional<OutboxRow>> leave(std::string_view client_id);
  /// Gives a message other words where it stands. One that was refused waits again; one that waits must not
  /// have left, and a failure of kind `wait` says that it has. The message may have another client id then:
  /// where the server knows other words under the one that it had.
  Outcome<OutboxRow> edit(std::string_view client_id, std::string content);
  /// Puts a refused message among the waiting ones again. False: there is no such one.
  base::Expected<bool> send_again(std::string_view client_id);
  /// Takes away a message that is not acknowledged; of one that has left, the server may nevertheless have
  /// it. False: there is no such one.
  base::Expected<bool> discard(std::string_view client_id);

  const std::string& path() const { return path_; }

 private:
  Outbox(std::string path, std::shared_ptr<const base::Clock> clock, Database database)
      : path_(std::move(path)), clock_(std::move(clock)), database_(std::move(database)) {}
  base::Expected<std::vector<OutboxRow>> rows(Database::Statement& statement);
  // False: there is another one under its client id.
  base::Expected<bool> insert(const OutboxRow& row);
  // False: there is no refused one under its client id.
  base::Expected<bool> replace(const OutboxRow& row);
  base::Expected<std::optional<OutboxRow>> changed_row(const std::string& sql, std::string_view client_id,
                                                       std::string_view second, std::string_view third);
  base::Expected<bool> put(const OutboxRow& row, std::string_view sql);

  std::string path_;
  std::shared_ptr<const base::Clock> clock_;
  Database database_;
};

}  // namespace banter::client
