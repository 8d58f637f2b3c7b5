#include "server/core/presence/tiding.hpp"

#include <algorithm>
#include <iterator>

#include "base/try.hpp"
#include "protocol/generated/cpp/limits.hpp"

namespace banter::core {
namespace {

using Keys = std::vector<AccountKey>;

Keys together(const Keys& one, const Keys& other) {
  Keys all;
  std::ranges::set_union(one, other, std::back_inserter(all));
  return all;
}

Keys without(const Keys& some, const Keys& others) {
  Keys rest;
  std::ranges::set_difference(some, others, std::back_inserter(rest));
  return rest;
}

}  // namespace

protocol::Result<Tiding> look_up(ReadServices& services, const Change& change) {
  Tiding tiding{.change = change, .person = {}, .own = {}, .watchers = {}};
  BANTER_TRY(person, services.accounts.by_key(change.account));
  if (!person) return tiding;
  tiding.person = std::move(person);
  BANTER_TRY(own, services.presence.presence_of(change.account));
  tiding.own = std::move(own);
  BANTER_TRY(holders, services.contacts.holders_of(change.account));
  BANTER_TRY(neighbours,
             services.conversations.neighbours_of(change.account, protocol::limit::room_presence));
  BANTER_TRY(blocked, services.blocks.blocked_by(change.account));
  BANTER_TRY(blockers, services.blocks.blockers_of(change.account));
  tiding.watchers = without(without(together(holders, neighbours), blocked), *blockers);
  return tiding;
}

}  // namespace banter::core
