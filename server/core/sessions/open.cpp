#include "server/core/sessions/open.hpp"

#include "base/hash.hpp"
#include "base/random.hpp"
#include "base/try.hpp"
#include "server/core/conversations/leave_rooms.hpp"

namespace banter::core {

using protocol::ErrorCode;
using protocol::refuse;

TokenHash hash_of_token(std::string_view token) {
  return base::sha256(token);
}

protocol::Result<Opened> open_session(Services& services, const Session& me,
                                      std::shared_ptr<const AccountRecord> account,
                                      const std::optional<std::string>& device) {
  Opened opened{.token = base::random_token(), .device = device.value_or(""), .step = {}};
  const base::Millis now = services.clock.wall();
  BANTER_TRY(key, services.sessions.add({.key = {},
                                         .id = base::random_id("s"),
                                         .account = account->key,
                                         .token_hash = hash_of_token(opened.token),
                                         .device = opened.device,
                                         .address = me.peer.address,
                                         .created_at = now,
                                         .last_used = now}));
  BANTER_TRY(conversations, services.conversations.joined_by(account->key));
  opened.step = {std::move(account), key, std::move(conversations)};
  return opened;
}

protocol::Result<std::shared_ptr<const AccountRecord>> create_account(Services& services,
                                                                      AccountRecord account) {
  account.created_at = services.clock.wall();
  BANTER_TRY(key, services.accounts.add(account));
  BANTER_TRY(general, services.conversations.by_room(kGeneralRoom));
  if (general) {
    BANTER_CHECK(services.conversations.put_member(general->key, {.account = key,
                                                                  .role = protocol::RoomRole::member,
                                                                  .joined_at = account.created_at,
                                                                  .delivered_seq = general->last_seq,
                                                                  .read_seq = general->last_seq}));
  }
  return services.accounts.by_key(key);
}

protocol::Result<void> require_free(Services& services, std::string_view username) {
  BANTER_TRY(holder, services.accounts.by_name(username));
  if (!holder) return {};
  if (holder->role == protocol::Role::guest && holder->guest_until < services.clock.wall()) {
    BANTER_TRY(has_written, services.messages.has_written(holder->key));
    if (!has_written) return {};
  }
  return refuse(ErrorCode::username_taken, "This name belongs to somebody else; choose another.");
}

protocol::Result<void> claim_name(Services& services, std::string_view username, std::vector<Step>& steps) {
  BANTER_CHECK(require_free(services, username));
  BANTER_TRY(guest, services.accounts.by_name(username));
  if (!guest) return {};
  BANTER_CHECK(leave_rooms(services, *guest, steps));
  steps.push_back(EndSessions{guest->key, {}});
  return services.accounts.erase(guest->key);
}

protocol::Result<void> require_anonymous(const Session& me) {
  if (me.anonymous()) return {};
  return refuse(ErrorCode::invalid_request,
                "This connection is logged in as " + me.username() + "; log out before logging in again.");
}

}  // namespace banter::core
