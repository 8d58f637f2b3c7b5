#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/millis.hpp"
#include "protocol/error.hpp"
#include "protocol/request_id.hpp"

namespace banter::transports::http {

struct Response {
  int status = 200;
  std::string_view content_type = "application/json";
  std::string body;
  // More of them, such as Location. Values hold no line breaks.
  std::vector<std::pair<std::string_view, std::string>> fields;
  std::string_view cache_control = "no-store";
  std::string_view security_policy = {};  // Content-Security-Policy; empty: the one for our own pages
};

// The ordinary refusal of the protocol as a body: `{"reply":null,"ok":false,"error":…}`. Without `status` the
// one of the code.
Response refusal(const protocol::Error& error, int status = 0);
// As the reply to the request with that id and action.
Response refusal(const protocol::RequestId& id, std::string_view action, const protocol::Error& error);
Response refusal(int status, protocol::ErrorCode code, std::string_view sentence);

// Status line and fields of a response, with its empty line: Date from `wall` (milliseconds since the epoch),
// the security fields that every response has, and Content-Length of `body_bytes`, unless the status is one
// that has no body (RFC 9110, 8.6).
std::string response_head(const Response& response, std::uint64_t body_bytes, bool is_http_1_1,
                          bool keep_alive, base::Millis wall);

// RFC 9110, 5.6.7: `Sun, 06 Nov 1994 08:49:37 GMT`.
std::string http_date(base::Millis wall);

}  // namespace banter::transports::http
