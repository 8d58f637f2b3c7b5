#pragma once

#include <boost/asio/awaitable.hpp>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/platform/file.hpp"
#include "client/core/outbox/outbox.hpp"
#include "client/core/transfers/files/source.hpp"
#include "client/core/transfers/notes.hpp"
#include "client/core/transfers/observer.hpp"
#include "client/core/transfers/wire/transport.hpp"

namespace banter::client::transfers {

/// A message that a person wants to send files with.
struct FileMessage {
  Draft draft{};  ///< without attachments
  /// 1 to limit::attachments.
  std::vector<std::string> paths{};
  /// As in Outbox::add.
  std::string client_id{};
  /// The largest file that the server takes; none: not known.
  std::optional<std::int64_t> most_bytes{};
};

/// A message whose files the server has: it is for the outbox now, under that client id.
struct ReadyMessage {
  std::string client_id;
  Draft draft;
};

/// Brings the files of one message to the server, one after the other. It is noted what is under way, so that
/// the same message asked for again goes on where an earlier process was ended, and is one message in the
/// end.
class FileMessageSending {
 public:
  /// What looks on: besides, which of the files is under way.
  struct Handlers {
    std::function<void(Progress progress)> moved;
    std::function<void(std::string sentence)> say;
  };
  /// `outbox_path`: the database of the account's outbox, where the notes are too.
  FileMessageSending(Transport& transport, Notes& notes, std::string outbox_path, FileMessage wanted,
                     Handlers handlers);

  boost::asio::awaitable<Outcome<ReadyMessage>> run();

 private:
  Outcome<std::vector<Source>> open_all() const;
  Outcome<std::optional<ReadyMessage>> take_up(const std::vector<Source>& sources);
  Outcome<std::optional<OutboxRow>> row_of(const std::string& client_id) const;
  Outcome<bool> hold(const std::string& client_id);
  Outcome<void> begin(const std::vector<Source>& sources);
  Outcome<void> compare_with_note(const std::vector<Source>& sources);
  Outcome<void> keep();
  Observer observer_of(std::size_t file);

  Transport& transport_;
  Notes& notes_;
  std::string outbox_path_;
  FileMessage wanted_;
  Handlers handlers_;
  Sending sending_;
  std::optional<base::FileLock> lock_;  // one process sends it at a time
  std::string lock_path_;
};

}  // namespace banter::client::transfers
