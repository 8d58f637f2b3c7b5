#include "base/hash.hpp"
#include "base/try.hpp"
#include "server/core/audit/note_act.hpp"
#include "server/core/invitations/invitations.hpp"

namespace banter::core {

protocol::Result<InviteRecord> require_invite(Services& services, std::string_view code) {
  BANTER_TRY(invite, services.invites.by_code(base::sha256(code)));
  if (invite && invite->uses_left > 0 && invite->expires_at > services.clock.wall()) return *invite;
  return protocol::refuse(protocol::ErrorCode::registration_closed,
                          "This invitation is not valid, or not any more; ask for another one.");
}

protocol::Result<void> use_invite(Services& services, const InviteRecord& invite, std::string_view username) {
  BANTER_CHECK(services.invites.set_uses_left(invite.id, invite.uses_left - 1));
  return note_act(services, username, protocol::AuditAct::invite_use, invite.id, invite.note);
}

}  // namespace banter::core
