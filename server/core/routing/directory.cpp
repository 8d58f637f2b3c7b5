#include "server/core/routing/directory.hpp"

#include <algorithm>

namespace banter::core {

Session& Directory::open(ConnectionId connection, Peer peer) {
  auto& place = sessions_[connection];
  place = std::make_unique<Session>();
  place->connection = connection;
  place->peer = std::move(peer);
  return *place;
}

void Directory::close(ConnectionId connection) {
  const auto found = sessions_.find(connection);
  if (found == sessions_.end()) return;
  leave(*found->second);
  sessions_.erase(found);
}

Session* Directory::find(ConnectionId connection) {
  const auto found = sessions_.find(connection);
  return found == sessions_.end() ? nullptr : found->second.get();
}

void Directory::enter(Session& session, const AccountRecord& account, SessionKey stored, std::string device) {
  leave(session);
  auto& place = accounts_[account.key];
  if (!place) {
    place = std::make_shared<Account>();
    place->key = account.key;
    place->username = account.username;
  }
  place->role = account.role;
  place->devices.push_back(&session);
  session.account = place;
  session.stored = stored;
  session.device = std::move(device);
}

void Directory::leave(Session& session) {
  if (!session.account) return;
  auto& devices = session.account->devices;
  devices.erase(std::ranges::find(devices, &session));
  if (devices.empty()) accounts_.erase(session.account->key);
  session.account.reset();
  session.stored = {};
  session.device.clear();
}

void Directory::restore(Session& session, std::shared_ptr<Account> account, protocol::Role role,
                        SessionKey stored, std::string device) {
  leave(session);
  if (!account) return;
  auto& place = accounts_[account->key];
  if (!place) place = std::move(account);
  place->role = role;
  place->devices.push_back(&session);
  session.account = place;
  session.stored = stored;
  session.device = std::move(device);
}

const Account* Directory::online(AccountKey account) const {
  const auto found = accounts_.find(account);
  return found == accounts_.end() ? nullptr : found->second.get();
}

void Directory::set_role(AccountKey account, protocol::Role role) {
  const auto found = accounts_.find(account);
  if (found != accounts_.end()) found->second->role = role;
}

}  // namespace banter::core
