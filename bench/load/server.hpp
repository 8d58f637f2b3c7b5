#pragma once

#include <optional>

#include "bench/load/loop.hpp"
#include "bench/load/options.hpp"
#include "tests/harness/server_process.hpp"
#include "tests/harness/temp_folder.hpp"

namespace banter::bench {

// The server under test: one that is started here and ends with the object, or one that runs already.
class Server {
 public:
  explicit Server(const Options& options);

  Loopback address() const;
  pid_t pid() const { return pid_; }
  // Where the bench keeps its own files too: the server's data folder when it was started here.
  const std::string& folder() const { return folder_; }

  // Whether it was started here, and can be started again.
  bool is_own() const { return process_.has_value(); }
  // Ends the process and starts another on the same folder. One that runs already is left alone.
  void restart();
  // When the process of now was asked for: just before fork and exec.
  Moment started() const { return started_; }

 private:
  const Options& options_;
  std::optional<harness::TempFolder> temporary_;
  std::string folder_;
  pid_t pid_;
  Moment started_{};
  std::optional<harness::ServerProcess> process_;
};

}  // namespace banter::bench
