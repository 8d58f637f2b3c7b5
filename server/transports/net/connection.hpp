#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "base/millis.hpp"
#include "server/core/ports/session_host.hpp"
#include "server/transports/net/address.hpp"
#include "server/transports/net/carrier.hpp"
#include "server/transports/net/followers.hpp"
#include "server/transports/net/out_queue.hpp"
#include "server/transports/net/way_back.hpp"
#include "server/transports/net/wire.hpp"

namespace banter::transports {

class Loop;
struct Shared;

// One client: its socket, what has come and is no whole request yet, what waits to be sent, and when to stop.
// It belongs to its loop, on whose thread everything here happens. Idle, it is some 300 bytes and holds no
// buffer.
class Connection {
 public:
  Connection(Loop& loop, int socket, const Address& address);
  ~Connection();

  // --- for the loop

  void begin(core::ConnectionId id);
  void on_readable();
  void on_writable();
  // A frame from the core.
  void deliver(core::Frame frame, core::FrameKind kind);
  // The core's answer to a FileCall.
  void deliver(core::FileAnswer answer);
  // What was begun elsewhere by way_back() has come to its end.
  void wake(Act& act);
  void enter(bool entered);
  // The core wants it closed: `bye` behind everything that waits.
  void close(core::Frame bye);
  // Takes what has waited in the connection itself, then reads on.
  void pump();
  // Sends what waits; gives the number of system calls.
  unsigned flush();
  // Sends the next part of its outflow, once nothing is queued; gives the number of bytes.
  std::size_t flow();
  // Looks at the time limits.
  void check(base::Millis now);
  // Gone at once, without a word.
  void die();

  Followers::Followed& followed() { return followed_; }
  bool wants_events() const { return wants_events_; }

  // --- for its carrier

  // Tells the core about it. `wants_events`: false for a single request.
  void connect(const Address& from, bool wants_events);
  // Brings the core a request, or what should have been one. Only after connect().
  void submit(std::variant<protocol::RequestFrame, protocol::Refusal> request);
  // Asks the core about a file. Only after connect().
  void submit(core::FileCall call);
  // For those who do something for the exchange at hand on other threads: leads back here as long as it
  // lasts. Only after connect().
  WayBack way_back() const;
  // The same for the JSON of a request as it came.
  void submit_json(std::string_view json);
  // Refuses, in its turn, what cannot be read at all; then closes.
  void refuse_and_finish(protocol::ErrorCode code, std::string_view sentence, ws::CloseCode close_code);
  // A request and its answer are over: the core is told that its connection is gone, if there was one.
  void end_exchange();

  // Whether another request may be taken now.
  bool has_room() const;
  // Whether a frame that begins like this may be a large one (protocol: action `file`, logged in, a free
  // place). `later`: leave the bytes where they are.
  enum class Large : std::uint8_t { no, later, yes };
  Large allow_large(std::string_view beginning);

  // What it sends from now on is long, and may wait for its client for hours.
  void expect_outflow() { wire_.limit_unsent(); }
  // Queues a frame. `as_message`: with a WebSocket header.
  void send(core::Frame frame, core::FrameKind kind, bool as_message);
  // Takes no more requests, and parts from the client once all are answered. `bye` may be null.
  void finish(core::Frame bye, ws::CloseCode code);
  // Parts from the client now, behind everything that waits.
  void part(core::Frame bye, ws::CloseCode code);
  // Another language from the next byte on; takes effect when take() returns.
  void become(std::unique_ptr<Carrier> carrier) { next_carrier_ = std::move(carrier); }
  // Something that held back reading has ended.
  void resume();
  // The carrier's check() is wanted then.
  void remind_at(base::Millis due);

  bool is_open() const { return stage_ == Stage::open; }
  bool has_asked() const { return asked_; }
  bool entered() const { return entered_; }
  const Address& address() const { return address_; }
  const Wire& wire() const { return wire_; }
  const Shared& shared() const;
  base::Millis now() const;

 private:
  // In this order only.
  enum class Stage : std::uint8_t {
    open,
    answering,  // no more requests; waits for replies
    parting,    // waits for the queue to be sent
    lingering,  // has said its last word; waits for the client to close
    dead,
  };
  struct Farewell {
    core::Frame bye;
    ws::CloseCode code;
  };

  bool may_read() const;
  void receive();
  void receive_into(std::span<char> room);
  void on_nothing(Wire::Status status);
  void discard();
  void take(std::span<char> bytes);
  std::size_t consume(std::span<char> bytes);
  void consume_input();
  void after_take();
  void read_on();
  void on_end();
  void answered();
  void make_room_for_events();
  void after_flush();
  bool flow_out(Outflow& outflow, std::size_t& total);
  void watch_for_stall();
  core::Figure& counted() const;
  bool is_stalled() const;
  void linger();
  void disconnect();
  void leave_core();
  void give_back_large();
  void wait_writable();

  Loop& loop_;
  Wire wire_;
  core::ConnectionId id_;       // of the socket
  core::ConnectionId core_id_;  // what the core knows it by: the same, or another for every single request
  std::unique_ptr<Carrier> carrier_;
  std::unique_ptr<Carrier> next_carrier_;
  std::unique_ptr<OutQueue> out_;  // none while nothing waits
  std::unique_ptr<Farewell> farewell_;
  std::string input_;  // what has come and could not be taken yet
  Followers::Followed followed_;
  Address address_;

  base::Millis request_due_ = 0;  // when a request must be complete; 0: need not
  base::Millis stall_due_ = 0;    // when enough must have been sent; 0: nothing waits for the client
  base::Millis close_due_ = 0;    // when parting ends in any case
  base::Millis reminder_ = 0;     // when the loop will call check(); 0: it will not
  std::size_t sent_ = 0;          // bytes, since stall_due_ was set
  std::size_t under_way_ = 0;     // bytes that were then
  std::uint16_t pinned_ = 0;      // bytes of the outflow that TLS wants to see again
  std::uint16_t unanswered_ = 0;
  std::uint16_t unanswered_reads_ = 0;  // of those
  Stage stage_ = Stage::open;
  bool wants_events_ = false;
  bool entered_ = false;
  bool asked_ = false;      // one request was complete
  bool completed_ = false;  // one was in the bytes at hand
  bool partial_ = false;    // there is the beginning of a request
  bool saw_end_ = false;    // the client sends no more
  bool waits_for_large_ = false;
  bool has_large_ = false;            // holds one of the places for large frames
  bool large_in_core_ = false;        // and the frame is being answered
  bool reading_ = false;              // waits for readability
  bool writing_ = false;              // waits for writability
  bool reads_when_writable_ = false;  // TLS must write before it can read
  bool dirty_ = false;                // on the loop's list of those to flush
  bool pumping_ = false;              // on the loop's list of those to pump
  bool flowing_ = false;              // on the loop's list of those with an outflow

  friend class Loop;
};

}  // namespace banter::transports
