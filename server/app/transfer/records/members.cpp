#include "server/app/transfer/records/members.hpp"

#include <cstring>

#include "base/hash.hpp"
#include "protocol/generated/cpp/text_rules.hpp"
#include "protocol/names.hpp"

namespace banter::app {

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 && text.front() != '#' && text.front() != '@' &&
         protocol::is_printable_ascii(text);
}

void read_digest(protocol::Fields& in, std::string_view name, std::array<std::byte, 32>& out) {
  std::string digits;
  in.text(name, digits, protocol::text_rule::text);
  const auto bytes = base::from_hex(digits);
  if (bytes && bytes->size() == out.size()) {
    std::memcpy(out.data(), bytes->data(), bytes->size());
  } else if (!in.failed()) {
    in.refuse(name, protocol::ErrorCode::invalid_request, "must be 64 hexadecimal digits");
  }
}

}  // namespace banter::app
