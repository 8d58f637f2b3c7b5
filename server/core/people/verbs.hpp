#pragma once

#include "protocol/generated/cpp/people.hpp"
#include "protocol/generated/cpp/presence.hpp"
#include "server/core/outcome.hpp"
#include "server/core/services.hpp"
#include "server/core/session.hpp"

// The people of the server: one function per action, each in the file of its name. Rates and the shape of the
// request have been checked before (see dispatch.cpp).
namespace banter::core {

protocol::Result<Outcome> handle(Services&, const Session&, const protocol::BlockRequest&);
protocol::Result<Outcome> handle(Services&, const Session&, const protocol::UnblockRequest&);

protocol::Result<ThenShow> handle(Services&, const Session&, const protocol::ContactsRequest&);
protocol::Result<Outcome> handle(Services&, const Session&, const protocol::ProfileRequest&);
protocol::Result<Outcome> handle(Services&, const Session&, const protocol::PresenceRequest&);

constexpr bool only_shows(const protocol::ContactsRequest& request) {
  return request.contact_action == protocol::ContactAction::list;
}
protocol::Result<protocol::ContactsReply> handle(ReadServices&, const Caller&,
                                                 const protocol::ContactsRequest&);
protocol::Result<protocol::UsersReply> handle(ReadServices&, const Caller&, const protocol::UsersRequest&);
protocol::Result<protocol::BlockedReply> handle(ReadServices&, const Caller&,
                                                const protocol::BlockedRequest&);

}  // namespace banter::core
