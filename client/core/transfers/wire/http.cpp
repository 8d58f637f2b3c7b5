// The one file that knows Boost.Beast, of which only the parser is used, and which takes seconds to compile.
#include "client/core/transfers/wire/http.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <charconv>
#include <chrono>

namespace banter::client::transfers {
namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::redirect_error;
using asio::use_awaitable;
using boost::system::error_code;
namespace {

constexpr std::size_t kBuffer = 65'536;
constexpr std::uint32_t kMostHead = 16'384;
constexpr std::int64_t kMostInteger = 9'007'199'254'740'991;
// "100 Continue" and the like, before an answer.
constexpr int kMostInterim = 8;

std::string head_of(const HttpRequest& request, const std::string& host, const std::string& token) {
  std::string head = request.method + " " + request.target + " HTTP/1.1\r\nHost: " + host + "\r\n";
  if (!token.empty()) head += "Authorization: Bearer " + token + "\r\n";
  for (const auto& [name, value] : request.fields)
    head += name + ": " + value + "\r\n";
  if (request.body_bytes) head += "Content-Length: " + std::to_string(*request.body_bytes) + "\r\n";
  return head + "\r\n";
}

std::unexpected<Failure> nonsense(const Address& address, const std::string& what) {
  return fail(FailureKind::give_up, "What answers at " + address.text() +
                                        " does not speak HTTP like a Banter server: " + what + ".");
}

}  // namespace

const std::string* HttpResponse::field(std::string_view name) const {
  const std::string* found = nullptr;
  for (const auto& [field, value] : fields) {
    if (field != name) continue;
    if (found != nullptr) return nullptr;
    found = &value;
  }
  return found;
}

std::optional<std::int64_t> HttpResponse::number(std::string_view name) const {
  const std::string* text = field(name);
  if (text == nullptr || text->empty() || text->front() == '-') return std::nullopt;
  std::int64_t value = 0;
  const char* const end = text->data() + text->size();
  const auto [rest, error] = std::from_chars(text->data(), end, value);
  if (error != std::errc{} || rest != end || value > kMostInteger) return std::nullopt;
  return value;
}

struct HttpConnection::Inside : std::enable_shared_from_this<Inside> {
  using Parser = http::response_parser<http::buffer_body>;
  using Clock = std::chrono::steady_clock;

  Inside(asio::io_context& context, std::shared_ptr<asio::ssl::context> tls_context, Options given)
      : io(context),
        tls(std::move(tls_context)),
        options(std::move(given)),
        watch(context),
        written(context) {}

  asio::awaitable<Outcome<void>> connect();
  asio::awaitable<Outcome<HttpResponse>> ask(HttpRequest request, std::string token, Body body);
  asio::awaitable<Outcome<HttpResponse>> exchange(const HttpRequest& request, const std::string& token,
                                                  Body body);
  asio::awaitable<void> end_of_writing();
  asio::awaitable<void> write(std::string head, std::int64_t bytes, Body body);
  asio::awaitable<Outcome<HttpResponse>> read_head(bool has_no_body);
  asio::awaitable<Outcome<bool>> receive();
  asio::awaitable<Outcome<std::string_view>> read();
  Outcome<HttpResponse> response_of(const Parser& whole) const;
  void allow(base::Millis within);
  void rest() { deadline = Clock::time_point::max(); }
  void look();
  void drop();
  Failure lost(const error_code& error) const;

