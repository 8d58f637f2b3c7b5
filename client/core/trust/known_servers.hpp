#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/fault.hpp"

namespace banter::client {

/// The public keys of servers met before: a text file of lines `HOST:PORT FINGERPRINT`, for its owner
/// only. Several processes may use one file at once; an object belongs to one thread at a time, and every
/// call blocks on the disk. A line that cannot be read is a fault rather than an unknown server, since
/// forgetting a key silently would let anybody take its place.
class KnownServers {
 public:
  /// `path`: the file; it and its folder are created when first needed.
  explicit KnownServers(std::string path);

  /// The fingerprint kept for `server` (Address::text()).
  base::Expected<std::optional<std::string>> find(std::string_view server) const;

  /// Keeps `fingerprint` for `server`, in place of any other. On disk when it returns.
  base::Expected<void> keep(std::string_view server, std::string_view fingerprint);

  /// As if `server` had never been met; fine if it was not. On disk when it returns.
  base::Expected<void> forget(std::string_view server);

  const std::string& path() const { return path_; }

 private:
  // Puts `line` in place of all that are about `server`; empty: nothing.
  base::Expected<void> put(std::string_view server, std::string_view line);

  std::string path_;
};

}  // namespace banter::client
