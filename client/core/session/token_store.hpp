#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/fault.hpp"

namespace banter::client {

/// The tokens of the accounts that are logged in on this device: a file each, for its owner only.
/// Every call blocks on the disk; one thread at a time.
class TokenStore {
 public:
  /// `folder`: made when first needed.
  explicit TokenStore(std::string folder) : folder_(std::move(folder)) {}

  /// The token of `user` (in any case) on `server` (Address::text()); none when there is none to be read.
  std::optional<std::string> find(std::string_view server, std::string_view user) const;

  /// On disk when it returns.
  base::Expected<void> keep(std::string_view server, std::string_view user, std::string_view token);

  /// Fine if there is none.
  base::Expected<void> drop(std::string_view server, std::string_view user);

 private:
  std::string path_of(std::string_view server, std::string_view user) const;

  std::string folder_;
};

}  // namespace banter::client
