#include "base/try.hpp"
#include "server/core/sessions/open.hpp"
#include "server/core/sessions/verbs.hpp"

namespace banter::core {
namespace {

using protocol::ErrorCode;
using protocol::refuse;

protocol::Result<Outcome> finish(Services& services, const Session& me, const std::string& username,
                                 const std::string& against, const std::optional<std::string>& device,
                                 const PasswordResult& checked) {
  BANTER_TRY(account, services.accounts.by_name(username));
  // The password was compared with the hash of that time. Another one now means that it has been changed
  // meanwhile, or that the name is somebody else's.
  if (!checked.matches || !account || account->removed || account->password_hash != against) {
    services.log.info("login refused for {} from {}", username, me.peer.address);
    return refuse(ErrorCode::invalid_credentials,
                  "Wrong username or password; check both, capital letters included.");
  }
  services.attempts.succeeded(username, me.peer.household, services.clock.steady());
  BANTER_TRY(opened, open_session(services, me, account, device));
  services.log.info("login of {} from {}", account->username, me.peer.address);
  protocol::LoginReply reply{
      .token = opened.token, .username = account->username, .role = account->role, .device = opened.device};
  Outcome outcome{std::move(reply), {}};
  outcome.steps.push_back(std::move(opened.step));
  return outcome;
}

}  // namespace

protocol::Result<Deferred> handle(Services& services, const Session& me,
                                  const protocol::LoginRequest& request) {
  BANTER_CHECK(require_anonymous(me));
  if (services.settings.rate_limits) {
    if (auto wait = services.attempts.begin(request.username, me.peer.household, services.clock.steady())) {
      return protocol::refuse_for_now(ErrorCode::too_many_attempts,
                                      "Too many failed logins; wait a little before the next.", *wait);
    }
  }
  BANTER_TRY(account, services.accounts.by_name(request.username));
  PasswordJob job;
  job.password = request.password;
  // An unknown name is compared with a hash that nothing matches, so that it takes the same time.
  if (account && !account->removed) job.against = account->password_hash;
  std::string against = job.against;
  return Deferred{
      .job = std::move(job),
      .attempt = Attempt{request.username, me.peer.household},
      .then = [username = request.username, against = std::move(against), device = request.device](
                  Services& then, const Session& who, const PasswordResult& checked) {
        return finish(then, who, username, against, device, checked);
      }};
}

}  // namespace banter::core
