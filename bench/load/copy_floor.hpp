#pragma once

#include <cstdint>
#include <string>

#include "bench/load/transfer.hpp"

namespace banter::bench {

// What a copy over a loopback socket takes when one thread does all the work on the side of the server and
// nothing else: the measure for the server's own way.
struct CopyFloor {
  double seconds = 0;    // by the clock on the wall
  double processor = 0;  // seconds of that thread
};

// Receives `size` bytes, hashes them (SHA-256), writes them to a file in `folder`, and syncs it in the end.
CopyFloor receive_floor(const std::string& folder, std::uint64_t size, Content& content);
// Reads a file of that size, which was just written, and sends it to a thread that hashes it.
CopyFloor send_floor(const std::string& folder, std::uint64_t size, Content& content);

}  // namespace banter::bench
