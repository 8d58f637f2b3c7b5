#pragma once

#include <functional>

#include "base/millis.hpp"
#include "client/core/copy/recorder.hpp"
#include "client/core/net/connection.hpp"

namespace banter::client {

/// Tells the server what was begun and not sent, so that the account's other devices have it: a while after
/// the first letter, and again after the same while. It belongs to one thread.
class Drafts {
 public:
  struct Options {
    /// How long after a change, in milliseconds.
    base::Millis rest = 3'000;
  };
  struct Ports {
    std::function<void(const protocol::Request&, ReplyHandler)> ask;
    std::function<void(base::Millis, std::function<void()>)> later;
  };

  Drafts(Options options, Ports ports, Recorder& recorder)
      : options_(options), ports_(std::move(ports)), recorder_(recorder) {}

  /// Somebody has written a draft into the copy.
  void changed();
  /// The session is there: what was not told is.
  void online();
  void offline();

 private:
  void wait(base::Millis time);
  void tell_all();

  Options options_;
  Ports ports_;
  Recorder& recorder_;
  bool online_ = false;
  bool waiting_ = false;
  std::uint64_t life_ = 0;  // counts connections
};

}  // namespace banter::client
