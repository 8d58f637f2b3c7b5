#include "server/app/commands/manage_user.hpp"

#include "base/try.hpp"
#include "base/utf8.hpp"
#include "server/app/commands/read_password.hpp"
#include "server/app/control/socket.hpp"
#include "server/app/control/wire.hpp"
#include "server/app/startup/data_folder.hpp"
#include "server/app/startup/offline.hpp"
#include "server/app/users/perform.hpp"

namespace banter::app {

base::Expected<std::string> manage_user(const ManageUser& wanted) {
  // A mistyped folder is to be told, not made; only the first account may begin a folder.
  if (wanted.verb != UserVerb::add) BANTER_CHECK(require_data(wanted.data));
  UserRequest request;
  request.verb = wanted.verb;
  request.name = wanted.name;
  request.role = wanted.role;
  request.json = wanted.json;
  if (wanted.verb == UserVerb::add || wanted.verb == UserVerb::passwd)
    BANTER_CHECK(read_password(request.password, base::printable(wanted.name)));

  base::Secret line;
  encode_request(request, line);
  BANTER_TRY(answer, ask_running_server(wanted.data, line));
  if (answer) return decode_reply(*answer);
  return work_offline(wanted.data, [&](OfflineStorage& storage) {
    return perform(request, static_cast<int>(wanted.password_cost),
                   [&](core::Engine::Act act) { return storage.administer(act); });
  });
}

}  // namespace banter::app
