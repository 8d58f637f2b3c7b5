#include "base/try.hpp"
#include "server/core/sessions/open.hpp"
#include "server/core/sessions/verbs.hpp"

namespace banter::core {

using protocol::ErrorCode;
using protocol::refuse;

constexpr base::Millis kGuestLife = 30LL * 24 * 60 * 60 * 1000;

protocol::Result<Outcome> handle(Services& services, const Session& me,
                                 const protocol::GuestRequest& request) {
  BANTER_CHECK(require_anonymous(me));
  if (!services.settings.allow_guests) {
    return refuse(ErrorCode::guests_disabled, "This server does not admit guests; register an account.");
  }
  std::vector<Step> steps;
  BANTER_CHECK(claim_name(services, request.username, steps));
  AccountRecord guest;
  guest.username = request.username;
  guest.role = protocol::Role::guest;
  guest.guest_until = services.clock.wall() + kGuestLife;
  BANTER_TRY(account, create_account(services, std::move(guest)));
  BANTER_TRY(opened, open_session(services, me, account, std::nullopt));
  services.log.info("guest {} from {}", account->username, me.peer.address);
  protocol::GuestReply reply{
      .token = opened.token, .username = account->username, .role = account->role, .device = opened.device};
  Outcome outcome{std::move(reply), std::move(steps)};
  outcome.steps.push_back(std::move(opened.step));
  return outcome;
}

}  // namespace banter::core
