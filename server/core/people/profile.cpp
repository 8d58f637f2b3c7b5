#include "base/try.hpp"
#include "server/core/people/shown_name.hpp"
#include "server/core/people/verbs.hpp"

namespace banter::core {

protocol::Result<Outcome> handle(Services& services, const Session& me,
                                 const protocol::ProfileRequest& request) {
  Outcome outcome{protocol::ProfileReply{}, {}};
  if (request.avatar && !request.avatar->empty()) {
    return protocol::refuse(protocol::ErrorCode::not_found,
                            "There is no such file; this server keeps no pictures yet.");
  }
  if (!request.display_name) return outcome;
  BANTER_TRY(account, services.accounts.by_key(me.key()));
  AccountRecord changed = *account;
  changed.display_name = kept_display_name(*request.display_name);
  if (changed.display_name == account->display_name) return outcome;
  if (services.settings.rate_limits) {
    // The lists of all partners change with it.
    if (const auto wait = services.renames.take(me.key(), services.clock.steady(), kRenameRate)) {
      return protocol::refuse_for_now(protocol::ErrorCode::rate_limited,
                                      "Your name has changed a lot just now; wait a moment.", *wait);
    }
  }
  BANTER_CHECK(services.accounts.update(changed));
  BANTER_CHECK(services.conversations.retitle(me.key()));
  outcome.steps.push_back(PersonChanged{.account = me.key(), .profile = true});
  return outcome;
}

}  // namespace banter::core
