#pragma once

#include <string_view>

#include "protocol/error.hpp"
#include "protocol/generated/cpp/administration.hpp"
#include "server/core/ports/conversation_store.hpp"
#include "server/core/services.hpp"
#include "server/core/session.hpp"

// What administrators do is written down in the transaction in which they do it. Never a password, a code or
// what people write to each other.
namespace banter::core {

// An act whose author is nobody's account: that of the operator, on the machine.
inline constexpr std::string_view kOperator;

// For the log: who that is.
constexpr std::string_view author(std::string_view by) {
  return by == kOperator ? std::string_view("the operator") : by;
}

// `by`: username, or kOperator. Errors: storage_unavailable.
protocol::Result<void> note_act(Services& services, std::string_view by, protocol::AuditAct act,
                                std::string_view subject, std::string_view text);

// The same for what `me` does in a room, but only where he may do it as an administrator of the server alone:
// in #general. Elsewhere it is the room's own matter, and nothing is written.
protocol::Result<void> note_power(Services& services, const Session& me, const ConversationRecord& room,
                                  protocol::AuditAct act, std::string_view subject);

}  // namespace banter::core
