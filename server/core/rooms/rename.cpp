#include "base/try.hpp"
#include "server/core/access/rights.hpp"
#include "server/core/rooms/note_change.hpp"
#include "server/core/rooms/verbs.hpp"

namespace banter::core {

protocol::Result<Outcome> handle(Services& services, const Session& me,
                                 const protocol::RenameRequest& request) {
  BANTER_TRY(joined, find_owned(services, me, request.conversation, "Renaming"));
  Outcome outcome{protocol::RenameReply{}, {}};
  if (joined.conversation->room == request.room) return outcome;
  const ConversationKey room = joined.conversation->key;
  BANTER_TRY(holder, services.conversations.by_room(request.room));
  // Its own former names lead to it and may be taken up again.
  if (holder && holder->key != room) {
    return protocol::refuse(protocol::ErrorCode::conflict,
                            "Another room has this name, or had it; choose another.");
  }
  BANTER_CHECK(services.conversations.rename(room, request.room));
  BANTER_CHECK(note_change(services, me, room, "name", request.room, outcome.steps));
  services.log.info("room {} renamed to {} by {}", joined.conversation->room, request.room, me.username());
  return outcome;
}

}  // namespace banter::core
