#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "base/millis.hpp"
#include "server/core/ports/metrics.hpp"
#include "server/core/ports/session_host.hpp"
#include "server/transports/framing/codec.hpp"
#include "server/transports/net/outflow.hpp"
#include "server/transports/net/way_back.hpp"

namespace banter::transports {

class Connection;

// The language spoken on a connection: finds requests among the bytes and gives replies their form. It
// belongs to its connection, which it is passed, and works on that connection's loop.
class Carrier {
 public:
  virtual ~Carrier() = default;

  // The language, for the log, and as it is counted.
  virtual std::string_view name() const = 0;
  virtual core::Speaks speaks() const = 0;

  // Takes requests out of `bytes`, while connection.has_room(), and gives the number of bytes that are done
  // with. The rest comes again, with more behind it. May change the bytes.
  virtual std::size_t take(Connection& connection, std::span<char> bytes) = 0;

  // A frame from the core.
  virtual void deliver(Connection& connection, core::Frame frame, core::FrameKind kind) = 0;

  // The core's answer to a FileCall.
  virtual void deliver(Connection&, core::FileAnswer) {}
  // Something that was begun on another thread has come to its end: `act` goes on with it.
  virtual void wake(Connection& connection, Act& act);

  // Memory that the next bytes are read into, instead of being taken; empty for those that take() wants. Only
  // for the read that follows at once.
  virtual std::span<char> lend(Connection&) { return {}; }
  // So many bytes have come into it. 0: none, and the memory is not needed.
  virtual void fill(Connection&, std::size_t) {}
  // What is to be sent behind all that is queued; null for nothing.
  virtual Outflow* outflow() { return nullptr; }
  // All of it is sent.
  virtual void end_outflow(Connection&) {}

  // Whether bytes are wanted at all now.
  virtual bool wants_bytes() const { return true; }
  // Whether a request has begun but not ended, though none of its bytes wait in the connection.
  virtual bool in_request() const { return false; }
  // Whether something is being answered that the core knows nothing of.
  virtual bool is_busy() const { return false; }

  // No request came in time, or not the whole of it: ends the connection.
  virtual void time_out(Connection& connection) = 0;
  // The last words, behind everything that waits; `bye` may be null.
  virtual void part(Connection& connection, core::Frame bye, ws::CloseCode code) = 0;
  // Looks at its own time limits, when it has any; gives when it wants to look again, 0 for never.
  virtual base::Millis check(Connection& connection, base::Millis now);
  // How long the client may be silent between requests when it is not logged in.
  virtual base::Millis patience(const Connection& connection) const;
};

}  // namespace banter::transports
