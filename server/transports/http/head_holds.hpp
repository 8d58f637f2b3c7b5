#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "server/transports/http/head.hpp"

namespace banter::transports::http {

// What must be true of any bytes that a client may send as a head; gives what is not, null when all is well.
inline const char* head_holds(std::string_view bytes) {
  std::size_t searched = 0;
  const auto end = end_of_head(bytes, searched);
  std::size_t dripped = 0;
  for (std::size_t length = 0; length <= bytes.size(); ++length) {
    const auto early = end_of_head(bytes.substr(0, length), dripped);
    if (early && early != end) return "the end depends on how the bytes are cut";
    if (early) break;
  }
  if (!end) return nullptr;
  const ParsedHead parsed = parse_head(bytes.substr(0, *end));
  if (!parsed.head)
    return parsed.bad.status >= 400 && !parsed.bad.sentence.empty() ? nullptr : "no reason is given";
  const Head& head = *parsed.head;
  if (head.method.empty() || head.target.empty()) return "a head without method or target";
  if (head.count("host") > 1) return "two hosts";
  if (head.is_chunked && head.content_length) return "two lengths";
  for (const auto& [name, value] : head.fields) {
    if (name.empty() || std::ranges::any_of(name, [](char c) { return c <= ' ' || (c >= 'A' && c <= 'Z'); }))
      return "a field's name is none";
    if (value.find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos)
      return "a value breaks its line";
  }
  return nullptr;
}

}  // namespace banter::transports::http
