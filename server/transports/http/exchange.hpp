#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <utility>

#include "server/core/ports/session_host.hpp"
#include "server/transports/http/access.hpp"
#include "server/transports/http/head.hpp"
#include "server/transports/http/response.hpp"
#include "server/transports/net/connection.hpp"

namespace banter::transports::http {

class Exchange;

// What answers one request: made by its route, called on the connection's loop, destroyed when all is done.
// The default takes no body.
class Handler {
 public:
  virtual ~Handler() = default;

  // The head is there. May respond at once.
  virtual void begin(Exchange& exchange) = 0;
  // Whether the body, or more of it, is wanted now; while not, its bytes stay with the client.
  virtual bool wants_body() const { return true; }
  // The next bytes of the body; gives how many were taken: fewer than there are only when no more are wanted
  // now.
  virtual std::size_t body(Exchange& exchange, std::string_view bytes);
  // All of the body has been taken.
  virtual void complete(Exchange&) {}
  // Memory for the next bytes of the body, no more than are left, when they shall not be copied: for the read
  // that follows at once. Empty: they come by body(), or none are wanted now.
  virtual std::span<char> lend(Exchange&) { return {}; }
  // So many bytes of the body are in it; 0: none came.
  virtual void fill(Exchange&, std::size_t) {}
  // A reply of the core to something that was submitted.
  virtual void reply(Exchange&, const core::Frame&) {}
  // The core's answer to a FileCall.
  virtual void answer(Exchange&, core::FileAnswer) {}
  // Whether the request is whole and being carried out, so that an ending server waits for it.
  virtual bool is_busy() const { return false; }
};

// One request and its response. One thread.
class Exchange {
 public:
  Exchange(Connection& connection, Head head, const Client& client);

  // The whole response; once.
  void respond(Response response);
  // The same with a body of so many bytes, which `outflow` gives; null for HEAD.
  void respond(Response response, std::uint64_t body_bytes, std::unique_ptr<Outflow> outflow);
  // Leaves HTTP: `bytes` are the response, `carrier` speaks from then on.
  void upgrade(std::string_view bytes, std::unique_ptr<Carrier> carrier);
  // For what is done on other threads and calls back there, once: `then` is called on the connection's loop,
  // unless the exchange is over by then. Only after connect().
  template <class T>
  core::Done<T> on_loop(std::function<void(protocol::Result<T>)> then) const {
    return [back = connection_.way_back(), then = std::move(then)](protocol::Result<T> result) {
      back([then, result = std::move(result)]() mutable { then(std::move(result)); });
    };
  }
  // Ends the connection after the response.
  void close_after() { keep_alive_ = false; }

  Connection& connection() const { return connection_; }
  const Head& head() const { return head_; }
  const Client& client() const { return client_; }
  std::size_t body_left() const { return body_left_; }
  bool is_answered() const { return answered_; }

 private:
  friend class HttpCarrier;

  Connection& connection_;
  Head head_;
  Client client_;
  std::unique_ptr<Handler> handler_;
  std::size_t body_left_;
  std::unique_ptr<Outflow> outflow_;
  bool continues_ = false;  // the client waits for `100 Continue`
  bool complete_ = false;   // the handler knows that it has the whole body
  bool answered_ = false;
  bool upgraded_ = false;
  bool keep_alive_;
};

}  // namespace banter::transports::http
