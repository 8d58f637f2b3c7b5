#pragma once

#include <unistd.h>

namespace banter::cli::testing {

/// While it lives, one of the standard descriptors is another one, which it closes.
class Redirected {
 public:
  Redirected(int standard, int other) : standard_(standard), before_(::dup(standard)) {
    ::dup2(other, standard);
    ::close(other);
  }
  ~Redirected() {
    ::dup2(before_, standard_);
    ::close(before_);
  }
  Redirected(const Redirected&) = delete;
  Redirected& operator=(const Redirected&) = delete;

 private:
  int standard_;
  int before_;
};

}  // namespace banter::cli::testing
