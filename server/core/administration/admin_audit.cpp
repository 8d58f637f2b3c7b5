#include "base/try.hpp"
#include "server/core/administration/verbs.hpp"

namespace banter::core {

protocol::Result<protocol::AdminAuditReply> handle(ReadServices& services, const Caller&,
                                                   const protocol::AdminAuditRequest& request) {
  const auto limit = static_cast<std::size_t>(request.limit);
  BANTER_TRY(acts, services.audit.page(request.before, limit + 1));
  protocol::AdminAuditReply reply{.more = acts.size() > limit};
  if (reply.more) acts.pop_back();
  for (AuditRecord& act : acts) {
    protocol::AuditRow row{.number = act.number,
                           .at = act.at,
                           .act = act.act,
                           .subject = std::move(act.subject),
                           .text = std::move(act.text)};
    if (!act.by.empty()) row.by = std::move(act.by);
    reply.acts.push_back(std::move(row));
  }
  return reply;
}

}  // namespace banter::core
