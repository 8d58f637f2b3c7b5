#include "base/try.hpp"
#include "server/core/conversations/verbs.hpp"

namespace banter::core {

protocol::Result<protocol::ConversationsReply> handle(ReadServices& services, const Caller& caller,
                                                      const protocol::ConversationsRequest& request) {
  BANTER_TRY(page, services.conversations.changed_since(caller.account, request.since.value_or(""),
                                                        static_cast<std::size_t>(request.limit)));
  return protocol::ConversationsReply{
      .conversations = std::move(page.rows), .cursor = std::move(page.cursor), .more = page.more};
}

}  // namespace banter::core
