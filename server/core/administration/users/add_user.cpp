#include "base/try.hpp"
#include "protocol/names.hpp"
#include "server/core/access/rights.hpp"
#include "server/core/administration/users/users.hpp"
#include "server/core/audit/note_act.hpp"
#include "server/core/people/shown_name.hpp"
#include "server/core/sessions/open.hpp"

namespace banter::core {

protocol::Result<std::vector<Step>> add_user(Services& services, std::string_view by,
                                             std::string_view username, std::string_view display_name,
                                             std::string_view password_hash, protocol::Role role) {
  if (!protocol::is_username(username)) {
    return protocol::refuse(protocol::ErrorCode::invalid_username,
                            "A username has 2 to 32 of A–Z a–z 0–9 . _ - and begins with a letter or digit.");
  }
  std::vector<Step> steps;
  BANTER_CHECK(claim_name(services, username, steps));
  AccountRecord account;
  account.username = username;
  account.display_name = kept_display_name(display_name);
  account.password_hash = password_hash;
  account.role = role;
  BANTER_TRY(made, create_account(services, std::move(account)));
  if (administers(role)) BANTER_CHECK(services.accounts.keep_name(made->key));
  BANTER_CHECK(note_act(services, by, protocol::AuditAct::user_add, username, name_of(role)));
  services.log.info("account {} made by {}, {}", username, author(by), name_of(role));
  return steps;
}

}  // namespace banter::core
