#include "client/desktop/accounts/account_book.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

#include "base/platform/file.hpp"
#include "base/try.hpp"
#include "protocol/names.hpp"

namespace banter::desktop {
namespace {

constexpr std::size_t kMostBytes = 1 << 20;
constexpr std::size_t kMostAccounts = 50;

}  // namespace

bool BookedAccount::same_as(const BookedAccount& other) const {
  return address.text() == other.address.text() &&
         protocol::fold_name(user) == protocol::fold_name(other.user);
}

AccountBook::AccountBook(std::string path) : path_(std::move(path)) {
  const auto text = base::read_file(path_, kMostBytes);
  if (!text) return;
  std::istringstream lines(*text);
  for (std::string line; std::getline(lines, line) && accounts_.size() < kMostAccounts;) {
    std::istringstream words(line);
    std::string server;
    std::string user;
    words >> server >> user;
    auto address = client::parse_address(server);
    if (!address || !protocol::is_username(user)) continue;
    address->tls = false;
    for (std::string word; words >> word;) {
      if (word == "tls") address->tls = true;
      if (word == "plaintext") address->plaintext_forced = true;
      if (word == "last") last_ = accounts_.size();
    }
    accounts_.push_back({.address = std::move(*address), .user = std::move(user)});
  }
}

base::Expected<void> AccountBook::put(const BookedAccount& account) {
  const auto found = std::ranges::find_if(accounts_, [&](const auto& one) { return one.same_as(account); });
  last_ = static_cast<std::size_t>(found - accounts_.begin());
  if (found == accounts_.end()) {
    accounts_.push_back(account);
  } else {
    *found = account;
  }
  return write();
}

base::Expected<void> AccountBook::remove(const BookedAccount& account) {
  std::erase_if(accounts_, [&](const auto& one) { return one.same_as(account); });
  last_ = 0;
  return write();
}

base::Expected<void> AccountBook::write() const {
  std::string text;
  for (std::size_t i = 0; i < accounts_.size(); ++i) {
    const BookedAccount& account = accounts_[i];
    text += account.address.text() + " " + account.user;
    if (account.address.tls) text += " tls";
    if (account.address.plaintext_forced) text += " plaintext";
    if (i == last_) text += " last";
    text += "\n";
  }
  const std::size_t slash = path_.rfind('/');
  if (slash != std::string::npos && slash > 0) BANTER_CHECK(base::make_private_dir(path_.substr(0, slash)));
  return base::write_private_file(path_, text);
}

}  // namespace banter::desktop
