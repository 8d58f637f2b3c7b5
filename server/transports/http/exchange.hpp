#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

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
  // A reply of the core to something that was submitted.
  virtual void reply(Exchange&, const core::Frame&) {}
  // Whether the request is whole and being carried out, so that an ending server waits for it.
  virtual bool is_busy() const { return false; }
};

// One request and its response. One thread.
class Exchange {
 public:
  Exchange(Connection& connection, Head head, const Client& client);

  // The whole response; once.
  void respond(Response response);
  // Leaves HTTP: `bytes` are the response, `carrier` speaks from then on.
  void upgrade(std::string_view bytes, std::unique_ptr<Carrier> carrier);
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
  bool continues_ = false;  // the client waits for `100 Continue`
  bool complete_ = false;   // the handler knows that it has the whole body
  bool answered_ = false;
  bool upgraded_ = false;
  bool keep_alive_;
};

}  // namespace banter::transports::http
