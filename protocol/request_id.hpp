#pragma once

#include <cstdint>
#include <string>
#include <variant>

namespace banter::protocol {

// The `id` of a request, echoed in its reply; monostate where the request had none.
using RequestId = std::variant<std::monostate, std::int64_t, std::string>;

}  // namespace banter::protocol
