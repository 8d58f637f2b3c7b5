#include <cstdint>
#include <cstdlib>

#include "search/holds.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (!banter::search::search_holds({reinterpret_cast<const char*>(data), size})) std::abort();
  return 0;
}
