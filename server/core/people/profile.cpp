#include "base/try.hpp"
#include "server/core/people/avatar.hpp"
#include "server/core/people/shown_name.hpp"
#include "server/core/people/verbs.hpp"

namespace banter::core {

protocol::Result<Outcome> handle(Services& services, const Session& me,
                                 const protocol::ProfileRequest& request) {
  Outcome outcome{protocol::ProfileReply{}, {}};
  if (request.avatar && !request.avatar->empty())
    BANTER_CHECK(require_picture(services, me, *request.avatar));
  BANTER_TRY(account, services.accounts.by_key(me.key()));
  AccountRecord changed = *account;
  if (request.display_name) changed.display_name = kept_display_name(*request.display_name);
  const bool is_renamed = changed.display_name != account->display_name;
  const bool has_other_picture = request.avatar && *request.avatar != account->avatar;
  if (!is_renamed && !has_other_picture) return outcome;
  if (services.settings.rate_limits) {
    // Everybody who knows the person is told, and with the name the lists of all partners change.
    if (const auto wait = services.renames.take(me.key(), services.clock.steady(), kRenameRate)) {
      return protocol::refuse_for_now(protocol::ErrorCode::rate_limited,
                                      "Your profile has changed a lot just now; wait a moment.", *wait);
    }
  }
  if (has_other_picture) BANTER_CHECK(change_avatar(services, changed, *request.avatar));
  BANTER_CHECK(services.accounts.update(changed));
  if (is_renamed) BANTER_CHECK(services.conversations.retitle(me.key()));
  outcome.steps.push_back(PersonChanged{.account = me.key(), .profile = true});
  return outcome;
}

}  // namespace banter::core
