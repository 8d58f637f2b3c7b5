#include "base/try.hpp"
#include "protocol/names.hpp"
#include "server/core/administration/users/users.hpp"

namespace banter::core {

protocol::Result<std::vector<AccountRecord>> list_users(Services& services) {
  constexpr std::size_t kPage = 500;
  std::vector<AccountRecord> users;
  for (;;) {
    const std::string after = users.empty() ? std::string() : users.back().username;
    BANTER_TRY(page, services.accounts.page("", after, kPage));
    users.insert(users.end(), page.begin(), page.end());
    if (page.size() < kPage) return users;
  }
}

}  // namespace banter::core
