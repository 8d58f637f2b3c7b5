#pragma once

#include <sys/types.h>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "tests/harness/deadline.hpp"

namespace banter::harness {

// A program under test. It gets SIGKILL when the object goes, and also when the thread that started it ends,
// so that no test leaves one behind.
class Child {
 public:
  // What `input` holds is its standard input; standard output and error are read together.
  explicit Child(const std::vector<std::string>& command, const std::string& input = {});
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  pid_t pid() const { return pid_; }
  void signal(int number) const;

  // The exit status, or 128 + the signal's number. Throws Failure when it does not end in time.
  int wait(Deadline deadline);

  // Everything said so far.
  std::string output() const;
  // Waits until `found` likes what was said so far, and gives that. Throws Failure with the output when it
  // does not happen in time or the program ends before.
  std::string wait_for_output(const std::function<bool(const std::string&)>& found, Deadline deadline);

 private:
  void read_output(int descriptor);

  pid_t pid_ = -1;
  int pid_descriptor_ = -1;
  std::optional<int> status_;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::string output_;
  bool output_ended_ = false;
  std::thread reader_;
};

}  // namespace banter::harness
