#include "server/transports/framing/codec.hpp"

#include <algorithm>
#include <cstring>

#include "base/utf8.hpp"

namespace banter::transports::ws {
namespace {

constexpr std::size_t control_most = 125;
constexpr std::size_t beginning_bytes = 256;

constexpr bool is_control(Opcode opcode) {
  return static_cast<std::uint8_t>(opcode) >= 8;
}

// Codes that may stand in a close frame (7.4).
constexpr bool may_be_sent(unsigned code) {
  return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
}

std::uint64_t big_endian(std::span<const char> bytes) {
  std::uint64_t value = 0;
  for (const char byte : bytes)
    value = value << 8U | static_cast<std::uint8_t>(byte);
  return value;
}

Decoder::Found fault(CloseCode code) {
  return {.what = Decoder::What::fault, .code = code};
}

}  // namespace

std::size_t write_header(std::span<char, 10> header, Opcode opcode, std::size_t payload_bytes) {
  header[0] = static_cast<char>(0x80U | static_cast<std::uint8_t>(opcode));
  const std::size_t length_bytes = payload_bytes < 126 ? 0 : payload_bytes <= 0xFFFF ? 2 : 8;
  header[1] = static_cast<char>(length_bytes == 0 ? payload_bytes : length_bytes == 2 ? 126 : 127);
  for (std::size_t i = 0; i < length_bytes; ++i)
    header[2 + i] = static_cast<char>(payload_bytes >> (8 * (length_bytes - 1 - i)) & 0xFFU);
  return 2 + length_bytes;
}

std::string control_frame(Opcode opcode, std::string_view payload) {
  payload = payload.substr(0, control_most);
  std::array<char, 10> header{};
  std::string frame(header.data(), write_header(header, opcode, payload.size()));
  return frame.append(payload);
}

std::string close_frame(CloseCode code) {
  if (code == CloseCode::no_code) return control_frame(Opcode::close, {});
  const auto number = static_cast<unsigned>(code);
  const std::array<char, 2> payload{static_cast<char>(number >> 8U), static_cast<char>(number & 0xFFU)};
  return control_frame(Opcode::close, {payload.data(), payload.size()});
}

void apply_mask(std::span<char> bytes, std::array<char, 4> mask) {
  std::array<char, 8> twice;
  std::memcpy(twice.data(), mask.data(), 4);
  std::memcpy(twice.data() + 4, mask.data(), 4);
  std::uint64_t mask_word = 0;
  std::memcpy(&mask_word, twice.data(), 8);
  std::size_t i = 0;
  for (; i + 8 <= bytes.size(); i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + i, 8);
    word ^= mask_word;
    std::memcpy(bytes.data() + i, &word, 8);
  }
  for (; i < bytes.size(); ++i)
    bytes[i] = static_cast<char>(bytes[i] ^ mask[i % 4]);
}

// What is known of the length is set even when the header is incomplete: too much is refused at once.
Decoder::Parse Decoder::parse(std::span<const char> bytes, Header& header) {
  header = {};
  if (bytes.size() < 2) return Parse::incomplete;
  const auto first = static_cast<std::uint8_t>(bytes[0]);
  const auto second = static_cast<std::uint8_t>(bytes[1]);
  header.opcode = static_cast<Opcode>(first & 0x0FU);
  header.final = (first & 0x80U) != 0;
  const unsigned kind = first & 0x0FU;
  if ((first & 0x70U) != 0 || (kind > 2 && kind < 8) || kind > 10) return Parse::bad;  // extensions, 5.2
  if ((second & 0x80U) == 0) return Parse::bad;  // a client must mask, 5.1
  const unsigned length = second & 0x7FU;
  if (is_control(header.opcode) && (!header.final || length > control_most)) return Parse::bad;  // 5.5
  const std::size_t length_bytes = length < 126 ? 0 : length == 126 ? 2 : 8;
  header.bytes = static_cast<std::uint8_t>(2 + length_bytes + 4);
  if (bytes.size() < 2 + length_bytes) return Parse::incomplete;
  header.payload_bytes = length_bytes == 0 ? length : big_endian(bytes.subspan(2, length_bytes));
  if (length_bytes == 2 && header.payload_bytes < 126) return Parse::bad;  // not the shortest form, 5.2
  if (length_bytes == 8 && header.payload_bytes <= 0xFFFF) return Parse::bad;
  if (bytes.size() < header.bytes) return Parse::incomplete;
  std::memcpy(header.mask.data(), bytes.data() + header.bytes - 4, 4);
  return Parse::good;
}

