#include "base/try.hpp"
#include "protocol/names.hpp"
#include "server/core/invitations/invitations.hpp"
#include "server/core/people/shown_name.hpp"
#include "server/core/sessions/open.hpp"
#include "server/core/sessions/verbs.hpp"

namespace banter::core {
namespace {

using protocol::ErrorCode;
using protocol::refuse;

using protocol::RegisterRequest;
using protocol::Registration;

// The invitation that the account is to be made with; none where none is needed.
using Invited = std::optional<InviteRecord>;

protocol::Result<Invited> find_invite(Services& services, const RegisterRequest& request) {
  if (services.settings.registration == Registration::open) return std::nullopt;
  if (services.settings.registration == Registration::closed) {
    return refuse(ErrorCode::registration_closed,
                  "Registration is closed on this server; ask its operator for an account.");
  }
  if (!request.invite) {
    return refuse(ErrorCode::registration_closed,
                  "This server takes new accounts by invitation only; ask somebody who administers it.");
  }
  BANTER_TRY(invite, require_invite(services, *request.invite));
  return std::move(invite);
}

// The same before anything else is looked at. Whoever tries codes is slowed down like one who tries
// passwords.
protocol::Result<void> admit(Services& services, const Session& me, const RegisterRequest& request) {
  const bool is_guess = services.settings.registration == Registration::invite && request.invite &&
                        services.settings.rate_limits;
  if (is_guess) {
    if (auto wait = services.attempts.begin(me.peer.household, services.clock.steady())) {
      return protocol::refuse_for_now(ErrorCode::too_many_attempts,
                                      "Too many codes that are no invitation; wait a little.", *wait);
    }
  }
  BANTER_TRY(invite, find_invite(services, request));
  if (is_guess) services.attempts.succeeded(me.peer.household, services.clock.steady());
  return {};
}

bool is_guest(const Session& me) {
  return !me.anonymous() && me.role() == protocol::Role::guest;
}

protocol::Result<void> require_name(Services& services, const Session& me, std::string_view username) {
  if (!is_guest(me)) return require_free(services, username);
  if (protocol::fold_name(username) == protocol::fold_name(me.username())) return {};
  return refuse(ErrorCode::invalid_username,
                "A guest registers the name that he has: " + me.username() + ".");
}

protocol::Result<std::shared_ptr<const AccountRecord>> store(Services& services, const Session& me,
                                                             const protocol::RegisterRequest& request,
                                                             const std::string& hash) {
  if (me.anonymous()) {
    AccountRecord account;
    account.username = request.username;
    account.display_name = kept_display_name(request.display_name.value_or(""));
    account.password_hash = hash;
    return create_account(services, std::move(account));
  }
  BANTER_TRY(guest, services.accounts.by_key(me.key()));
  if (!guest) return refuse(ErrorCode::not_authenticated, "This guest is gone; register without logging in.");
  AccountRecord account = *guest;
  if (request.display_name) account.display_name = kept_display_name(*request.display_name);
  account.password_hash = hash;
  account.role = protocol::Role::member;
  account.guest_until = 0;
  BANTER_CHECK(services.accounts.update(account));
  return services.accounts.by_key(account.key);
}

protocol::Result<Outcome> finish(Services& services, const Session& me,
                                 const protocol::RegisterRequest& request, const PasswordResult& hashed) {
  if (!is_guest(me)) BANTER_CHECK(require_anonymous(me));
  // Looked at again: while the password was hashed, somebody else may have taken the name or the invitation.
  BANTER_TRY(invite, find_invite(services, request));
  BANTER_CHECK(require_name(services, me, request.username));
  if (hashed.hash.empty()) return refuse(ErrorCode::internal, "The password could not be hashed; try again.");
  std::vector<Step> steps;
  if (me.anonymous()) BANTER_CHECK(claim_name(services, request.username, steps));
  BANTER_TRY(account, store(services, me, request, hashed.hash));
  if (invite) BANTER_CHECK(use_invite(services, *invite, account->username));
  BANTER_TRY(opened, open_session(services, me, account, request.device));
  protocol::RegisterReply reply{
      .token = opened.token, .username = account->username, .role = account->role, .device = opened.device};
  Outcome outcome{std::move(reply), std::move(steps)};
  if (!me.anonymous()) outcome.steps.push_back(RoleChanged{account->key, account->role});
  outcome.steps.push_back(std::move(opened.step));
  return outcome;
}

}  // namespace

protocol::Result<Deferred> handle(Services& services, const Session& me,
                                  const protocol::RegisterRequest& request) {
  if (!is_guest(me)) BANTER_CHECK(require_anonymous(me));
  BANTER_CHECK(admit(services, me, request));
  BANTER_CHECK(require_name(services, me, request.username));
  PasswordJob job;
  job.password = request.password;
  job.make = true;
  protocol::RegisterRequest kept = request;
  kept.password.clear();
  return Deferred{
      .job = std::move(job),
      .attempt = std::nullopt,
      .then = [kept = std::move(kept)](Services& then, const Session& who, const PasswordResult& hashed) {
        return finish(then, who, kept, hashed);
      }};
}

}  // namespace banter::core
