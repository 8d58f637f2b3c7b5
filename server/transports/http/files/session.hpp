#pragma once

#include <cstdint>
#include <optional>

#include "server/transports/http/exchange.hpp"

namespace banter::transports::http::files {

// A request about files by somebody who is logged in: to the core a connection of its own, which resumes the
// session of the request's token and asks. Makes sure of all that before the rest begins.
class SessionHandler : public Handler {
 public:
  void begin(Exchange& exchange) final;
  bool wants_body() const override { return false; }
  void reply(Exchange& exchange, const core::Frame& frame) final;

 protected:
  // What the head alone tells against the request; else what is needed of it is kept.
  virtual std::optional<Response> look_at(const Exchange& exchange) = 0;
  // The session is open: what is to be done begins.
  virtual void open(Exchange& exchange) = 0;
  // Everything that is answered passes here.
  virtual void respond(Exchange& exchange, Response response);

  // With the status of the code, or another one.
  void refuse(Exchange& exchange, const protocol::Error& error, int status = 0);
  // The core has answered something else than it was asked for.
  void refuse_odd_answer(Exchange& exchange);

 private:
  bool is_by_cookie_ = false;
  bool is_void_cookie_ = false;
};

// Whether the request is one of tus, and of its version 1.0.0.
bool speaks_tus(const Head& head);
// What the request shall be done as: its method, or the one that a POST names in its place.
std::string_view method_of(const Head& head);

core::Blobs& blobs_of(const Exchange& exchange);

}  // namespace banter::transports::http::files
