#include <algorithm>

#include "base/hash.hpp"
#include "base/random.hpp"
#include "base/try.hpp"
#include "server/core/audit/note_act.hpp"
#include "server/core/invitations/invitations.hpp"

namespace banter::core {
namespace {

constexpr std::int64_t kMostUses = 1000;
constexpr base::Millis kDay = 24LL * 60 * 60 * 1000;
constexpr base::Millis kLife = 7 * kDay;
constexpr base::Millis kLongest = 3650 * kDay;
constexpr base::Millis kShown = 30 * kDay;  // how long one that has expired stays in the list

}  // namespace

protocol::Result<MadeInvite> create_invite(Services& services, std::string_view by, const NewInvite& wanted) {
  const base::Millis now = services.clock.wall();
  if (wanted.uses < 1 || wanted.uses > kMostUses) {
    return protocol::refuse(protocol::ErrorCode::invalid_request, "An invitation is for 1 to 1000 accounts.");
  }
  if (wanted.expires_at && *wanted.expires_at <= now) {
    return protocol::refuse(protocol::ErrorCode::invalid_request,
                            "“expires_at” has passed already; choose a time to come.");
  }
  if (wanted.expires_at && *wanted.expires_at - now > kLongest) {
    return protocol::refuse(protocol::ErrorCode::invalid_request,
                            "An invitation is good for 3650 days at most.");
  }
  BANTER_CHECK(services.invites.remove_expired(std::max<base::Millis>(0, now - kShown)));
  MadeInvite made{.record = {.id = base::random_id("i"),
                             .note = wanted.note,
                             .by = std::string(by),
                             .at = now,
                             .expires_at = wanted.expires_at.value_or(now + kLife),
                             .uses_left = wanted.uses},
                  .code = base::random_id("")};
  made.record.code_hash = base::sha256(made.code);
  BANTER_CHECK(services.invites.add(made.record));
  const std::string text =
      "for " + std::to_string(wanted.uses) + (wanted.uses == 1 ? " account" : " accounts");
  BANTER_CHECK(note_act(services, by, protocol::AuditAct::invite_create, made.record.id,
                        wanted.note.empty() ? text : text + ": " + wanted.note));
  return made;
}

}  // namespace banter::core
