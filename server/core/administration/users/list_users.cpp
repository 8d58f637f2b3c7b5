#include "server/core/administration/users/users.hpp"

namespace banter::core {

protocol::Result<std::vector<UsedAccount>> list_users(Services& services, std::string_view after) {
  return services.accounts.page_with_use(after, kUsersAtATime);
}

}  // namespace banter::core
