#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "client/core/account_files.hpp"
#include "client/core/address.hpp"
#include "client/core/net/backoff.hpp"
#include "client/core/transfers/download.hpp"
#include "client/core/transfers/file_message.hpp"
#include "client/core/transfers/progress.hpp"

namespace banter::client::transfers {

struct TransferOptions {
  Address address{};
  Places places{};
  /// Whose files; this account must have a token on this device.
  std::string user{};
  /// For looking up, connecting and the handshake together, in milliseconds.
  base::Millis connect_within = 10'000;
  /// A connection on which nothing moves for so long is given up for another, in milliseconds.
  base::Millis silent_within = 60'000;
  /// A transfer without progress for so long fails, in milliseconds; 0: never.
  base::Millis give_up_after = 0;
  /// Between attempts.
  Backoff::Options backoff{};
};

/// What becomes of one transfer. All are called on the program's thread; nothing after on_end.
template <class T>
struct TransferHandlers {
  /// At most ten times a second.
  std::function<void(const Progress&)> on_progress;
  /// Something that a person should know: a whole sentence that may hold foreign text.
  std::function<void(const std::string&)> on_word;
  std::function<void(Outcome<T>)> on_end;
};

/// The files of one account on their way to one server and from it, on a thread of their own, so that neither
/// a disk nor a slow network holds up messages. Each has a connection of its own; broken ones are made again.
/// What is under way is noted on the disk: stopped in whatever way, it goes on when it is asked for again.
/// All calls, the constructor and the destructor come from one thread, the program's.
class Transfers {
 public:
  /// As Client::Post: gives a function to the program's thread.
  using Post = std::function<void(std::function<void()>)>;
  /// Names one transfer; never 0.
  using Id = std::uint64_t;

  Transfers(TransferOptions options, Post post);
  /// Stops what is under way, without a word.
  ~Transfers();
  Transfers(const Transfers&) = delete;
  Transfers& operator=(const Transfers&) = delete;

  /// Brings the files of a message to the server. What comes of it is to be put into the outbox under its
  /// client id (Client::send); finished() ends it.
  Id send(FileMessage message, TransferHandlers<ReadyMessage> handlers);
  /// The message with that client id is on the server, and whoever wrote it was told: the same one asked for
  /// again is another. On disk when it returns.
  Outcome<void> finished(const std::string& client_id);
  /// The same for a program that has ended everything else.
  static Outcome<void> finished(const TransferOptions& options, const std::string& client_id);
  /// Messages whose files were being sent by whatever process and did not come to their end.
  Outcome<std::vector<Sending>> unfinished();
  static Outcome<std::vector<Sending>> unfinished(const TransferOptions& options);

  /// Brings one file to the server, for whatever it is to be: its id. Nothing is noted.
  Id upload(std::string path, std::optional<std::int64_t> most_bytes, TransferHandlers<std::string> handlers);

  /// Fetches a file into the folder `folder`. `by_link`: see Folder::open.
  Id fetch(WantedFile file, std::string folder, bool by_link, TransferHandlers<ReceivedFile> handlers);

  /// Ends a transfer, which can go on later: its on_end tells of a failure soon.
  void stop(Id id);

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace banter::client::transfers
