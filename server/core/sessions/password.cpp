#include "base/try.hpp"
#include "server/core/sessions/verbs.hpp"

namespace banter::core {
namespace {

using protocol::ErrorCode;
using protocol::refuse;

protocol::Result<Outcome> finish(Services& services, const Session& me, const PasswordResult& checked) {
  BANTER_TRY(account, services.accounts.by_key(me.key()));
  if (!account || !checked.matches || checked.hash.empty()) {
    services.log.info("password change refused for {} from {}", me.username(), me.peer.address);
    return refuse(ErrorCode::invalid_credentials, "The old password is wrong; nothing was changed.");
  }
  services.attempts.succeeded(me.username(), me.peer.household, services.clock.steady());
  AccountRecord changed = *account;
  changed.password_hash = checked.hash;
  BANTER_CHECK(services.accounts.update(changed));
  BANTER_TRY(sessions, services.sessions.of_account(me.key()));
  for (const SessionRecord& session : sessions) {
    if (session.key != me.stored) BANTER_CHECK(services.sessions.remove(session.key));
  }
  services.log.info("password of {} changed from {}", me.username(), me.peer.address);
  return Outcome{protocol::PasswordReply{}, {EndSessions{me.key(), {}}}};
}

}  // namespace

protocol::Result<Deferred> handle(Services& services, const Session& me,
                                  const protocol::PasswordRequest& request) {
  if (services.settings.rate_limits) {
    if (auto wait = services.attempts.begin(me.username(), me.peer.household, services.clock.steady())) {
      return protocol::refuse_for_now(ErrorCode::too_many_attempts,
                                      "Too many wrong passwords; wait a little before the next.", *wait);
    }
  }
  BANTER_TRY(account, services.accounts.by_key(me.key()));
  if (!account) return refuse(ErrorCode::not_authenticated, "This account is gone.");
  PasswordJob job;
  job.password = request.old_password;
  job.against = account->password_hash;
  job.make = true;
  job.to_make = request.new_password;
  return Deferred{.job = std::move(job),
                  .attempt = Attempt{me.username(), me.peer.household},
                  .then = [](Services& then, const Session& who, const PasswordResult& checked) {
                    return finish(then, who, checked);
                  }};
}

}  // namespace banter::core
