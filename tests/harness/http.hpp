#pragma once

#include <boost/json.hpp>
#include <expected>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/harness/stream.hpp"

namespace banter::harness {

struct HttpReply {
  int status = 0;
  std::map<std::string, std::string> fields;  // names in lower case
  std::string body;

  // Empty when there is none.
  std::string field(const std::string& name) const;
  // The field as a number; throws Failure when it is none.
  std::int64_t number(const std::string& name) const;
};

using HttpFields = std::vector<std::pair<std::string, std::string>>;

// A connection that speaks HTTP/1.1 (RFC 9112), one request after the other, and stays open in between.
// Throws Failure when what comes is no answer.
class Http {
 public:
  // Without `token` nobody asks.
  Http(const Address& address, std::string token) : Http(connect_plain(address), std::move(token)) {}
  Http(std::unique_ptr<Stream> stream, std::string token)
      : stream_(std::move(stream)), token_(std::move(token)) {}

  // The answer, or how the connection ended before it was whole.
  std::expected<HttpReply, Ended> ask(std::string_view method, std::string_view target,
                                      const HttpFields& fields = {}, std::string_view body = {});
  // POST /api; the reply.
  std::expected<boost::json::object, Ended> call(const boost::json::object& request);

  // Sends the head and as much of the body as is given, of `length` bytes, and waits for nothing.
  bool begin(std::string_view method, std::string_view target, const HttpFields& fields, std::size_t length,
             std::string_view body);

 private:
  std::expected<HttpReply, Ended> receive(bool has_body, Deadline deadline);
  std::expected<void, Ended> fill(Deadline deadline);

  std::unique_ptr<Stream> stream_;
  const std::string token_;
  std::string buffer_;
};

}  // namespace banter::harness
