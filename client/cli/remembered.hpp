#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/fault.hpp"

namespace banter::cli {

/// A server and who logged in there last, so that later commands need not say it again.
struct RememberedAccount {
  std::string server;  ///< Address::text()
  std::string user;
  bool tls = true;         ///< spoken to over TLS
  bool plaintext = false;  ///< --plaintext was given
};

/// The accounts used on this device, the latest first: a text file of lines `HOST:PORT USER [tls|plaintext]`.
class Remembered {
 public:
  /// `path`: the file; one that is not there or cannot be read is empty.
  explicit Remembered(std::string path);

  /// The account used last.
  std::optional<RememberedAccount> last() const;
  /// The account used last on that server.
  std::optional<RememberedAccount> on(std::string_view server) const;

  /// Puts an account first and writes the file.
  base::Expected<void> put(RememberedAccount account);

 private:
  std::string path_;
  std::vector<RememberedAccount> accounts_;
};

}  // namespace banter::cli
