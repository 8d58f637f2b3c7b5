#include "base/try.hpp"
#include "server/core/conversations/find.hpp"
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
  return protocol::MembersReply{.members = std::move(members), .more = more};
}

}  // namespace banter::core
