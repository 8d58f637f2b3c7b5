#pragma once

#include <cstddef>

#include "protocol/generated/cpp/messages.hpp"

namespace banter::client {

/// What keeping one of them takes, roughly: a server decides how long their texts and lists are.
std::size_t bytes_of(const protocol::Message& message);
std::size_t bytes_of(const protocol::Notice& notice);

}  // namespace banter::client
