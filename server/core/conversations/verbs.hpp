#pragma once

#include "protocol/generated/cpp/conversations.hpp"
#include "protocol/generated/cpp/rooms.hpp"
#include "server/core/outcome.hpp"
#include "server/core/services.hpp"
#include "server/core/session.hpp"

// One function per action, each in the file of its name. Rights that depend on the account alone, rates and
// the shape of the request have been checked before (see dispatch.cpp); the rights in the conversation are
// checked here, inside the transaction that writes.
namespace banter::core {

protocol::Result<Outcome> handle(Services&, const Session&, const protocol::StartRequest&);
protocol::Result<Outcome> handle(Services&, const Session&, const protocol::CreateRoomRequest&);
protocol::Result<Outcome> handle(Services&, const Session&, const protocol::JoinRequest&);
protocol::Result<Outcome> handle(Services&, const Session&, const protocol::LeaveRequest&);
protocol::Result<Outcome> handle(Services&, const Session&, const protocol::InviteRequest&);
protocol::Result<Outcome> handle(Services&, const Session&, const protocol::ArrangeRequest&);

protocol::Result<protocol::RoomsReply> handle(ReadServices&, const Caller&, const protocol::RoomsRequest&);
protocol::Result<protocol::MembersReply> handle(ReadServices&, const Caller&,
                                                const protocol::MembersRequest&);
protocol::Result<protocol::ConversationsReply> handle(ReadServices&, const Caller&,
                                                      const protocol::ConversationsRequest&);

}  // namespace banter::core
