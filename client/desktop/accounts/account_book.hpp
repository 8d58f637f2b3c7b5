#pragma once

#include <string>
#include <vector>

#include "base/fault.hpp"
#include "client/core/address.hpp"

namespace banter::desktop {

/// An account that was used on this device.
struct BookedAccount {
  client::Address address{};
  std::string user{};  ///< as registered

  bool same_as(const BookedAccount& other) const;
};

/// The accounts of this device, in the order in which they are shown, and which was in view last: a text file
/// of lines `HOST:PORT USER [tls|plaintext] [last]`. It holds no secrets.
class AccountBook {
 public:
  /// `path`: the file; one that is not there is empty, a line that cannot be read is passed over.
  explicit AccountBook(std::string path);

  const std::vector<BookedAccount>& accounts() const { return accounts_; }
  /// The place of the one in view last; 0 where none is.
  std::size_t last() const { return last_; }

  /// Puts the account behind the others, unless it is among them, and makes it the last one in view. On disk
  /// when it returns.
  base::Expected<void> put(const BookedAccount& account);
  base::Expected<void> remove(const BookedAccount& account);

 private:
  base::Expected<void> write() const;

  std::string path_;
  std::vector<BookedAccount> accounts_;
  std::size_t last_ = 0;
};

}  // namespace banter::desktop
