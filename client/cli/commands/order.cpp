// kick, ban, unban, role: who keeps order in a room.
#include <fmt/core.h>

#include "client/cli/commands/commands.hpp"
#include "client/cli/commands/shared.hpp"
#include "protocol/generated/cpp/rooms.hpp"

namespace banter::cli {

Outcome<void> run(Context& context, const KickCommand& command) {
  const std::string room = room_of(command.room);
  const std::string name = username_of(command.username);
  return perform(context, "kick", protocol::KickRequest{room, name}, name + " is out of " + room + ".");
}

Outcome<void> run(Context& context, const BanCommand& command) {
  const std::string room = room_of(command.room);
  const std::string name = username_of(command.username);
  return perform(context, "ban", protocol::BanRequest{room, name}, name + " is banned from " + room + ".");
}

Outcome<void> run(Context& context, const UnbanCommand& command) {
  const std::string room = room_of(command.room);
  const std::string name = username_of(command.username);
  return perform(context, "unban", protocol::UnbanRequest{room, name},
                 name + " may come to " + room + " again.");
}

Outcome<void> run(Context& context, const RoleCommand& command) {
  const std::string room = room_of(command.room);
  const std::string name = username_of(command.username);
  const auto role = protocol::given_role_of(command.role);
  if (!role) return client::fail(client::FailureKind::fix, "The role is owner, moderator or member.");
  return perform(context, "role", protocol::SetRoleRequest{room, name, *role},
                 fmt::format("{} is now {} in {}.", name, command.role, room));
}

}  // namespace banter::cli
