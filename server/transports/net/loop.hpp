#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

#include "server/core/ports/session_host.hpp"
#include "server/transports/net/asio.hpp"
#include "server/transports/net/connection.hpp"
#include "server/transports/net/followers.hpp"
#include "server/transports/net/shared.hpp"
#include "server/transports/net/slots.hpp"
#include "server/transports/net/timer_wheel.hpp"
#include "server/transports/net/way_back.hpp"

namespace banter::transports {

// What the core asks of a loop.
struct Job {
  enum class What : std::uint8_t { send, answer, broadcast, follow, unfollow, enter, leave, close };
  What what;
  core::FrameKind kind = core::FrameKind::event;
  core::ConnectionId connection{};  // whom it is for; of broadcast: who is passed over
  core::ConversationKey conversation{};
  core::Frame frame{};
  std::unique_ptr<core::FileAnswer> answer{};
};

struct Accepted {
  int socket;  // connected, non-blocking, counted by the gate
  Address address;
};

// A thread with its connections. Work is done in turns: first everything that is ready, then, once, what the
// turn has gathered: requests go to the core in one call, and every connection with something to send sends
// it at once.
class Loop {
 public:
  // `index`: 0 to 255.
  Loop(unsigned index, const Shared& shared);
  // Only after join().
  ~Loop();

  // --- any thread

  void start();
  // Takes all out of `jobs`, in their order.
  void post(std::vector<Job>& jobs);
  void adopt(std::vector<Accepted>& accepted);
  // Runs `what` on the loop's thread, between turns.
  void run(Act what);
  // Ends the thread after its turn; connections that are left are closed. Then waits for it.
  void join();
  std::size_t connections() const { return open_.load(std::memory_order_relaxed); }

  // --- the loop's thread

  // All connections are asked to finish; `bye` makes the last event of each.
  void finish_all(const std::function<core::Frame()>& bye);

  asio::io_context& io() { return io_; }
  const Shared& shared() const { return shared_; }
  base::Millis now() const { return now_; }
  // What this thread counts, and no other.
  core::LoopFigures& figures() { return figures_; }
  std::span<char> read_buffer() { return {buffers_->read}; }
  std::span<char> record_buffer() { return {buffers_->record}; }
  std::span<char> flow_buffer() { return {buffers_->flow}; }

  const std::shared_ptr<Door>& door() const { return door_; }
  // So much of what has come was handed on unread: a turn takes only so much of that.
  void count_body(std::size_t bytes) { body_bytes_ += bytes; }
  void mark_dirty(Connection& connection);
  // It has an outflow and the client takes bytes.
  void mark_flowing(Connection& connection);
  void mark_pumping(Connection& connection);
  void bury(Connection& connection);
  void remind(core::ConnectionId id, base::Millis due) { wheel_.add(id, due); }
  core::ConnectionId take_id(Connection& connection) { return slots_.take(&connection); }
  void release_id(core::ConnectionId id) { slots_.release(id); }
  Connection* find(core::ConnectionId id) const { return slots_.find(id); }
  Followers& followers() { return followers_; }
  std::vector<core::Inbound>& inbound() { return inbound_; }
  std::unique_ptr<OutQueue> take_queue();
  void give_queue(std::unique_ptr<OutQueue> queue);

 private:
  struct Buffers {
    std::array<char, 64U << 10U> read;
    std::array<char, Wire::record_bytes> record;
    std::array<char, 128U << 10U> flow;
  };

  void work();
  void end_turn();
  void take_inbox();
  void apply(Job& job);
  void broadcast(const Job& job);
  void flush_dirty();
  void flow();
  void tick();
  void wake();

  const unsigned index_;
  const Shared& shared_;
  core::LoopFigures& figures_;
  asio::io_context io_;
  asio::executor_work_guard<Executor> busy_;
  Timer timer_;
  std::unique_ptr<Buffers> buffers_;
  base::Millis now_;
  TimerWheel<core::ConnectionId> wheel_;
  Slots<Connection> slots_;
  Followers followers_;
  std::vector<core::Inbound> inbound_;
  std::vector<core::ConnectionId> dirty_;
  std::size_t dirty_done_ = 0;
  std::vector<core::ConnectionId> pumping_;
  std::vector<core::ConnectionId> flowing_;
  std::size_t body_bytes_ = 0;  // in this turn
  std::vector<Connection*> dead_;
  std::vector<std::uint32_t> reached_;             // by the broadcast at hand
  std::vector<std::unique_ptr<OutQueue>> queues_;  // empty ones, for reuse
  std::atomic<std::size_t> open_{0};
  bool ending_ = false;
  std::shared_ptr<Door> door_;

  std::mutex mutex_;
  std::vector<Job> jobs_;           // guarded by mutex_
  std::vector<Accepted> accepted_;  // guarded by mutex_
  bool called_ = false;             // guarded by mutex_: take_inbox() is going to run
  bool closed_ = false;             // guarded by mutex_: nothing more will be taken
  std::vector<Job> taken_jobs_;
  std::vector<Accepted> taken_accepted_;
  std::thread thread_;
};

}  // namespace banter::transports
