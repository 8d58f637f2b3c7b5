#pragma once

#include <optional>

#include "protocol/generated/cpp/messages.hpp"
#include "server/core/outcome.hpp"
#include "server/core/services.hpp"
#include "server/core/session.hpp"

// One function per action, each in the file of its name. Rights that depend on the account alone, rates and
// the shape of the request have been checked before (see dispatch.cpp); the rights in the conversation are
// checked here, inside the transaction that writes.
namespace banter::core {

protocol::Result<Outcome> handle(Services&, const Session&, const protocol::MessageRequest&);
protocol::Result<Outcome> handle(Services&, const Session&, const protocol::EditRequest&);
protocol::Result<Outcome> handle(Services&, const Session&, const protocol::DeleteRequest&);
protocol::Result<Outcome> handle(Services&, const Session&, const protocol::ReactRequest&);
protocol::Result<Outcome> handle(Services&, const Session&, const protocol::PinRequest&);
protocol::Result<Outcome> handle(Services&, const Session&, const protocol::UnpinRequest&);

protocol::Result<protocol::HistoryReply> handle(ReadServices&, const Caller&,
                                                const protocol::HistoryRequest&);
protocol::Result<protocol::ChangesReply> handle(ReadServices&, const Caller&,
                                                const protocol::ChangesRequest&);
protocol::Result<protocol::SearchReply> handle(ReadServices&, const Caller&, const protocol::SearchRequest&);

// What a message that the account has sent before under the same client_id is answered with, whatever has
// happened since: the first reply, or `conflict` when the request differs. Nothing: it was not sent before.
// Comes before rates and rights, because a client that missed the first reply must get it.
std::optional<protocol::Result<Outcome>> repeated(Services&, const Session&, const protocol::MessageRequest&);

}  // namespace banter::core