Decoder::Found Decoder::next(std::span<char> bytes) {
  if (!fragmented_) std::string().swap(message_);  // the caller is done with the last one
  Header header;
  const Parse parsed = parse(bytes, header);
  if (parsed == Parse::bad) return fault(CloseCode::protocol_error);
  const bool is_data = bytes.size() >= 2 && !is_control(header.opcode);
  if (is_data) {
    if (header.opcode == Opcode::binary) return fault(CloseCode::unsupported_data);
    if ((header.opcode == Opcode::continuation) != fragmented_) return fault(CloseCode::protocol_error);
    if (header.payload_bytes > large_bytes_ - message_.size()) return fault(CloseCode::too_big);
  }
  if (parsed == Parse::incomplete) return {};
  if (is_data) return data(header, bytes);
  if (bytes.size() < header.bytes + header.payload_bytes) return {};
  const std::span<char> payload = bytes.subspan(header.bytes, header.payload_bytes);
  apply_mask(payload, header.mask);
  return control(header, payload);
}

Decoder::Found Decoder::control(const Header& header, std::span<char> payload) const {
  Found found{.payload = payload, .used = header.bytes + payload.size()};
  if (header.opcode == Opcode::ping) {
    found.what = What::ping;
  } else if (header.opcode == Opcode::pong) {
    found.what = What::pong;
  } else {
    found.what = What::close;
    found.code = CloseCode::no_code;
    if (payload.empty()) return found;
    if (payload.size() == 1) return fault(CloseCode::protocol_error);
    const auto code = static_cast<unsigned>(big_endian(payload.first(2)));
    if (!may_be_sent(code)) return fault(CloseCode::protocol_error);
    if (!base::is_utf8({payload.data() + 2, payload.size() - 2})) return fault(CloseCode::invalid_data);
    found.code = static_cast<CloseCode>(code);
  }
  return found;
}

Decoder::Found Decoder::data(const Header& header, std::span<char> bytes) {
  const std::span<char> arrived = bytes.subspan(header.bytes);
  if (message_.size() + header.payload_bytes > frame_bytes_ && !large_allowed_) return ask(header, arrived);
  if (arrived.size() < header.payload_bytes) return {};

  const std::span<char> payload = arrived.first(header.payload_bytes);
  apply_mask(payload, header.mask);
  const std::size_t used = header.bytes + payload.size();
  if (header.final && !fragmented_) return whole(payload, used);
  fragmented_ = true;
  message_.append(payload.data(), payload.size());
  if (header.final) return whole(message_, used);
  return {.used = used};
}

Decoder::Found Decoder::ask(const Header& header, std::span<const char> arrived) {
  beginning_ = message_.substr(0, beginning_bytes);
  const std::size_t missing = beginning_bytes - beginning_.size();
  const std::size_t here =
      std::min({missing, arrived.size(), static_cast<std::size_t>(header.payload_bytes)});
  const std::size_t kept = beginning_.size();
  beginning_.append(arrived.data(), here);
  apply_mask(std::span(beginning_).subspan(kept), header.mask);
  if (here < missing) return {};
  return {.what = What::asks, .payload = beginning_};
}

Decoder::Found Decoder::whole(std::span<char> message, std::size_t used) {
  fragmented_ = false;
  large_allowed_ = false;
  std::string().swap(beginning_);
  const bool good = base::is_utf8({message.data(), message.size()});
  return {.what = good ? What::text : What::not_text, .payload = message, .used = used};
}

}  // namespace banter::transports::ws
