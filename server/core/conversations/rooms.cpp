#include "base/try.hpp"
#include "server/core/conversations/verbs.hpp"

namespace banter::core {

protocol::Result<protocol::RoomsReply> handle(ReadServices& services, const Caller&,
                                              const protocol::RoomsRequest& request) {
  const auto limit = static_cast<std::size_t>(request.limit);
  // One more than asked for tells whether there is another page.
  BANTER_TRY(rooms, services.conversations.public_rooms(request.query.value_or(""),
                                                        request.after.value_or(""), limit + 1));
  const bool more = rooms.size() > limit;
  if (more) rooms.pop_back();
  return protocol::RoomsReply{.rooms = std::move(rooms), .more = more};
}

}  // namespace banter::core
