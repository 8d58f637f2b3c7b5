#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>

#include "client/core/net/connection.hpp"

namespace banter::client {

/// Tells the server how far messages have arrived here and were seen: at most once a second, only the
/// furthest, and again when that may have been lost. It does no I/O and belongs to one thread.
class Marks {
 public:
  struct Options {
    base::Millis rest = 1'000;  ///< between two times that the server is told
    /// So long a message that has arrived may still be seen, which then is all there is to tell.
    base::Millis patience = 200;
  };
  /// The world outside.
  struct Ports {
    /// Asks the server; the reply may come at any time, also at once.
    std::function<void(const protocol::Request&, ReplyHandler)> ask;
    /// Calls the function after so many milliseconds.
    std::function<void(base::Millis, std::function<void()>)> later;
  };

  Marks(Options options, Ports ports);

  /// A person has seen all up to message `seq`.
  void seen(const std::string& conversation, std::int64_t seq);
  /// All up to message `seq` of a direct conversation is on this device.
  void arrived(const std::string& conversation, std::int64_t seq);

  /// The session is there: what waits is told.
  void online();
  void offline();
  /// Somebody else has signed in: what the one before has seen is not told any more.
  void forget();

 private:
  struct Known {
    std::int64_t arrived = 0;
    std::int64_t seen = 0;
    std::int64_t told_arrived = 0;
    std::int64_t told_seen = 0;
  };
  enum class What : std::uint8_t { arrived, seen };

  Known* find(const std::string& conversation);
  void tell_all();
  void tell(const std::string& conversation, What what, const protocol::Request& request);
  void refused(const std::string& conversation, What what, const Failure& failure);
  void take_rest(base::Millis time);

  Options options_;
  Ports ports_;
  std::map<std::string, Known> known_;
  std::set<std::string> waiting_;  // conversations about which there may be something to tell
  bool online_ = false;
  bool offered_ = true;      // the server knows of marks
  bool resting_ = false;     // nothing is told now
  bool expecting_ = false;   // what has arrived may be seen any moment
  std::uint64_t life_ = 0;   // counts connections
  std::uint64_t rests_ = 0;  // counts rests, of which the last one counts
};

}  // namespace banter::client
