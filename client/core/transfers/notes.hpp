#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/millis.hpp"
#include "client/core/outbox/database.hpp"
#include "client/core/outbox/draft.hpp"
#include "client/core/transfers/files/source.hpp"

namespace banter::client::transfers {

/// A file on its way to the server.
struct NotedFile {
  std::string path;  ///< from the root
  FileIdentity identity{};
  std::string file_id{};  ///< empty: the server has not heard of it
  std::string sha256{};   ///< in hexadecimal, once the server has all of it and it was compared
};

/// A message whose files are being sent.
struct Sending {
  std::string client_id;  ///< what the message will be known by
  Draft draft;            ///< without attachments
  std::vector<NotedFile> files;
  base::Millis began_at = 0;  ///< by the wall clock
};

/// A file that is being fetched.
struct Receiving {
  std::string part;  ///< where it grows, from the root
  std::string file_id;
  std::string sha256;  ///< of the whole file, in hexadecimal
};

/// What is under way between files of this machine and the server, in the database of the account's outbox:
/// it outlives the process, whatever ends it. Any number of objects may be open on one file; each belongs to
/// one thread, and every call blocks on the disk.
class Notes {
 public:
  static base::Expected<Notes> open(const std::string& path);

  /// The message that is being sent by the same words to the same place with the same paths.
  base::Expected<std::optional<Sending>> find(const Draft& draft, const std::vector<std::string>& paths);
  base::Expected<std::optional<Sending>> find(std::string_view client_id);
  /// In the order in which they began.
  base::Expected<std::vector<Sending>> all();
  /// Puts one in, or in place of another of that client id. On disk when it returns.
  base::Expected<void> keep(const Sending& sending);
  /// False: there is no such one.
  base::Expected<bool> forget(std::string_view client_id);

  base::Expected<std::optional<Receiving>> find_part(std::string_view part);
  base::Expected<void> keep(const Receiving& receiving);
  base::Expected<void> forget_part(std::string_view part);

 private:
  explicit Notes(Database database) : database_(std::move(database)) {}
  base::Expected<std::vector<NotedFile>> files_of(std::string_view client_id);
  base::Expected<void> put(const Sending& sending);
  base::Expected<void> sweep();

  Database database_;
};

}  // namespace banter::client::transfers
