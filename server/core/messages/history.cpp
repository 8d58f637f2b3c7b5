#include "base/try.hpp"
#include "server/core/access/blocking.hpp"
#include "server/core/access/find.hpp"
#include "server/core/messages/verbs.hpp"

namespace banter::core {

protocol::Result<protocol::HistoryReply> handle(ReadServices& services, const Caller& caller,
                                                const protocol::HistoryRequest& request) {
  BANTER_TRY(target, find_conversation(services.accounts, services.conversations, caller.account,
                                       request.conversation));
  // Before the first message a direct conversation reads as empty, and nothing is created.
  if (!target.conversation) return protocol::HistoryReply{};
  const ConversationRecord& conversation = *target.conversation;
  BANTER_TRY(member, require_member(services.conversations, conversation, caller.account));
  const auto limit = static_cast<std::size_t>(request.limit);
  const std::int64_t behind = visible_after(conversation, member);
  auto page = request.after ? services.messages.page_after(conversation, behind, *request.after, limit)
                            : services.messages.page_before(conversation, behind, request.before, limit);
  if (!page) return std::unexpected(std::move(page).error());
  BANTER_CHECK(hide_blocked(services, caller, conversation, page->messages));
  return protocol::HistoryReply{
      .messages = std::move(page->messages), .notices = std::move(page->notices), .more = page->more};
}

}  // namespace banter::core