  asio::io_context& io;
  std::shared_ptr<asio::ssl::context> tls;
  Options options;
  std::unique_ptr<Stream> stream;  // none: not connected
  asio::steady_timer watch;
  asio::steady_timer written;  // cancelled when the writer has ended
  Clock::time_point deadline = Clock::time_point::max();
  Clock::time_point looks_at = Clock::time_point::max();
  bool silent = false;  // the deadline has passed
  bool closed = false;
  bool spent = false;            // the connection is of no use for another request
  bool heard = false;            // anything came in answer to this request
  std::string unread;            // what came and was not yet parsed
  std::optional<Parser> parser;  // of the response whose body is being read
  std::string piece;             // of a body
  bool writing = false;
  bool sent_all = false;
  bool answered = false;            // the writer shall stop
  std::optional<Failure> obstacle;  // of the request's body
};

HttpConnection::HttpConnection(asio::io_context& io, std::shared_ptr<asio::ssl::context> tls, Options options)
    : inside_(std::make_shared<Inside>(io, std::move(tls), std::move(options))) {}

HttpConnection::~HttpConnection() {
  close();
}

void HttpConnection::close() {
  inside_->closed = true;
  inside_->watch.cancel();
  inside_->drop();
}

asio::awaitable<Outcome<HttpResponse>> HttpConnection::ask(HttpRequest request, std::string token,
                                                           Body body) {
  const auto inside = inside_;
  co_return co_await inside->ask(std::move(request), std::move(token), std::move(body));
}

asio::awaitable<Outcome<std::string_view>> HttpConnection::read() {
  const auto inside = inside_;
  co_return co_await inside->read();
}

/// Whoever reads or writes still uses it, and finds it closed; the next connection is another one.
void HttpConnection::Inside::drop() {
  spent = true;
  if (stream) stream->close();
}

void HttpConnection::Inside::allow(base::Millis within) {
  deadline = Clock::now() + std::chrono::milliseconds(within);
  if (deadline < looks_at) look();
}

void HttpConnection::Inside::look() {
  looks_at = deadline;
  watch.expires_at(deadline);
  watch.async_wait([weak = weak_from_this()](const error_code& cancelled) {
    const auto inside = weak.lock();
    if (cancelled || !inside || inside->closed) return;
    inside->looks_at = Clock::time_point::max();
    if (inside->deadline == Clock::time_point::max()) return;
    if (Clock::now() < inside->deadline) return inside->look();
    inside->silent = true;
    inside->drop();
  });
}

Failure HttpConnection::Inside::lost(const error_code& error) const {
  if (silent)
    return network_failure("The server at " + options.stream.address.text() + " has fallen silent.");
  return network_failure("The connection to " + options.stream.address.text() +
                         " was lost: " + words_of(error));
}

asio::awaitable<Outcome<void>> HttpConnection::Inside::connect() {
  unread.clear();
  parser.reset();
  silent = spent = false;
  stream = std::make_unique<Stream>(io, tls);
  auto trusted = co_await stream->open(options.stream);
  if (closed) co_return std::unexpected(network_failure("The connection was closed."));
  if (trusted) co_return Outcome<void>{};
  spent = true;
  LinkEnd& end = trusted.error();
  if (end.why == LinkEnd::Why::network) co_return std::unexpected(network_failure(std::move(end.sentence)));
  co_return fail(FailureKind::fix, std::move(end.sentence));
}

asio::awaitable<Outcome<HttpResponse>> HttpConnection::Inside::ask(HttpRequest request, std::string token,
                                                                   Body body) {
  if (closed) co_return std::unexpected(network_failure("The connection was closed."));
  // What was not read to its end is in the way of the next answer.
  if (stream && !spent && !parser && unread.empty()) {
    auto response = co_await exchange(request, token, body);
    // The server may have closed it since the last request, and has then heard nothing of this one.
    const bool stale = !response && response.error().kind == FailureKind::network && !heard && !silent;
    if (!stale || closed || body) co_return response;
  }
  drop();
  if (auto connected = co_await connect(); !connected)
    co_return std::unexpected(std::move(connected.error()));
  co_return co_await exchange(request, token, std::move(body));
}

asio::awaitable<Outcome<HttpResponse>> HttpConnection::Inside::exchange(const HttpRequest& request,
                                                                        const std::string& token, Body body) {
  writing = true;
  sent_all = answered = heard = false;
  obstacle.reset();
  allow(options.silent_within);
  asio::co_spawn(io,
                 write(head_of(request, options.stream.address.text(), token), request.body_bytes.value_or(0),
                       std::move(body)),
                 [self = shared_from_this()](const std::exception_ptr& broken) {
                   if (broken) {
                     self->obstacle = Failure{.kind = FailureKind::local,
                                              .sentence = "This machine has run out of something."};
                     self->drop();
                   }
                   self->writing = false;
                   self->written.cancel();
                 });
  auto response = co_await read_head(request.method == "HEAD");
  answered = true;
  // What is half sent is no place to go on from; the rest is not wanted any more.
  if (!response || !sent_all) drop();
  co_await end_of_writing();
  rest();
  if (closed) co_return std::unexpected(network_failure("The connection was closed."));
  if (obstacle) co_return std::unexpected(std::move(*obstacle));
  co_return response;
}

asio::awaitable<void> HttpConnection::Inside::end_of_writing() {
  while (writing) {
    written.expires_at(Clock::time_point::max());
    error_code cancelled;
    co_await written.async_wait(redirect_error(use_awaitable, cancelled));
  }
}

asio::awaitable<void> HttpConnection::Inside::write(std::string head, std::int64_t bytes, Body body) {
  error_code error;
  co_await stream->write(asio::buffer(head), error);
  while (!error && !answered && bytes > 0) {
    auto next = body();
    if (!next || next->empty() || static_cast<std::int64_t>(next->size()) > bytes) {
      obstacle = next ? Failure{.kind = FailureKind::local, .sentence = "The file is shorter than it was."}
                      : std::move(next.error());
      drop();
      co_return;
    }
    allow(options.silent_within);
    co_await stream->write(asio::buffer(*next), error);
    bytes -= static_cast<std::int64_t>(next->size());
  }
  // After an error reading goes on: a server that has closed may have said why before.
  sent_all = !error && bytes == 0;
  if (sent_all) allow(options.answer_within);
}

/// More bytes in `unread`; false at the end.
asio::awaitable<Outcome<bool>> HttpConnection::Inside::receive() {
  const std::size_t before = unread.size();
  unread.resize(before + kBuffer);
  error_code error;
  const std::size_t got = co_await stream->read_some(asio::buffer(unread.data() + before, kBuffer), error);
  if (closed) co_return std::unexpected(network_failure("The connection was closed."));
  unread.resize(before + got);
  heard = heard || got > 0;
  if (error == asio::error::eof) co_return false;
  if (error) co_return std::unexpected(lost(error));
  co_return true;
}

asio::awaitable<Outcome<HttpResponse>> HttpConnection::Inside::read_head(bool has_no_body) {
  for (int interim = 0; interim < kMostInterim; ++interim) {
    parser.emplace();
    parser->header_limit(kMostHead);
    parser->body_limit(boost::none);
    parser->skip(has_no_body);
    while (!parser->is_header_done()) {
      error_code error;
      const std::size_t used = unread.empty() ? 0 : parser->put(asio::buffer(unread), error);
      unread.erase(0, used);
      if (error && error != http::error::need_more)
        co_return nonsense(options.stream.address, error == http::error::header_limit
                                                       ? "its answer begins with too much"
                                                       : error.message());
      if (parser->is_header_done()) break;
      auto more = co_await receive();
      if (!more) co_return std::unexpected(std::move(more.error()));
      if (!*more) co_return std::unexpected(lost(asio::error::eof));
    }
    if (const unsigned status = parser->get().result_int(); status < 100 || status > 199 || status == 101) {
      auto response = response_of(*parser);
      if (parser->is_done() && response) {
        // Nothing more belongs to it.
        const bool last = !parser->keep_alive();
        parser.reset();
        if (last) spent = true;
      }
      co_return response;
    }
  }
  co_return nonsense(options.stream.address, "it announces answers without end");
}

Outcome<HttpResponse> HttpConnection::Inside::response_of(const Parser& whole) const {
  HttpResponse response{.status = static_cast<int>(whole.get().result_int())};
  for (const auto& field : whole.get()) {
    std::string name(field.name_string());
    std::ranges::transform(name, name.begin(), [](char letter) {
      return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    response.fields.emplace_back(std::move(name), std::string(field.value()));
  }
  const auto length = whole.content_length();
  if (length && *length > static_cast<std::uint64_t>(kMostInteger))
    return nonsense(options.stream.address, "it promises more than there can be");
  return response;
}

asio::awaitable<Outcome<std::string_view>> HttpConnection::Inside::read() {
  if (!parser) co_return std::string_view();
  piece.resize(kBuffer);
  while (true) {
    auto& body = parser->get().body();
    body.data = piece.data();
    body.size = piece.size();
    body.more = true;
    error_code error;
    parser->eager(true);
    const bool may_go_on = !parser->is_done() && !unread.empty();
    const std::size_t used = may_go_on ? parser->put(asio::buffer(unread), error) : 0;
    unread.erase(0, used);
    const std::size_t got = piece.size() - body.size;
    if (error && error != http::error::need_more && error != http::error::need_buffer) {
      drop();
      co_return nonsense(options.stream.address, error.message());
    }
    if (got > 0) co_return std::string_view(piece).substr(0, got);
    if (parser->is_done()) {
      if (!parser->keep_alive()) drop();
      parser.reset();
      co_return std::string_view();
    }
    // A parser that makes nothing of so much is being fed what has no end.
    if (unread.size() > kBuffer) {
      drop();
      co_return nonsense(options.stream.address, "a part of its answer has no end");
    }
    allow(options.silent_within);
    auto more = co_await receive();
    rest();
    if (!more) {
      drop();
      co_return std::unexpected(std::move(more.error()));
    }
    if (*more) continue;
    parser->put_eof(error);
    if (error || !parser->is_done()) {
      drop();
      co_return std::unexpected(lost(asio::error::eof));
    }
  }
}

}  // namespace banter::client::transfers
