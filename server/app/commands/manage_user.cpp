#include "server/app/commands/manage_user.hpp"

#include <fmt/core.h>
#include <sys/stat.h>

#include <cerrno>

#include "base/try.hpp"
#include "base/utf8.hpp"
#include "server/app/commands/read_password.hpp"
#include "server/app/control/socket.hpp"
#include "server/app/control/wire.hpp"
#include "server/app/startup/data_folder.hpp"
#include "server/app/startup/offline.hpp"
#include "server/app/users/perform.hpp"

namespace banter::app {
namespace {

using base::Expected;
using base::fault;

// Whether a server, or `user add`, has ever worked in the folder.
bool was_used(const std::string& folder) {
  struct stat there{};
  return ::stat((folder + "/" + std::string(kDatabaseName)).c_str(), &there) == 0;
}

Expected<std::string> perform_offline(UserRequest& request, const std::string& folder, int cost) {
  auto data = DataFolder::open(folder);
  if (!data && data.error().os_error == EWOULDBLOCK)
    return fault(
        fmt::format("the data folder {} is in use by a banterd that cannot be reached; try again", folder));
  if (!data) return std::unexpected(data.error());
  BANTER_TRY(storage, OfflineStorage::open(*data));
  return perform(request, cost, [&](core::Engine::Act act) { return storage.administer(act); });
}

}  // namespace

base::Expected<std::string> manage_user(const ManageUser& wanted) {
  // A mistyped folder is to be told, not made; only the first account may begin a folder.
  if (wanted.verb != UserVerb::add && !was_used(wanted.data))
    return fault(fmt::format("there is no server's data in {}; --data names the folder",
                             base::printable(wanted.data)));
  UserRequest request;
  request.verb = wanted.verb;
  request.name = wanted.name;
  request.role = wanted.role;
  if (wanted.verb == UserVerb::add || wanted.verb == UserVerb::passwd)
    BANTER_CHECK(read_password(request.password, base::printable(wanted.name)));

  base::Secret line;
  encode_request(request, line);
  BANTER_TRY(answer, ask_running_server(wanted.data, line));
  if (answer) return decode_reply(*answer);
  return perform_offline(request, wanted.data, static_cast<int>(wanted.password_cost));
}

}  // namespace banter::app
