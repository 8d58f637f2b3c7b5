#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "server/transports/http/files/file_fields_holds.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace files = banter::transports::http::files;
  if (const char* why = files::file_fields_hold({reinterpret_cast<const char*>(data), size})) {
    std::fprintf(stderr, "%s\n", why);
    std::abort();
  }
  return 0;
}
