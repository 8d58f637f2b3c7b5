#include "base/try.hpp"
#include "server/core/sessions/verbs.hpp"

namespace banter::core {

protocol::Result<protocol::SessionsReply> handle(ReadServices& services, const Caller& caller,
                                                 const protocol::SessionsRequest&) {
  BANTER_TRY(records, services.sessions.of_account(caller.account));
  protocol::SessionsReply reply;
  reply.sessions.reserve(records.size());
  for (const SessionRecord& record : records) {
    reply.sessions.push_back({.session = record.id,
                              .device = record.device,
                              .last_used = record.last_used,
                              .address = record.address,
                              .current = record.key == caller.session});
  }
  return reply;
}

}  // namespace banter::core
