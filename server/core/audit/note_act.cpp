#include "server/core/audit/note_act.hpp"

namespace banter::core {

protocol::Result<void> note_act(Services& services, std::string_view by, protocol::AuditAct act,
                                std::string_view subject, std::string_view text) {
  return services.audit.append({.at = services.clock.wall(),
                                .by = std::string(by),
                                .act = act,
                                .subject = std::string(subject),
                                .text = std::string(text)});
}

protocol::Result<void> note_power(Services& services, const Session& me, const ConversationRecord& room,
                                  protocol::AuditAct act, std::string_view subject) {
  if (room.room != kGeneralRoom) return {};
  return note_act(services, me.username(), act, subject, "in " + room.room);
}

}  // namespace banter::core
