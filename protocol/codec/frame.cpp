#include "protocol/codec/frame.hpp"

#include "protocol/generated/cpp/limits.hpp"

namespace banter::protocol {

RequestId read_id(Fields& frame, const JsonTape& tape) {
  const auto place = frame.find("id");
  if (place == Fields::none) return {};
  if (tape.kind(place) == JsonTape::Kind::string && tape.text(place).size() <= limit::id_bytes) {
    return std::string(tape.text(place));
  }
  if (tape.kind(place) == JsonTape::Kind::integer) {
    const std::int64_t number = tape.integer(place);
    if (number >= 0 && number <= IntegerRule::largest) return number;
  }
  frame.refuse("id", ErrorCode::invalid_request,
               "must be a string of at most 64 bytes or an integer from 0 to 9007199254740991");
  return {};
}

}  // namespace banter::protocol
