#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "server/transports/http/head_holds.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (const char* why = banter::transports::http::head_holds({reinterpret_cast<const char*>(data), size})) {
    std::fprintf(stderr, "%s\n", why);
    std::abort();
  }
  return 0;
}
