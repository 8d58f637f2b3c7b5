#include <algorithm>

#include "base/try.hpp"
#include "protocol/names.hpp"
#include "server/core/people/verbs.hpp"

namespace banter::core {

protocol::Result<protocol::BlockedReply> handle(ReadServices& services, const Caller& caller,
                                                const protocol::BlockedRequest&) {
  BANTER_TRY(blocked, services.blocks.blocked_by(caller.account));
  protocol::BlockedReply reply;
  for (const AccountKey one : blocked) {
    BANTER_TRY(account, services.accounts.by_key(one));
    if (account) reply.users.push_back({.username = account->username});
  }
  std::ranges::sort(reply.users, {}, [](const auto& user) { return protocol::fold_name(user.username); });
  return reply;
}

}  // namespace banter::core
