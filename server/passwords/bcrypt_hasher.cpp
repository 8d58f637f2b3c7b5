#include "server/passwords/bcrypt_hasher.hpp"

#include <algorithm>
#include <memory>
#include <thread>
#include <utility>

#include "base/secret.hpp"

namespace banter::passwords {
namespace {

std::size_t threads_for(std::size_t wanted) {
  return wanted != 0 ? wanted : std::max<std::size_t>(1, std::thread::hardware_concurrency() / 2);
}

void wipe(core::PasswordJob& job) {
  base::wipe(job.password);
  base::wipe(job.to_make);
}

// A job on its way through the queue. It is wiped however it ends: used, refused or dropped.
struct Waiting {
  Waiting(core::PasswordJob&& given, core::PasswordHasher::Done&& when_done)
      : job(std::move(given)), done(std::move(when_done)) {
    wipe(given);  // moving a short string copies it
  }
  ~Waiting() { wipe(job); }
  Waiting(const Waiting&) = delete;
  Waiting& operator=(const Waiting&) = delete;

  core::PasswordJob job;
  core::PasswordHasher::Done done;
};

}  // namespace

BcryptHasher::BcryptHasher(Options options)
    : cost_(std::clamp(options.cost, kLeastCost, kMostCost)),
      hash_of_nothing_(passwords::hash_of_nothing(cost_)),
      pool_(threads_for(options.threads), options.most_waiting) {}

bool BcryptHasher::submit(core::PasswordJob job, Done done) {
  auto waiting = std::make_shared<Waiting>(std::move(job), std::move(done));
  return pool_.submit([this, waiting = std::move(waiting)] {
    core::PasswordResult result = run(waiting->job);
    wipe(waiting->job);
    waiting->done(std::move(result));
  });
}

core::PasswordResult BcryptHasher::run(const core::PasswordJob& job) const {
  core::PasswordResult result;
  if (!job.against.empty()) {
    result.matches = password_matches(job.password, job.against);
    if (!result.matches) return result;
  } else if (!job.make) {
    password_matches(job.password, hash_of_nothing_);  // only for its time
    return result;
  }
  if (job.make)
    result.hash = hash_password(job.to_make.empty() ? job.password : job.to_make, cost_).value_or("");
  return result;
}

}  // namespace banter::passwords
