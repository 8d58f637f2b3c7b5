#pragma once

#include "protocol/generated/cpp/rooms.hpp"
#include "server/core/outcome.hpp"
#include "server/core/services.hpp"
#include "server/core/session.hpp"

// Keeping order in a room: one function per action, each in the file of its name. Whether the account's role
// on the server allows the action at all, rates and the shape of the request have been checked before (see
// dispatch.cpp); the rights in the room are checked here, inside the transaction that writes.
namespace banter::core {

protocol::Result<Outcome> handle(Services&, const Session&, const protocol::KickRequest&);
protocol::Result<Outcome> handle(Services&, const Session&, const protocol::BanRequest&);
protocol::Result<Outcome> handle(Services&, const Session&, const protocol::UnbanRequest&);
protocol::Result<Outcome> handle(Services&, const Session&, const protocol::SetRoleRequest&);
protocol::Result<Outcome> handle(Services&, const Session&, const protocol::SetTopicRequest&);
protocol::Result<Outcome> handle(Services&, const Session&, const protocol::RenameRequest&);

}  // namespace banter::core
