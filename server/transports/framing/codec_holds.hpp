#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.hpp"
#include "server/transports/framing/codec.hpp"

namespace banter::transports::ws {

// Everything that a decoder finds in `bytes` when they come `step` at a time.
inline std::vector<std::pair<Decoder::What, std::string>> found_in(std::string_view bytes, std::size_t step) {
  Decoder decoder(300, 2'000);
  std::vector<std::pair<Decoder::What, std::string>> seen;
  std::string held;
  for (std::size_t at = 0; at < bytes.size(); at += step) {
    held += bytes.substr(at, step);
    for (;;) {
      const Decoder::Found found = decoder.next(held);
      if (found.what == Decoder::What::asks) {
        decoder.allow_large();
        continue;
      }
      if (found.what != Decoder::What::nothing)
        seen.emplace_back(found.what, std::string(found.payload.data(), found.payload.size()));
      if (found.what == Decoder::What::fault || found.what == Decoder::What::close) return seen;
      if (found.used == 0) break;
      held.erase(0, found.used);
    }
  }
  return seen;
}

// What must be true of any bytes that a client may send; gives what is not, null when all is well.
inline const char* codec_holds(std::string_view bytes) {
  const auto whole = found_in(bytes, std::max<std::size_t>(bytes.size(), 1));
  if (whole != found_in(bytes, 1) || whole != found_in(bytes, 7)) return "it matters how the bytes are cut";
  for (const auto& [what, payload] : whole) {
    if (payload.size() > 2'000) return "a message is larger than allowed";
    if (what == Decoder::What::text && !base::is_utf8(payload)) return "a text is not UTF-8";
    if ((what == Decoder::What::ping || what == Decoder::What::pong) && payload.size() > 125)
      return "a control frame is too long";
  }
  return nullptr;
}

}  // namespace banter::transports::ws
