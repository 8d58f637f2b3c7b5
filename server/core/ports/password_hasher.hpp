#pragma once

#include <functional>
#include <string>

namespace banter::core {

// What the hasher is asked to do with a password.
struct PasswordJob {
  std::string password;
  std::string against;  // a stored hash to compare with; empty: see make
  bool make = false;    // make a new hash (after the comparison, if there is one and it matched)
  std::string to_make;  // the password to hash when it is not `password` itself
};

struct PasswordResult {
  bool matches = false;  // the comparison's result; false when none was asked for
  std::string hash;      // the new hash; empty when none was asked for or the comparison failed
};

// Hashing takes a tenth of a second by design, so it never happens on a thread that serves others.
class PasswordHasher {
 public:
  using Done = std::function<void(PasswordResult)>;

  virtual ~PasswordHasher() = default;

  // Calls `done` once, on a thread of its own. False, and `done` is never called, when too much is waiting.
  // A job with neither `against` nor `make` compares with a hash that nothing matches: an unknown name then
  // takes the same time as a wrong password. Thread-safe.
  virtual bool submit(PasswordJob job, Done done) = 0;
};

}  // namespace banter::core
