#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "tests/harness/address.hpp"
#include "tests/harness/child.hpp"

namespace banter::harness {

// The path of banterd as it was built, or what the environment variable BANTERD names.
std::string banterd_path();

struct ServerOptions {
  std::string data;               // the data folder
  bool rate_limits = false;       // the tests are quicker than any person
  int password_cost = 4;          // the least there is
  std::vector<std::string> more;  // further arguments of `banterd serve`
  bool same_port = false;         // a restart listens where it did before, for clients that come back
};

// The real server on a free port of loopback. Password hashing is made cheap: its cost is not what is tested.
class ServerProcess {
 public:
  // Returns when the server listens; throws Failure with what it said when it does not.
  explicit ServerProcess(ServerOptions options);

  const Address& address() const { return address_; }
  Child& child() { return *child_; }
  const std::string& data() const { return options_.data; }

  // SIGTERM; the exit status.
  int stop(std::chrono::milliseconds patience = kPatience);
  // SIGKILL, and nothing is left of the process when it returns.
  void kill();
  // Starts it again on the same data folder; the port is another one unless `same_port`.
  void start() {
    launch();
    await_listening();
  }
  // The two halves of start().
  void launch();
  void await_listening();

  // Memory that it has resident now.
  std::uint64_t resident_bytes() const;

 private:
  ServerOptions options_;
  std::unique_ptr<Child> child_;
  Address address_;
};

}  // namespace banter::harness
