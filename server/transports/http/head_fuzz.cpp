#include <cstdint>
#include <cstdlib>

#include "server/transports/http/head_holds.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (banter::transports::http::head_holds({reinterpret_cast<const char*>(data), size}) != nullptr)
    std::abort();
  return 0;
}
