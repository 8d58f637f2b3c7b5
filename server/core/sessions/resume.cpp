#include "base/try.hpp"
#include "server/core/sessions/open.hpp"
#include "server/core/sessions/verbs.hpp"

namespace banter::core {

using protocol::ErrorCode;
using protocol::refuse;

// `last_used` is told to the hour or so, unless the address is another: a crowd that reconnects must not
// become a crowd of writes.
constexpr base::Millis kTouchEvery = 60LL * 60 * 1000;

protocol::Result<Outcome> handle(Services& services, const Session& me,
                                 const protocol::ResumeRequest& request) {
  BANTER_CHECK(require_anonymous(me));
  if (!request.token) return refuse(ErrorCode::not_authenticated, "No session was found; log in.");
  BANTER_TRY(session, services.sessions.by_token(hash_of_token(*request.token)));
  std::shared_ptr<const AccountRecord> account;
  if (session) {
    BANTER_TRY(found, services.accounts.by_key(session->account));
    account = found;
  }
  const base::Millis now = services.clock.wall();
  const bool expired = account && account->role == protocol::Role::guest && account->guest_until < now;
  if (!account || account->removed || expired) {
    return refuse(ErrorCode::not_authenticated, "This session has ended; log in again.");
  }
  if (now - session->last_used > kTouchEvery || session->address != me.peer.address) {
    BANTER_CHECK(services.sessions.touch(session->key, now, me.peer.address));
  }
  std::vector<ConversationKey> conversations;
  if (me.peer.wants_events) {
    BANTER_TRY(joined, services.conversations.joined_by(account->key));
    conversations = std::move(joined);
  }
  protocol::ResumeReply reply{
      .username = account->username, .role = account->role, .device = session->device};
  Outcome outcome{std::move(reply), {}};
  outcome.steps.push_back(Enter{account, session->key, std::move(conversations)});
  return outcome;
}

}  // namespace banter::core
