#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace banter::blobs::disk {

// How fast bytes of files may go to and from the disk, so that the commits of messages, which wait for the
// same disk, stay quick: as fast as it goes, until commits take longer than they should; then slower
// and slower, down to some 20 MB a second, and little by little faster again when they are quick.
//
// It knows a disk that is slow by itself by the commits while nothing was moved. Not for several threads.
class Pacer {
 public:
  using Time = std::chrono::steady_clock::time_point;
  // Of the database, since the server started: those that put something on disk, as others never wait for it.
  struct Commits {
    std::int64_t count = 0;
    std::int64_t micros = 0;              // that they took together
    std::optional<Time> running_since{};  // one has not ended yet
  };

  // No bytes may go before that.
  Time next() const { return next_; }
  // Work begins, and moves so many bytes; 0 or more. Commits that were looked at before those of an earlier
  // call tell nothing new.
  void begin(std::size_t bytes, Time now, const Commits& commits);
  // The work of one begin() has ended.
  void end(Time now);
  // Bytes a second; 0: as fast as it goes.
  double rate() const { return rate_; }

 private:
  void judge(Time now, const Commits& commits);
  void speed_up(double seconds);

  int running_ = 0;
  Time last_end_{};
  Time next_{};
  double rate_ = 0;
  double usual_micros_ = 0;  // a commit while no file was moved
  // Since when the commits are looked at, how they stood then, and what was moved since.
  Time since_{};
  Commits commits_;
  std::size_t moved_ = 0;
};

}  // namespace banter::blobs::disk
