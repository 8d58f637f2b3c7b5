#pragma once

#include "protocol/generated/cpp/administration.hpp"
#include "server/core/outcome.hpp"
#include "server/core/services.hpp"
#include "server/core/session.hpp"

// One function per action, each in the file of its name. That `me` is an administrator of the server has been
// checked before (see dispatch.cpp).
namespace banter::core {

protocol::Result<CoreAnswer> handle(Services&, const Session&, const protocol::AdminUsersRequest&);
protocol::Result<Outcome> handle(Services&, const Session&, const protocol::AdminInvitesRequest&);
protocol::Result<Outcome> handle(Services&, const Session&, const protocol::AdminRoomsRequest&);

// These may look at everything there is, so readers answer them. See is_read() in dispatch.hpp.
constexpr bool only_shows(const protocol::AdminUsersRequest& request) {
  return request.user_action == protocol::UserAction::list;
}
constexpr bool only_shows(const protocol::AdminInvitesRequest& request) {
  return request.invite_action == protocol::InviteAction::list;
}
constexpr bool only_shows(const protocol::AdminRoomsRequest& request) {
  return request.room_action == protocol::RoomAction::list;
}
protocol::Result<protocol::AdminUsersReply> handle(ReadServices&, const Caller&,
                                                   const protocol::AdminUsersRequest&);
protocol::Result<protocol::AdminInvitesReply> handle(ReadServices&, const Caller&,
                                                     const protocol::AdminInvitesRequest&);
protocol::Result<protocol::AdminRoomsReply> handle(ReadServices&, const Caller&,
                                                   const protocol::AdminRoomsRequest&);
protocol::Result<protocol::AdminStatsReply> handle(ReadServices&, const Caller&,
                                                   const protocol::AdminStatsRequest&);
protocol::Result<protocol::AdminAuditReply> handle(ReadServices&, const Caller&,
                                                   const protocol::AdminAuditRequest&);

}  // namespace banter::core
