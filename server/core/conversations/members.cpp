#include "base/try.hpp"
#include "server/core/access/find.hpp"
#include "server/core/access/presence.hpp"
#include "server/core/access/rights.hpp"
#include "server/core/conversations/verbs.hpp"

namespace banter::core {

protocol::Result<protocol::MembersReply> handle(ReadServices& services, const Caller& caller,
                                                const protocol::MembersRequest& request) {
  BANTER_TRY(joined,
             find_joined(services.accounts, services.conversations, caller.account, request.conversation));
  const auto limit = static_cast<std::size_t>(request.limit);
  // One more than asked for tells whether there is another page.
  BANTER_TRY(members,
             services.conversations.members(joined.conversation->key, request.after.value_or(""), limit + 1));
  const bool more = members.size() > limit;
  if (more) members.pop_back();
  BANTER_TRY(sight, PresenceSight::of(services, caller.account));
  for (protocol::Member& member : members) {
    BANTER_TRY(account, services.accounts.by_name(member.username));
    BANTER_TRY(status, sight.status(account->key));
    member.status = status;
    if (member.display_name.empty()) member.display_name = member.username;
  }
  if (!tells_receipts(*joined.conversation)) {
    for (protocol::Member& member : members)
      member.delivered_seq = member.read_seq = std::nullopt;
  }
  return protocol::MembersReply{.members = std::move(members), .more = more};
}

}  // namespace banter::core
