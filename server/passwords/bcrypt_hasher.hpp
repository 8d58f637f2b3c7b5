#pragma once

#include <cstddef>
#include <string>

#include "base/worker_pool.hpp"
#include "server/core/ports/password_hasher.hpp"
#include "server/passwords/bcrypt.hpp"

namespace banter::passwords {

// Hashes and compares on a few threads with a short queue, so that a flood of logins slows down logins and
// nothing else. Passwords are wiped from memory once they have been used.
class BcryptHasher final : public core::PasswordHasher {
 public:
  struct Options {
    int cost = kUsualCost;          // of new hashes, kLeastCost to kMostCost
    std::size_t threads = 0;        // 0: half the processors, at least one
    std::size_t most_waiting = 64;  // jobs that wait for a thread; more are refused
  };

  explicit BcryptHasher(Options options);

  // See the port. When no hash can be made, the result's hash is empty. A job that still waits when the
  // hasher is destroyed is dropped, and its `done` is never called.
  bool submit(core::PasswordJob job, Done done) override;

 private:
  core::PasswordResult run(const core::PasswordJob& job) const;

  const int cost_;
  const std::string hash_of_nothing_;
  base::WorkerPool pool_;  // last: its threads use what stands above
};

}  // namespace banter::passwords
