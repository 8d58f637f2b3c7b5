#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "protocol/media_type.hpp"

// The first line is what the file is declared to be.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace banter::protocol;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t line = input.find('\n');
  const std::string_view declared = input.substr(0, line);
  const std::string_view bytes = line == std::string_view::npos ? "" : input.substr(line + 1);
  const std::string_view type = judge_media_type(bytes, declared);
  if (!is_shown_inline(type) && type != unknown_media_type) std::abort();
  // What the sender found is what the server finds.
  if (judge_media_type(bytes.substr(0, judged_bytes), type) != type) std::abort();
  return 0;
}
