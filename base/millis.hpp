#pragma once

#include <cstdint>

namespace banter::base {

// A point in time or a span of it, in milliseconds.
using Millis = std::int64_t;

}  // namespace banter::base
