#include "base/try.hpp"
#include "server/core/administration/verbs.hpp"
#include "server/core/invitations/invitations.hpp"

namespace banter::core {
namespace {

using protocol::InviteAction;

protocol::ServerInvite row_of(const InviteRecord& record) {
  protocol::ServerInvite row{.invite = record.id,
                             .note = record.note,
                             .at = record.at,
                             .expires_at = record.expires_at,
                             .uses_left = record.uses_left};
  if (!record.by.empty()) row.by = record.by;
  return row;
}

}  // namespace

protocol::Result<Outcome> handle(Services& services, const Session& me,
                                 const protocol::AdminInvitesRequest& request) {
  protocol::AdminInvitesReply reply;
  if (request.invite_action == InviteAction::create) {
    BANTER_TRY(made, create_invite(services, me.username(),
                                   {.uses = request.uses,
                                    .expires_at = request.expires_at,
                                    .note = request.note.value_or("")}));
    reply.invites.push_back(row_of(made.record));
    reply.code = std::move(made.code);
  } else {
    if (!request.invite)
      return protocol::refuse(protocol::ErrorCode::invalid_request, "“invite” is missing: say which one.");
    BANTER_CHECK(revoke_invite(services, me.username(), *request.invite));
  }
  return Outcome{std::move(reply), {}};
}

protocol::Result<protocol::AdminInvitesReply> handle(ReadServices& services, const Caller&,
                                                     const protocol::AdminInvitesRequest& request) {
  const auto limit = static_cast<std::size_t>(request.limit);
  BANTER_TRY(invites, services.invites.page(request.after.value_or(""), limit + 1));
  protocol::AdminInvitesReply reply{.more = invites.size() > limit};
  if (reply.more) invites.pop_back();
  for (const InviteRecord& invite : invites)
    reply.invites.push_back(row_of(invite));
  return reply;
}

}  // namespace banter::core
