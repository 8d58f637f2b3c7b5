#include "server/app/users/perform.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <ctime>

#include "base/try.hpp"
#include "base/utf8.hpp"
#include "protocol/names.hpp"
#include "server/core/administration/users/users.hpp"
#include "server/core/audit/note_act.hpp"
#include "server/passwords/bcrypt.hpp"

namespace banter::app {
namespace {

using base::Expected;
using base::fault;
using core::Services;
using Steps = protocol::Result<std::vector<core::Step>>;

// The core's sentences end with a full stop, a fault's do not.
std::unexpected<base::Fault> said_by_core(protocol::Error error) {
  if (error.message.ends_with('.')) error.message.pop_back();
  return fault(std::move(error.message));
}

Expected<void> run(const Administer& administer, core::Engine::Act act) {
  auto done = administer(std::move(act));
  if (!done) return said_by_core(std::move(done.error()));
  return {};
}

Expected<std::string> hash_of(UserRequest& request, int cost) {
  if (!protocol::is_new_password(request.password.text)) {
    base::wipe(request.password.text);
    return fault("a password has 8 to 72 bytes");
  }
  auto hash = passwords::hash_password(request.password.text, cost);
  base::wipe(request.password.text);
  return hash;
}

Expected<std::string> add(UserRequest& request, int cost, const Administer& administer) {
  BANTER_TRY(hash, hash_of(request, cost));
  const protocol::Role role = request.role.value_or(protocol::Role::member);
  BANTER_CHECK(run(administer, [&](Services& services) -> Steps {
    return core::add_user(services, core::kOperator, request.name, "", hash, role);
  }));
  return fmt::format("{} has an account now, as {}.\n", request.name, name_of(role));
}

Expected<std::string> passwd(UserRequest& request, int cost, const Administer& administer) {
  BANTER_TRY(hash, hash_of(request, cost));
  BANTER_CHECK(run(administer, [&](Services& services) -> Steps {
    return core::set_password(services, core::kOperator, request.name, hash);
  }));
  return fmt::format("{} has a new password; all sessions have ended.\n", base::printable(request.name));
}

Expected<std::string> change_role(const UserRequest& request, const Administer& administer) {
  if (!request.role) return fault("say which role: owner, admin or member");
  BANTER_CHECK(run(administer, [&](Services& services) -> Steps {
    return core::set_role(services, core::kOperator, request.name, *request.role);
  }));
  return fmt::format("{} is {} now.\n", base::printable(request.name), name_of(*request.role));
}

Expected<std::string> remove(const UserRequest& request, const Administer& administer) {
  BANTER_CHECK(run(administer, [&](Services& services) -> Steps {
    return core::remove_user(services, core::kOperator, request.name);
  }));
  return fmt::format("{} is removed; what was written stays.\n", base::printable(request.name));
}

std::string day_of(base::Millis time) {
  const auto seconds = static_cast<std::time_t>(time / 1000);
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  return fmt::format("{:04}-{:02}-{:02}", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

std::string as_table(const std::vector<core::AccountRecord>& users) {
  std::size_t width = 4;
  for (const core::AccountRecord& user : users)
    width = std::max(width, user.username.size());
  std::string out =
      fmt::format("{:<{}}  {:<6}  {:<10}  {}\n", "NAME", width, "ROLE", "SINCE", "DISPLAY NAME");
  for (const core::AccountRecord& user : users) {
    std::string line = fmt::format("{:<{}}  {:<6}  {:<10}  {}", user.username, width, name_of(user.role),
                                   day_of(user.created_at), base::printable(user.display_name));
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
  }
  return out;
}

Expected<std::string> list(const Administer& administer) {
  std::vector<core::AccountRecord> users;
  BANTER_CHECK(run(administer, [&](Services& services) -> Steps {
    BANTER_TRY(found, core::list_users(services));
    users = std::move(found);
    return std::vector<core::Step>{};
  }));
  return users.empty() ? "There are no accounts yet.\n" : as_table(users);
}

}  // namespace

base::Expected<std::string> perform(UserRequest& request, int cost, const Administer& administer) {
  switch (request.verb) {
    case UserVerb::add:
      return add(request, cost, administer);
    case UserVerb::list:
      return list(administer);
    case UserVerb::passwd:
      return passwd(request, cost, administer);
    case UserVerb::role:
      return change_role(request, administer);
    case UserVerb::remove:
      return remove(request, administer);
  }
  return fault("unknown act");
}

}  // namespace banter::app
