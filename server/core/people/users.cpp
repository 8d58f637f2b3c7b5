#include "base/try.hpp"
#include "server/core/access/presence.hpp"
#include "server/core/people/shown_name.hpp"
#include "server/core/people/verbs.hpp"

namespace banter::core {

protocol::Result<protocol::UsersReply> handle(ReadServices& services, const Caller& caller,
                                              const protocol::UsersRequest& request) {
  const auto limit = static_cast<std::size_t>(request.limit);
  // One more than asked for tells whether there is another page.
  BANTER_TRY(accounts,
             services.accounts.page(request.query.value_or(""), request.after.value_or(""), limit + 1));
  protocol::UsersReply reply{.users = {}, .more = accounts.size() > limit};
  if (reply.more) accounts.pop_back();
  BANTER_TRY(sight, PresenceSight::of(services, caller.account));
  for (AccountRecord& account : accounts) {
    BANTER_TRY(seen, sight.look(account.key));
    reply.users.push_back({.username = account.username,
                           .display_name = shown_name(account.username, account.display_name),
                           .avatar = shown_avatar(account.avatar),
                           .role = account.role,
                           .status = seen.status,
                           .text = std::move(seen.text),
                           .last_seen = seen.last_seen});
  }
  return reply;
}

}  // namespace banter::core
