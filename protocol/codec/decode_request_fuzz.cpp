#include <cstdint>
#include <cstdlib>

#include "protocol/codec/round_trip.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (!banter::protocol::request_holds({reinterpret_cast<const char*>(data), size})) std::abort();
  return 0;
}
