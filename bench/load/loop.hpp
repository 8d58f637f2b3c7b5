#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bench/load/socket.hpp"
#include "tests/harness/deadline.hpp"

namespace banter::bench {

using Nanoseconds = std::chrono::nanoseconds;
using Moment = std::chrono::steady_clock::time_point;

// One connection of the generator.
class Client {
 public:
  Client(std::size_t number, const Loopback& to, const TlsClient* tls) : number_(number), socket_(to, tls) {}

  std::size_t number() const { return number_; }  // counted from 0 in the order of connecting

 private:
  friend class Loop;

  std::size_t number_;
  Socket socket_;
  bool established_ = false;
  bool dirty_ = false;      // stands in the loop's list of those with something to write
  bool blocked_ = true;     // waits for writability
  std::string out_;         // not yet written
  std::string unfinished_;  // the beginning of a line whose end has not come
};

// All connections of the generator, on one thread and one epoll. Whatever waits has a deadline, and a
// connection that the server closes ends the run: no bench closes any while it measures.
class Loop {
 public:
  using OnLine = std::function<void(Client&, std::string_view line)>;
  using Done = std::function<bool()>;

  Loop();
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  // The reference holds until clear().
  Client& connect(const Loopback& to, Carrier carrier);
  void clear();

  // Queues a line; it leaves at the end of the turn, with what else has been queued.
  void send(Client& client, std::string_view line);

  // Writes what is queued, waits at most `wait` for the sockets, and handles what they bring.
  void turn(const OnLine& on_line, Nanoseconds wait);

  // Turns for so long.
  void run_for(const OnLine& on_line, double seconds);
  // Turns until `done`; throws harness::Failure when it is not so by the deadline.
  void run(const OnLine& on_line, const Done& done, harness::Deadline deadline, std::string_view what);

 private:
  void handle(Client& client, std::uint32_t events, const OnLine& on_line);
  void read(Client& client, const OnLine& on_line);
  void deliver(Client& client, std::string_view bytes, const OnLine& on_line);
  void write(Client& client);
  void wish(Client& client, bool writable);
  void flush();

  int epoll_;
  TlsClient tls_;
  std::vector<std::unique_ptr<Client>> clients_;
  std::vector<Client*> dirty_;
  std::vector<char> buffer_;
};

}  // namespace banter::bench
