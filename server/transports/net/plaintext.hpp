#pragma once

#include "protocol/error.hpp"

namespace banter::transports {

class Connection;

// Whether what comes on the connection itself is encrypted, or need not be: it comes from this machine, or
// the operator allows it. What a proxy says about its clients is another matter.
bool may_speak_plainly(const Connection& connection);

// What is said to those who may not.
protocol::Error plaintext_refusal();

}  // namespace banter::transports
