#include "server/core/routing/directory.hpp"

#include <algorithm>

namespace banter::core {

Session& Directory::open(ConnectionId connection, Peer peer) {
  Session& session = sessions_[connection];
  session = {};
  session.connection = connection;
  session.peer = std::move(peer);
  return session;
}

void Directory::close(ConnectionId connection) {
  const auto found = sessions_.find(connection);
  if (found == sessions_.end()) return;
  leave(found->second);
  sessions_.erase(found);
}

Session* Directory::find(ConnectionId connection) {
  const auto found = sessions_.find(connection);
  return found == sessions_.end() ? nullptr : &found->second;
}

void Directory::enter(Session& session, const AccountRecord& account, SessionKey stored) {
  leave(session);
  auto& place = place_of(account.key);
  if (place->username.empty()) place->username = account.username;
  place->role = account.role;
  add_device(session, place);
  session.stored = stored;
}

void Directory::add_device(Session& session, std::shared_ptr<Account> account) {
  if (session.peer.wants_events && !is_present(account->key)) moved_.push_back(account->key);
  account->devices.push_back(&session);
  ++online_;
  session.account = std::move(account);
}

void Directory::leave(Session& session) {
  if (!session.account) return;
  auto& devices = session.account->devices;
  devices.erase(std::ranges::find(devices, &session));
  --online_;
  if (session.peer.wants_events && !is_present(session.account->key)) moved_.push_back(session.account->key);
  if (devices.empty()) {
    put_aside(*session.account);
    accounts_.erase(session.account->key);
  }
  session.account.reset();
  session.announced = false;
  session.stored = {};
}

void Directory::restore(Session& session, std::shared_ptr<Account> account, protocol::Role role,
                        SessionKey stored) {
  leave(session);
  if (!account) return;
  auto& place = place_of(account->key);
  if (place->username.empty()) place->username = account->username;
  session.announced = true;
  place->role = role;
  add_device(session, place);
  session.stored = stored;
}

std::shared_ptr<Account>& Directory::place_of(AccountKey key) {
  auto& place = accounts_[key];
  if (!place) {
    place = std::make_shared<Account>();
    place->key = key;
    if (const auto used = used_.extract(key)) {
      place->messages = used.mapped().messages;
      place->reads = used.mapped().reads;
    }
  }
  return place;
}

void Directory::put_aside(const Account& account) {
  const base::Millis now = clock_.steady();
  if (account.messages.full(now) && account.reads.full(now)) return;
  constexpr std::size_t kMost = 10'000;
  if (used_.size() >= kMost) {
    std::erase_if(used_, [&](const auto& entry) {
      return entry.second.messages.full(now) && entry.second.reads.full(now);
    });
    // So many in the seconds that an allowance takes to fill: starting over is better than growing without
    // end.
    if (used_.size() >= kMost) used_.clear();
  }
  used_.insert_or_assign(account.key, Allowance{account.messages, account.reads});
}

const Account* Directory::online(AccountKey account) const {
  const auto found = accounts_.find(account);
  return found == accounts_.end() ? nullptr : found->second.get();
}

bool Directory::is_present(AccountKey account) const {
  const Account* found = online(account);
  return found != nullptr && std::ranges::any_of(found->devices, [](const Session* session) {
           return session->peer.wants_events;
         });
}

void Directory::set_role(AccountKey account, protocol::Role role) {
  const auto found = accounts_.find(account);
  if (found != accounts_.end()) found->second->role = role;
}

}  // namespace banter::core
