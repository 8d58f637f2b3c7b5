#pragma once

#include <sys/types.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "client/cli/testing/tiny_terminal.hpp"
#include "client/core/testing/temp_dir.hpp"

namespace banter::cli::testing {

/// banterd on a free port of loopback; after the first start it keeps its port.
class ServerProcess {
 public:
  ServerProcess();
  ~ServerProcess();
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  void start();
  /// SIGKILL.
  void kill();
  /// SIGTERM, and waits.
  void stop();
  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
  const client::testing::TempDir& data() const { return data_; }

 private:
  client::testing::TempDir data_;
  std::uint16_t port_ = 0;
  pid_t process_ = -1;
};

struct Ran {
  int exit_code = -1;
  std::string out;
  std::string err;
};

/// One person's device: what `banter` keeps, and ways to run it.
class Device {
 public:
  /// Runs `banter` to its end with `input` as standard input.
  Ran run(const std::vector<std::string>& arguments, const std::string& input = {}) const;
  /// The same, killed as soon as it has been started or, with `after_bytes`, has written something.
  void run_and_kill(const std::vector<std::string>& arguments) const;
  /// Starts `banter` in the background with its standard output and error in one pipe, whose end is given.
  pid_t start(const std::vector<std::string>& arguments, int& output) const;

  /// NAME=VALUE for its environment.
  std::vector<std::string> environment() const;

 private:
  client::testing::TempDir home_;
};

/// `banter` at a terminal of its own.
class Session {
 public:
  Session(const Device& device, const std::vector<std::string>& arguments, std::size_t rows = 24,
          std::size_t columns = 80);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  void type(const std::string& keys) const;
  /// Waits until `text` is on the screen, or was; false after 20 s, or when the program has ended without it.
  bool shows(const std::string& text);
  /// Waits until the last row of the screen is `text`.
  bool last_row_is(const std::string& text);
  /// Whether the terminal shows by itself what is typed.
  bool echoes() const;
  /// Waits for the program to end; its exit code.
  int wait_for_end();
  void kill();

  const TinyTerminal& terminal() const { return terminal_; }
  std::string everything() const { return terminal_.everything(); }
  /// What was written, byte for byte.
  const std::string& raw() const { return raw_; }

 private:
  bool until(const std::function<bool()>& done);
  bool read();

  TinyTerminal terminal_;
  std::string raw_;
  int master_ = -1;
  pid_t process_ = -1;
};

}  // namespace banter::cli::testing
