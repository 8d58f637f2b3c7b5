#pragma once

#include <cstdint>

#include "bench/load/options.hpp"
#include "bench/load/pairs.hpp"
#include "bench/load/sample.hpp"
#include "bench/load/server.hpp"
#include "bench/load/usage.hpp"

namespace banter::bench {

// What messages sent by the clock came to. The generator sends when they are due, whatever the server does,
// so that neither a stalled server nor a late generator is hidden.
struct ByClock {
  Usage usage;
  Sample delivered, acknowledged;  // each from when it was due
};

// `rate` messages a second over the pairs, one after the other, for options.seconds after options.warm.
ByClock send_by_clock(Loop& loop, Pairs& pairs, const Server& server, const Options& options,
                      std::uint64_t rate);

}  // namespace banter::bench
