#include "base/try.hpp"
#include "server/core/audit/note_act.hpp"
#include "server/core/invitations/invitations.hpp"

namespace banter::core {

protocol::Result<void> revoke_invite(Services& services, std::string_view by, std::string_view id) {
  BANTER_TRY(invite, services.invites.by_id(id));
  if (!invite) return protocol::refuse(protocol::ErrorCode::not_found, "There is no such invitation.");
  if (invite->uses_left == 0) return {};
  BANTER_CHECK(services.invites.set_uses_left(id, 0));
  return note_act(services, by, protocol::AuditAct::invite_revoke, id, invite->note);
}

protocol::Result<void> revoke_invites_of(Services& services, std::string_view by, std::string_view username) {
  BANTER_TRY(revoked, services.invites.revoke_by(username));
  if (revoked == 0) return {};
  return note_act(services, by, protocol::AuditAct::invite_revoke, username,
                  "all of " + std::string(username) + ", " + std::to_string(revoked));
}

}  // namespace banter::core
