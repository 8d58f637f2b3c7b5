#include "base/try.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "server/core/access/blocking.hpp"
#include "server/core/access/find.hpp"
#include "server/core/messages/verbs.hpp"

namespace banter::core {

protocol::Result<protocol::ChangesReply> handle(ReadServices& services, const Caller& caller,
                                                const protocol::ChangesRequest& request) {
  BANTER_TRY(target, find_conversation(services.accounts, services.conversations, caller.account,
                                       request.conversation));
  if (!target.conversation) return protocol::ChangesReply{};
  const ConversationRecord& conversation = *target.conversation;
  BANTER_TRY(member, require_member(services.conversations, conversation, caller.account));
  protocol::ChangesReply reply;
  if (conversation.version - request.since > protocol::limit::changes_behind) {
    reply.reset = true;
    reply.version = conversation.version;
    return reply;
  }
  BANTER_TRY(page, services.messages.changes(conversation, visible_after(conversation, member), request.since,
                                             static_cast<std::size_t>(request.limit)));
  BANTER_CHECK(hide_blocked(services, caller, conversation, page.messages));
  reply.messages = std::move(page.messages);
  reply.notices = std::move(page.notices);
  reply.version = page.version;
  reply.more = page.more;
  return reply;
}

}  // namespace banter::core
