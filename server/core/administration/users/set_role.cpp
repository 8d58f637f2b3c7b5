#include "base/try.hpp"
#include "server/core/access/find.hpp"
#include "server/core/access/rights.hpp"
#include "server/core/administration/users/users.hpp"
#include "server/core/audit/note_act.hpp"
#include "server/core/invitations/invitations.hpp"

namespace banter::core {

protocol::Result<std::vector<Step>> set_role(Services& services, std::string_view by,
                                             std::string_view username, protocol::Role role) {
  if (role == protocol::Role::guest) {
    return protocol::refuse(protocol::ErrorCode::invalid_request,
                            "Nobody is made a guest; use owner, admin or member.");
  }
  BANTER_TRY(found, find_account(services.accounts, username));
  if (found->role == protocol::Role::guest) {
    return protocol::refuse(protocol::ErrorCode::forbidden,
                            "A guest has no role; he gets one by registering.");
  }
  AccountRecord account = *found;
  account.role = role;
  BANTER_CHECK(services.accounts.update(account));
  // What he does as administrator stands under his name: nobody else is to have it.
  if (administers(role)) BANTER_CHECK(services.accounts.keep_name(account.key));
  if (!administers(role)) BANTER_CHECK(revoke_invites_of(services, by, account.username));
  BANTER_CHECK(note_act(services, by, protocol::AuditAct::user_role, account.username, name_of(role)));
  services.log.info("{} is {} now, by {}", account.username, name_of(role), author(by));
  return std::vector<Step>{RoleChanged{account.key, role}};
}

}  // namespace banter::core
