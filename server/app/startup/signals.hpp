#pragma once

namespace banter::app {

// The signals that steer a server. Made before any thread is, so that all threads leave them to the waiting
// one.
class Signals {
 public:
  enum class Wish { stop, reopen_log };

  // From now on SIGTERM, SIGINT and SIGHUP wait to be asked for, and SIGPIPE is ignored.
  Signals();
  // Waits for the next one. Once it has been `stop`, a second SIGTERM or SIGINT ends the process at once.
  Wish wait() const;
};

}  // namespace banter::app
