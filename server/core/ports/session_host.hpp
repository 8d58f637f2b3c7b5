#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "protocol/codec/decode_request.hpp"
#include "protocol/generated/cpp/event.hpp"
#include "protocol/generated/cpp/reply.hpp"
#include "protocol/request_id.hpp"
#include "server/core/keys.hpp"
#include "server/core/ports/file_calls.hpp"

namespace banter::core {

// Encoded once, shared by every queue that it stands in. Only the host knows what is inside.
struct FrameBytes;
using Frame = std::shared_ptr<const FrameBytes>;

enum class FrameKind : std::uint8_t {
  reply,      // ends one request of the connection
  event,      // may not be lost: a reader too slow for it is closed and catches up by version
  droppable,  // typing, presence: the first to go under pressure
};

// How connections are reached: implemented by the transports, used by the core.
class SessionHost {
 public:
  virtual ~SessionHost() = default;

  // Any thread.
  virtual Frame encode_reply(const protocol::RequestId& id, const protocol::Reply& reply) const = 0;
  virtual Frame encode_refusal(const protocol::RequestId& id, std::string_view action,
                               const protocol::Error& error) const = 0;
  virtual Frame encode_event(const protocol::Event& event) const = 0;

  // The rest: core thread only. The calls are gathered and take effect, in order, with flush(); a connection
  // that is gone by then is passed over.

  virtual void send(ConnectionId to, Frame frame, FrameKind kind) = 0;
  // The answer to a FileCall; counts as a reply.
  virtual void answer(ConnectionId to, FileAnswer answer) = 0;
  // To every connection that follows the conversation, but for one.
  virtual void broadcast(ConversationKey to, Frame frame, FrameKind kind, ConnectionId except) = 0;
  // What a connection receives by broadcast. Following twice is following once.
  virtual void follow(ConnectionId connection, ConversationKey conversation) = 0;
  virtual void unfollow(ConnectionId connection, ConversationKey conversation) = 0;
  // The connection has logged in (it may be silent and send larger frames), or out (it follows nothing any
  // more).
  virtual void entered(ConnectionId connection) = 0;
  virtual void left(ConnectionId connection) = 0;
  // Sends `bye` behind everything that waits, then closes.
  virtual void close(ConnectionId connection, Frame bye) = 0;
  virtual void flush() = 0;
};

// Whom a connection comes from.
struct Peer {
  std::string address;       // the client's address as text, without port
  HouseholdKey household;    // the same, as limits count it
  bool wants_events = true;  // false for a single HTTP request: nothing is followed
};

struct Connected {
  Peer peer;
};
struct Disconnected {};

// What a transport tells the core about one connection. First Connected, then requests in the order in which
// they came (what could not be read as a request too, so that replies keep their order), last Disconnected.
struct Inbound {
  ConnectionId connection;
  std::variant<Connected, protocol::RequestFrame, protocol::Refusal, FileCall, Disconnected> what;
};

// Where transports bring it: implemented by the core.
class RequestSink {
 public:
  virtual ~RequestSink() = default;
  // Any thread; empties the vector and leaves its capacity. Each RequestFrame and Refusal is answered by
  // exactly one frame of kind `reply`, each FileCall by one FileAnswer. The sender limits how many are
  // unanswered a connection.
  virtual void submit(std::vector<Inbound>& inbound) = 0;
};

}  // namespace banter::core
