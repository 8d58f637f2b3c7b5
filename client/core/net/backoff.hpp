#pragma once

#include "base/millis.hpp"

namespace banter::client {

/// How long to wait before the next attempt: a random time under a bound that doubles, so that many
/// clients of one server that went away do not come back in step.
class Backoff {
 public:
  struct Options {
    base::Millis first = 500;    ///< the least wait, 1 or more
    base::Millis most = 30'000;  ///< the bound grows up to here, at least `first`
  };

  explicit Backoff(Options options) : options_(options) {}

  /// The wait, in milliseconds, from `first` to `most`.
  base::Millis next();

  /// The last attempt went well: begin anew.
  void reset() { failures_ = 0; }

 private:
  Options options_;
  int failures_ = 0;
};

}  // namespace banter::client
