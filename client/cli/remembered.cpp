#include "client/cli/remembered.hpp"

#include <sstream>

#include "base/platform/file.hpp"
#include "base/try.hpp"
#include "client/core/address.hpp"
#include "protocol/names.hpp"

namespace banter::cli {
namespace {

constexpr std::size_t kMostBytes = 1 << 20;
constexpr std::size_t kMostAccounts = 50;

std::string file_of(const std::vector<RememberedAccount>& accounts) {
  std::string text;
  for (const RememberedAccount& account : accounts) {
    text += account.server + " " + account.user;
    if (account.tls) text += " tls";
    if (account.plaintext) text += " plaintext";
    text += "\n";
  }
  return text;
}

}  // namespace

Remembered::Remembered(std::string path) : path_(std::move(path)) {
  const auto text = base::read_file(path_, kMostBytes);
  if (!text) return;
  std::istringstream lines(*text);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    RememberedAccount account;
    account.tls = false;
    words >> account.server >> account.user;
    for (std::string word; words >> word;) {
      account.tls |= word == "tls";
      account.plaintext |= word == "plaintext";
    }
    if (client::parse_address(account.server) && protocol::is_username(account.user))
      accounts_.push_back(std::move(account));
  }
}

std::optional<RememberedAccount> Remembered::last() const {
  if (accounts_.empty()) return std::nullopt;
  return accounts_.front();
}

std::optional<RememberedAccount> Remembered::on(std::string_view server) const {
  for (const RememberedAccount& account : accounts_) {
    if (account.server == server) return account;
  }
  return std::nullopt;
}

base::Expected<void> Remembered::put(RememberedAccount account) {
  std::erase_if(accounts_, [&](const RememberedAccount& other) {
    return other.server == account.server &&
           protocol::fold_name(other.user) == protocol::fold_name(account.user);
  });
  accounts_.insert(accounts_.begin(), std::move(account));
  if (accounts_.size() > kMostAccounts) accounts_.resize(kMostAccounts);
  const std::size_t slash = path_.rfind('/');
  if (slash != std::string::npos && slash > 0) BANTER_CHECK(base::make_private_dir(path_.substr(0, slash)));
  return base::write_private_file(path_, file_of(accounts_));
}

}  // namespace banter::cli
