#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "client/core/failure.hpp"
#include "client/core/net/stream.hpp"

namespace banter::client::transfers {

struct HttpRequest {
  std::string method;
  std::string target;  ///< a path
  std::vector<std::pair<std::string, std::string>> fields{};
  /// How many bytes follow; none: no body.
  std::optional<std::int64_t> body_bytes{};
};

/// Everything in it is foreign.
struct HttpResponse {
  int status = 0;
  /// Names in lower case.
  std::vector<std::pair<std::string, std::string>> fields{};

  /// Null: the field is missing, or is there more than once.
  const std::string* field(std::string_view name) const;
  /// A field that is a whole number from 0 to 2^53-1 and nothing else.
  std::optional<std::int64_t> number(std::string_view name) const;
};

/// HTTP/1.1 to one server, with the token of an account: one request after the other, over one connection as
/// long as it lasts and then over another. Redirects are not followed. What a server sends is bounded: heads
/// by 16 kB, silence by time, bodies by who reads them. It belongs to the thread of its io_context; what is
/// awaited when it is closed ends with a failure.
class HttpConnection {
 public:
  struct Options {
    Stream::Options stream{};
    /// While bytes are to move: without any for so long the connection is given up; milliseconds.
    base::Millis silent_within = 60'000;
    /// How long the server may take to answer after it has everything; milliseconds.
    base::Millis answer_within = 600'000;
  };
  /// The next bytes of a request's body, valid until the next call; as many in all as the request says.
  using Body = std::function<Outcome<std::string_view>()>;

  HttpConnection(boost::asio::io_context& io, std::shared_ptr<boost::asio::ssl::context> tls,
                 Options options);
  ~HttpConnection();
  HttpConnection(const HttpConnection&) = delete;
  HttpConnection& operator=(const HttpConnection&) = delete;

  /// Sends a request and reads the head of its response. A server may answer before it has taken all of the
  /// body; then the rest is not sent. A body's own failure is given back as it is. `token` goes along.
  boost::asio::awaitable<Outcome<HttpResponse>> ask(HttpRequest request, std::string token, Body body = {});

  /// More of the response's body, valid until the next call; empty: that was all.
  boost::asio::awaitable<Outcome<std::string_view>> read();

  void close();

 private:
  struct Inside;
  std::shared_ptr<Inside> inside_;
};

}  // namespace banter::client::transfers
