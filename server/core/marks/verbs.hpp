#pragma once

#include "protocol/generated/cpp/receipts.hpp"
#include "server/core/outcome.hpp"
#include "server/core/services.hpp"
#include "server/core/session.hpp"

// Marks that are no messages: one function per action, each in the file of its name. Rates and the shape of
// the request have been checked before (see dispatch.cpp), the membership is checked here.
namespace banter::core {

protocol::Result<Outcome> handle(Services&, const Session&, const protocol::ReadRequest&);
protocol::Result<Outcome> handle(Services&, const Session&, const protocol::DeliveredRequest&);
protocol::Result<Outcome> handle(Services&, const Session&, const protocol::ClearRequest&);
protocol::Result<Outcome> handle(Services&, const Session&, const protocol::TypingRequest&);

}  // namespace banter::core
