#pragma once

#include <variant>

#include "protocol/generated/cpp/request.hpp"
#include "protocol/generated/cpp/rules.hpp"
#include "server/core/limits/rates.hpp"
#include "server/core/outcome.hpp"
#include "server/core/services.hpp"
#include "server/core/session.hpp"

namespace banter::core {

// Whether the rules of the schema let the session make the request now: whether it is logged in, then how
// often, then what its role allows. In that order, and before the handler looks at anything. Core thread.
protocol::Result<void> admit(const Services& services, HouseholdRates& registrations, Session& session,
                             const protocol::Rule& rule);

// Calls the handler of a request that runs on the core thread or begins there with a password. A declared
// action without a handler does not compile.
protocol::Result<CoreAnswer> answer_on_core(Services& services, const Session& session,
                                            const protocol::Request& request);

// Whether a reader answers it: a read, or a request that only shows what others of its action change.
bool is_read(const protocol::Request& request);

// Calls the handler of a request that reads. Reader thread.
protocol::Result<protocol::Reply> answer_read(ReadServices& services, const Caller& caller,
                                              const protocol::Request& request);

}  // namespace banter::core
