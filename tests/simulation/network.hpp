#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <variant>

#include "client/core/net/connection.hpp"
#include "protocol/generated/cpp/event.hpp"
#include "tests/simulation/chance.hpp"
#include "tests/simulation/timeline.hpp"

namespace banter::simulation {

class Line;

// What the server's end of a line leads to.
class Peer {
 public:
  virtual ~Peer() = default;
  virtual void came(const std::shared_ptr<Line>& line, std::uint64_t id,
                    const protocol::Request& request) = 0;
};

// One connection: requests and what answers them arrive in the order in which they were sent, as over TCP, or
// not at all once it is broken. What was under way to the server then may still arrive there.
class Line : public std::enable_shared_from_this<Line> {
 public:
  struct Handlers {
    std::function<void(const protocol::Event&)> on_event;
    std::function<void()> on_end;
  };
  Line(Timeline& time, Chance& chance, Peer& server, std::string user, Handlers handlers);

  // The client's end.

  // As Connection::request.
  void ask(const protocol::Request& request, base::Millis within, client::ReplyHandler done);
  // The client is gone: nothing is called any more.
  void abandon();

  // The server's end.

  const std::string& user() const { return user_; }
  bool is_whole() const { return !broken_; }
  void answer(std::uint64_t id, client::Outcome<protocol::Reply> reply);
  void tell(const protocol::Event& event);

  // The world's doing.

  // From now on nothing that comes from the server arrives. `linger`: what was sent to it does.
  void break_off(bool linger);
  // Nothing moves for so long.
  void stall(base::Millis time);

 private:
  using Down = std::variant<std::pair<std::uint64_t, client::Outcome<protocol::Reply>>, protocol::Event>;

  base::Millis next(base::Millis& last);
  void send_down(Down what);
  void arrive(Down& what);
  void fail_pending();

  Timeline& time_;
  Chance& chance_;
  Peer& server_;
  std::string user_;
  Handlers handlers_;
  bool broken_ = false;
  bool lingers_ = false;
  bool ended_ = false;  // the client knows
  base::Millis last_up_ = 0, last_down_ = 0;
  std::uint64_t last_id_ = 0;
  std::map<std::uint64_t, client::ReplyHandler> pending_;
};

}  // namespace banter::simulation
