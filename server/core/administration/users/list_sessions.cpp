#include "base/try.hpp"
#include "server/core/access/find.hpp"
#include "server/core/administration/users/users.hpp"

namespace banter::core {

protocol::Result<std::vector<SessionRecord>> list_sessions(Services& services, std::string_view username) {
  BANTER_TRY(found, find_account(services.accounts, username));
  return services.sessions.of_account(found->key);
}

}  // namespace banter::core
