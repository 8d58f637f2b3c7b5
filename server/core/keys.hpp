#pragma once

#include <cstdint>

#include "base/strong_id.hpp"

namespace banter::core {

// What the server calls things by among itself: small, never shown to a client, never reused.
using AccountKey = base::StrongId<struct AccountTag>;
using ConversationKey = base::StrongId<struct ConversationTag>;
using FileKey = base::StrongId<struct FileTag>;
using SessionKey = base::StrongId<struct SessionTag>;  // a stored login (a device's token)

// One connection of a transport or gateway. The value means something only to whoever opened it.
using ConnectionId = base::StrongId<struct ConnectionTag>;

// What one customer of a network is given: an IPv4 address, or the first 64 bits of an IPv6 one. Whoever has
// one has them all, so that limits count by it.
using HouseholdKey = base::StrongId<struct HouseholdTag>;

}  // namespace banter::core
