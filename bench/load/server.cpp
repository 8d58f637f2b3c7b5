#include "bench/load/server.hpp"

#include <cstdlib>

namespace banter::bench {

Server::Server(const Options& options) : options_(options), folder_(options.data), pid_(options.server_pid) {
  if (folder_.empty()) folder_ = temporary_.emplace().path();
  if (options.server) return;
  if (!options.banterd.empty()) ::setenv("BANTERD", options.banterd.c_str(), 1);
  started_ = std::chrono::steady_clock::now();
  process_.emplace(harness::ServerOptions{.data = folder_, .rate_limits = false, .more = options.arguments});
  pid_ = process_->child().pid();
}

Loopback Server::address() const {
  return process_ ? Loopback(process_->address().port) : *options_.server;
}

void Server::restart() {
  if (!process_) return;
  process_->stop();
  started_ = std::chrono::steady_clock::now();
  process_->start();
  pid_ = process_->child().pid();
}

}  // namespace banter::bench
