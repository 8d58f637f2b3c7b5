#pragma once

#include <string>
#include <string_view>

#include "server/transports/testing/client.hpp"

namespace banter::transports::testing {

struct Answer {
  std::string head;  // with a line break behind each field
  std::string body;

  std::string status() const { return head.size() < 12 ? head : head.substr(9, 3); }
  // The value of the first field of that name, as written; empty when there is none.
  std::string field(const std::string& name) const {
    const std::size_t at = head.find("\r\n" + name + ": ");
    if (at == std::string::npos) return {};
    const std::size_t begin = at + name.size() + 4;
    return head.substr(begin, head.find("\r\n", begin) - begin);
  }
};

// The next response. `has_body`: false for an answer to HEAD.
inline Answer answer(Client& client, bool has_body = true) {
  Answer got{client.until("\r\n\r\n") + "\r\n", {}};
  const std::string length = got.field("Content-Length");
  if (!length.empty() && has_body) got.body = client.exactly(std::stoul(length));
  return got;
}

// `more`: header lines, each with its line break; a Host among them takes the place of localhost.
inline std::string request(std::string_view method, const std::string& target, const std::string& more = {},
                           const std::string& body = {}) {
  std::string text = std::string(method) + " " + target + " HTTP/1.1\r\n";
  if (more.find("Host:") == std::string::npos) text += "Host: localhost\r\n";
  if (!body.empty()) text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  return text + more + "\r\n" + body;
}

inline std::string get(const std::string& target, const std::string& more = {}) {
  return request("GET", target, more);
}

inline std::string post(const std::string& body, const std::string& more = {}) {
  return request("POST", "/api", more, body);
}

}  // namespace banter::transports::testing
