#include "server/app/commands/manage_invite.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "base/try.hpp"
#include "server/app/control/socket.hpp"
#include "server/app/control/wire.hpp"
#include "server/app/invites/perform.hpp"
#include "server/app/startup/data_folder.hpp"
#include "server/app/startup/offline.hpp"

namespace banter::app {
namespace {

constexpr std::string_view kHelp =
    R"(  banterd invite create [--uses N] [--days N] [--note TEXT]
                                           make an invitation (see --registration), and show its code
  banterd invite list                      show all invitations
  banterd invite revoke ID                 make one void
)";

}  // namespace

base::Expected<std::string> manage_invite(const ManageInvite& wanted) {
  BANTER_CHECK(require_data(wanted.data));
  base::Secret line;
  encode_request(wanted.request, line);
  BANTER_TRY(answer, ask_running_server(wanted.data, line));
  if (answer) return decode_reply(*answer);
  return work_offline(wanted.data, [&](OfflineStorage& storage) {
    return perform(wanted.request, [&](core::Engine::Act act) { return storage.administer(act); });
  });
}

std::string_view manage_invite_help() {
  return kHelp;
}

void declare_manage_invite(CLI::App& app, ManageInvite& into, bool& help) {
  CLI::App& invite = *app.add_subcommand("invite");
  invite.set_help_flag();
  invite.add_flag("--help,-h", help);
  invite.require_subcommand(1);
  for (const std::string_view verb : kInviteVerbNames) {
    CLI::App& act = *invite.add_subcommand(std::string(verb));
    act.set_help_flag();
    act.add_flag("--help,-h", help);
    act.add_option("--data", into.data);
    if (verb == name_of(InviteVerb::revoke)) act.add_option("ID", into.request.id)->required();
    if (verb != name_of(InviteVerb::create)) continue;
    act.add_option("--uses", into.request.uses);
    act.add_option("--days", into.request.days);
    act.add_option("--note", into.request.note);
  }
}

std::optional<ManageInvite> chosen_manage_invite(const CLI::App& app, const ManageInvite& given) {
  const CLI::App& invite = *app.get_subcommand("invite");
  for (std::size_t i = 0; i < kInviteVerbNames.size(); ++i) {
    if (!invite.get_subcommand(std::string(kInviteVerbNames[i]))->parsed()) continue;
    ManageInvite chosen = given;
    chosen.request.verb = static_cast<InviteVerb>(i);
    return chosen;
  }
  return std::nullopt;
}

}  // namespace banter::app
