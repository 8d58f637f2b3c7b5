// What a server or a sender calls a file.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.hpp"
#include "client/core/transfers/files/safe_name.hpp"
#include "client/core/transfers/wire/content_disposition.hpp"

namespace {

using namespace banter::client::transfers;

void check(std::string_view name) {
  using namespace std::string_view_literals;
  if (name.empty() || name.size() > kMostNameBytes || !banter::base::is_utf8(name)) std::abort();
  if (name.find_first_of("/\\:*?\"<>|\0"sv) != std::string_view::npos) std::abort();
  if (banter::base::printable(name) != name) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const std::string& name : {std::string(bytes), file_name_in(bytes)}) {
    const std::string safe = safe_file_name(name);
    check(safe);
    if (safe.front() == '.' || safe.front() == '-' || safe.back() == '.' || safe.back() == ' ') std::abort();
    if (safe_file_name(safe) != safe) std::abort();
    check(numbered_name(safe, 10'000));
    check(part_name(safe, 100));
  }
  return 0;
}
