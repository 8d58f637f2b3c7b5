#include "base/try.hpp"
#include "server/core/access/find.hpp"
#include "server/core/conversations/verbs.hpp"

namespace banter::core {

protocol::Result<Outcome> handle(Services& services, const Session& me,
                                 const protocol::ArrangeRequest& request) {
  BANTER_TRY(joined, find_joined(services.accounts, services.conversations, me.key(), request.conversation));
  const ConversationRecord& conversation = *joined.conversation;
  BANTER_CHECK(services.conversations.arrange(conversation.key, me.key(),
                                              {.muted_until = request.muted_until,
                                               .mentions_only = request.mentions_only,
                                               .pinned = request.pinned,
                                               .draft = request.draft}));
  Outcome outcome{protocol::ArrangeReply{}, {}};
  outcome.steps.push_back(ToAccount{me.key(), protocol::ArrangedEvent{.conversation = conversation.id,
                                                                      .muted_until = request.muted_until,
                                                                      .mentions_only = request.mentions_only,
                                                                      .pinned = request.pinned,
                                                                      .draft = request.draft}});
  return outcome;
}

}  // namespace banter::core
