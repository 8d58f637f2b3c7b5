#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace banter::transports::http {

// The head of a request (RFC 9112): everything before the body.
struct Head {
  std::string method;  // as sent: upper case
  std::string target;  // as sent: `/path?query`
  bool is_http_1_1 = true;
  bool keep_alive = true;
  bool is_chunked = false;
  std::optional<std::uint64_t> content_length;
  std::vector<std::pair<std::string, std::string>> fields;  // names in lower case

  // Of the target, without `?query`.
  std::string_view path() const;
  // The value of the first field of that name (lower case); empty when there is none.
  std::string_view field(std::string_view name) const;
  std::size_t count(std::string_view name) const;
  // Whether the comma separated lists of all such fields hold `token`, without regard to case.
  bool has_token(std::string_view name, std::string_view token) const;
  // The value of the last field of that name.
  std::string_view last_field(std::string_view name) const;
};

// A head that is no good: `status` says how (RFC 9110, 15.5).
struct BadHead {
  int status;
  std::string_view sentence;
};

// Where the head in `bytes` ends (behind its empty line); none when it goes on. `searched`: how many of the
// bytes are known to hold no end; brought up to date.
std::optional<std::size_t> end_of_head(std::string_view bytes, std::size_t& searched);

// Parses a whole head, with its empty line.
struct ParsedHead {
  std::optional<Head> head;
  BadHead bad{400, {}};  // when there is no head
};
ParsedHead parse_head(std::string_view bytes);

// Whether `a` and `b` are the same but for the case of ASCII letters.
bool equal_ignoring_case(std::string_view a, std::string_view b);

}  // namespace banter::transports::http
