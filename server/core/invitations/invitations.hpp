#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "protocol/error.hpp"
#include "server/core/ports/invite_store.hpp"
#include "server/core/services.hpp"

// Invitations to make an account: made, used up and revoked by administrators and by the operator alike.
namespace banter::core {

struct NewInvite {
  std::int64_t uses = 1;                     // 1 … 1000
  std::optional<base::Millis> expires_at{};  // wall time; none: in a week
  std::string note{};
};

struct MadeInvite {
  InviteRecord record;
  std::string code;  // told once, stored only as a hash
};

// `by`: username, or kOperator. Errors: invalid_request for a number of uses or a time that cannot be,
// storage_unavailable.
protocol::Result<MadeInvite> create_invite(Services& services, std::string_view by, const NewInvite& wanted);

// Fine if it is void already. Errors: not_found, storage_unavailable.
protocol::Result<void> revoke_invite(Services& services, std::string_view by, std::string_view id);

// The same for all that `username` has made, who may invite nobody any more. Errors: storage_unavailable.
protocol::Result<void> revoke_invites_of(Services& services, std::string_view by, std::string_view username);

// The invitation that the code stands for, if an account can be made with it now. Unknown, spent, revoked and
// expired codes are one answer. Errors: registration_closed, storage_unavailable.
protocol::Result<InviteRecord> require_invite(Services& services, std::string_view code);

// One account less may be made with it; `username` is the new one. Errors: storage_unavailable.
protocol::Result<void> use_invite(Services& services, const InviteRecord& invite, std::string_view username);

}  // namespace banter::core
