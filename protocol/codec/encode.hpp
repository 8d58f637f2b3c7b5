#pragma once

#include <string>
#include <string_view>

#include "protocol/error.hpp"
#include "protocol/generated/cpp/event.hpp"
#include "protocol/generated/cpp/reply.hpp"
#include "protocol/generated/cpp/request.hpp"
#include "protocol/request_id.hpp"

// Each appends one JSON object, without a newline behind it, so that one buffer serves many frames.
namespace banter::protocol {

void append_request(std::string& out, const RequestId& id, const Request& request);
void append_reply(std::string& out, const RequestId& id, const Reply& reply);

// An empty action gives `"reply":null`.
void append_refusal(std::string& out, const RequestId& id, std::string_view action, const Error& error);

void append_event(std::string& out, const Event& event);

}  // namespace banter::protocol
