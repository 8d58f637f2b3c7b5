#include "tests/harness/server_process.hpp"

#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <regex>

namespace banter::harness {
namespace {

// The port in the first address of loopback that the server has printed, once its line is whole.
std::optional<std::uint16_t> printed_port(const std::string& output) {
  static const std::regex address(R"((?:127\.0\.0\.1|localhost):(\d+)[^\n]*\n)");
  std::smatch match;
  if (!std::regex_search(output, match, address)) return {};
  return static_cast<std::uint16_t>(std::stoi(match[1]));
}

}  // namespace

std::string banterd_path() {
  const char* other = std::getenv("BANTERD");
  return other ? other : BANTERD;
}

ServerProcess::ServerProcess(ServerOptions options) : options_(std::move(options)) {
  start();
}

void ServerProcess::launch() {
  const std::uint16_t port = options_.same_port ? address_.port : 0;
  std::vector<std::string> command{banterd_path(),    "serve",
                                   "--data",          options_.data,
                                   "--listen",        "127.0.0.1:" + std::to_string(port),
                                   "--password-cost", std::to_string(options_.password_cost)};
  if (!options_.rate_limits) command.insert(command.end(), {"--rate-limits", "off"});
  command.insert(command.end(), options_.more.begin(), options_.more.end());
  child_ = std::make_unique<Child>(command);
}

void ServerProcess::await_listening() {
  const std::string output = child_->wait_for_output(
      [](const std::string& said) { return printed_port(said).has_value(); }, in(kPatience));
  address_.port = *printed_port(output);
}

int ServerProcess::stop(std::chrono::milliseconds patience) {
  child_->signal(SIGTERM);
  return child_->wait(in(patience));
}

void ServerProcess::kill() {
  child_->signal(SIGKILL);
  child_->wait(in(kPatience));
}

std::uint64_t ServerProcess::resident_bytes() const {
  std::ifstream statm("/proc/" + std::to_string(child_->pid()) + "/statm");
  std::uint64_t total = 0, resident = 0;
  statm >> total >> resident;
  return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

}  // namespace banter::harness
