#include "server/app/users/perform.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <ctime>
#include <iterator>

#include "base/try.hpp"
#include "base/utf8.hpp"
#include "protocol/names.hpp"
#include "server/core/administration/users/users.hpp"
#include "server/core/audit/note_act.hpp"
#include "server/passwords/bcrypt.hpp"

namespace banter::app {
namespace {

namespace json = boost::json;
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

// Rows under their headings, each column as wide as it must be.
std::string as_table(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths(rows.front().size());
  for (const auto& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], row[i].size());
  std::string out;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i)
      line += fmt::format("{:<{}}  ", row[i], widths[i]);
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
  }
  return out;
}

std::string as_lines(const std::vector<json::object>& objects) {
  std::string out;
  for (const json::object& object : objects)
    out += json::serialize(object) + '\n';
  return out;
}

// In acts of a page each, between which a running server goes on.
Expected<std::vector<core::UsedAccount>> all_users(const Administer& administer) {
  std::vector<core::UsedAccount> users;
  for (std::size_t got = core::kUsersAtATime; got == core::kUsersAtATime;) {
    const std::string after = users.empty() ? std::string() : users.back().account.username;
    BANTER_CHECK(run(administer, [&](Services& services) -> Steps {
      BANTER_TRY(page, core::list_users(services, after));
      got = page.size();
      std::ranges::move(page, std::back_inserter(users));
      return std::vector<core::Step>{};
    }));
  }
  return users;
}

Expected<std::string> list(const UserRequest& request, const Administer& administer) {
  BANTER_TRY(users, all_users(administer));
  if (request.json) {
    std::vector<json::object> objects;
    for (const auto& [account, last_used] : users) {
      json::object& object = objects.emplace_back();
      object = {{"username", account.username},
                {"display_name", account.display_name},
                {"role", name_of(account.role)},
                {"created_at", account.created_at}};
      if (last_used > 0) object["last_used"] = last_used;
    }
    return as_lines(objects);
  }
  if (users.empty()) return "There are no accounts yet.\n";
  std::vector<std::vector<std::string>> rows{{"NAME", "ROLE", "SINCE", "LAST USED", "DISPLAY NAME"}};
  for (const auto& [account, last_used] : users)
    rows.push_back({account.username, std::string(name_of(account.role)), day_of(account.created_at),
                    last_used > 0 ? day_of(last_used) : "-", base::printable(account.display_name)});
  return as_table(rows);
}

Expected<std::string> list_sessions(const UserRequest& request, const Administer& administer) {
  std::vector<core::SessionRecord> sessions;
  BANTER_CHECK(run(administer, [&](Services& services) -> Steps {
    BANTER_TRY(found, core::list_sessions(services, request.name));
    sessions = std::move(found);
    return std::vector<core::Step>{};
  }));
  if (request.json) {
    std::vector<json::object> objects;
    for (const core::SessionRecord& one : sessions)
      objects.push_back({{"session", one.id},
                         {"device", one.device},
                         {"address", one.address},
                         {"created_at", one.created_at},
                         {"last_used", one.last_used}});
    return as_lines(objects);
  }
  if (sessions.empty()) return fmt::format("{} is not logged in anywhere.\n", base::printable(request.name));
  std::vector<std::vector<std::string>> rows{{"SINCE", "LAST USED", "ADDRESS", "DEVICE"}};
  for (const core::SessionRecord& one : sessions)
    rows.push_back({day_of(one.created_at), day_of(one.last_used), base::printable(one.address),
                    base::printable(one.device)});
  return as_table(rows);
}

Expected<std::string> log_out(const UserRequest& request, const Administer& administer) {
  BANTER_CHECK(run(administer, [&](Services& services) -> Steps {
    return core::end_sessions(services, core::kOperator, request.name);
  }));
  return fmt::format("{} is logged out everywhere.\n", base::printable(request.name));
}

}  // namespace

base::Expected<std::string> perform(UserRequest& request, int cost, const Administer& administer) {
  switch (request.verb) {
    case UserVerb::add:
      return add(request, cost, administer);
    case UserVerb::list:
      return list(request, administer);
    case UserVerb::passwd:
      return passwd(request, cost, administer);
    case UserVerb::role:
      return change_role(request, administer);
    case UserVerb::remove:
      return remove(request, administer);
    case UserVerb::sessions:
      return list_sessions(request, administer);
    case UserVerb::logout:
      return log_out(request, administer);
  }
  return fault("unknown act");
}

}  // namespace banter::app
