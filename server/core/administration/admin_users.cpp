#include "base/try.hpp"
#include "server/core/access/find.hpp"
#include "server/core/access/rights.hpp"
#include "server/core/administration/users/users.hpp"
#include "server/core/administration/verbs.hpp"
#include "server/core/sessions/open.hpp"

namespace banter::core {
namespace {

using protocol::AdminUsersRequest;
using protocol::ErrorCode;
using protocol::refuse;
using protocol::Role;
using protocol::UserAction;

protocol::Result<void> require_fields(const AdminUsersRequest& request) {
  if (!request.username)
    return refuse(ErrorCode::invalid_request, "“username” is missing: say whose account it is.");
  const bool needs_password =
      request.user_action == UserAction::add || request.user_action == UserAction::passwd;
  if (needs_password && !request.password)
    return refuse(ErrorCode::invalid_request, "“password” is missing: say which one the account shall have.");
  return {};
}

// Whether `me` may do something to this account. Asked again when a password has been hashed.
protocol::Result<void> require_below(Services& services, const Session& me, std::string_view username) {
  BANTER_TRY(other, find_account(services.accounts, username));
  if (other->key == me.key()) {
    return refuse(ErrorCode::forbidden,
                  "Nobody does this to himself: see “password”, “sessions” and “revoke”, or ask an owner.");
  }
  if (me.role() != Role::owner && administers(other->role)) {
    return refuse(ErrorCode::forbidden, other->username + " is " + std::string(name_of(other->role)) +
                                            " of this server; only an owner can do that.");
  }
  return {};
}

protocol::Result<Outcome> after(protocol::Result<std::vector<Step>> done) {
  BANTER_TRY(steps, std::move(done));
  return Outcome{protocol::AdminUsersReply{}, std::move(steps)};
}

protocol::Result<void> may(Services& services, const Session& me, const AdminUsersRequest& request) {
  // Roles change while a password is hashed.
  if (!administers(me.role()))
    return refuse(ErrorCode::forbidden, "Only an administrator of this server can do this.");
  if (request.user_action == UserAction::add) return require_free(services, *request.username);
  return require_below(services, me, *request.username);
}

protocol::Result<Outcome> finish(Services& services, const Session& me, const AdminUsersRequest& request,
                                 const PasswordResult& hashed) {
  BANTER_CHECK(may(services, me, request));
  if (hashed.hash.empty()) return refuse(ErrorCode::internal, "The password could not be hashed; try again.");
  if (request.user_action == UserAction::add) {
    return after(add_user(services, me.username(), *request.username, request.display_name.value_or(""),
                          hashed.hash, Role::member));
  }
  return after(set_password(services, me.username(), *request.username, hashed.hash));
}

}  // namespace

protocol::Result<CoreAnswer> handle(Services& services, const Session& me, const AdminUsersRequest& request) {
  BANTER_CHECK(require_fields(request));
  BANTER_CHECK(may(services, me, request));
  if (request.user_action == UserAction::remove) {
    BANTER_TRY(outcome, after(remove_user(services, me.username(), *request.username)));
    return CoreAnswer(std::move(outcome));
  }
  if (request.user_action == UserAction::end_sessions) {
    BANTER_TRY(outcome, after(end_sessions(services, me.username(), *request.username)));
    return CoreAnswer(std::move(outcome));
  }
  PasswordJob job;
  job.password = *request.password;
  job.make = true;
  AdminUsersRequest kept = request;
  kept.password.reset();
  return CoreAnswer(Deferred{
      .job = std::move(job),
      .attempt = std::nullopt,
      .then = [kept = std::move(kept)](Services& then, const Session& who, const PasswordResult& hashed) {
        return finish(then, who, kept, hashed);
      }});
}

protocol::Result<protocol::AdminUsersReply> handle(ReadServices& services, const Caller&,
                                                   const AdminUsersRequest& request) {
  const auto limit = static_cast<std::size_t>(request.limit);
  // One more than asked for tells whether there is another page.
  BANTER_TRY(users,
             services.overview.users(request.query.value_or(""), request.after.value_or(""), limit + 1));
  const bool more = users.size() > limit;
  if (more) users.pop_back();
  return protocol::AdminUsersReply{.users = std::move(users), .more = more};
}

}  // namespace banter::core
