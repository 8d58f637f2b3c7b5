#pragma once

#include <optional>
#include <string>

#include "client/core/outbox/outbox.hpp"
#include "protocol/generated/cpp/event.hpp"
#include "protocol/generated/cpp/reply.hpp"
#include "protocol/generated/cpp/request.hpp"

namespace banter::client {

// The connection that changes something gets a reply and no event. These make of the reply the event that all
// others got, so that an own change goes the way of everybody's.

/// Of a message of the outbox that the server has; `row.reply` says where. `self`: the account's name.
protocol::MessageEvent event_of(const OutboxRow& row, const std::string& self);

/// Of an answered edit, deletion, reaction or pin; none for other requests.
std::optional<protocol::Event> event_of(const protocol::Request& request, const protocol::Reply& reply,
                                        const std::string& self);

/// The conversation that such a request changes; null for others.
const std::string* conversation_changed_by(const protocol::Request& request);

}  // namespace banter::client
