#include "server/transports/server.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <future>
#include <random>
#include <span>
#include <thread>
#include <utility>

#include "base/random.hpp"
#include "base/try.hpp"
#include "server/transports/net/acceptor.hpp"
#include "server/transports/net/byes.hpp"
#include "server/transports/net/host.hpp"
#include "server/transports/net/loop.hpp"
#include "server/transports/sniffer.hpp"

namespace banter::transports {
namespace {

constexpr unsigned most_loops = 64;

// When all come back at once, each of them waits for all others.
constexpr base::Millis soonest_return = 500;
constexpr base::Millis return_window_least = 1'000;
constexpr base::Millis return_window_most = 30'000;

// Files that the server needs besides connections: databases, uploads, the log.
constexpr std::size_t files_kept_back = 256;

unsigned loops_for(unsigned wanted) {
  if (wanted != 0) return std::min(wanted, most_loops);
  const unsigned cores = std::thread::hardware_concurrency();
  return cores <= 2 ? 1 : std::min(4U, cores / 2);
}

std::size_t connections_for(std::size_t wanted) {
  if (wanted != 0) return wanted;
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
    return Slots<Connection>::most;
  const std::size_t files = limit.rlim_cur;
  return std::min(files - std::min(files_kept_back, files / 4), Slots<Connection>::most / 2);
}

}  // namespace

class Server::Body {
 public:
  Body(Options options, Parts parts)
      : options_(std::move(options)),
        log_(std::move(parts.log)),
        gate_(options_, connections_for(options_.limits.connections)),
        shared_{.options = options_,
                .sink = parts.sink,
                .clock = parts.clock,
                .metrics = parts.metrics,
                .log = log_,
                .gate = gate_,
                .tls = context_,
                .blobs = parts.blobs,
                .first_carrier = []() -> std::unique_ptr<Carrier> { return std::make_unique<Sniffer>(); }} {
    for (unsigned i = 0; i < loops_for(options_.loops); ++i)
      loops_.push_back(std::make_unique<Loop>(i, shared_));
    host_.emplace(loops_);
  }

  ~Body() { stop(0); }

  base::Expected<std::vector<BoundAddress>> listen() {
    BANTER_CHECK(load_certificate());
    BANTER_TRY(listening, listen_on(options_.listen));
    std::vector<BoundAddress> addresses;
    for (Listening& one : listening) {
      addresses.push_back(one.address);
      acceptors_.push_back(std::make_unique<Acceptor>(std::move(one.socket), loops_));
    }
    return addresses;
  }

  base::Expected<void> load_certificate() {
    tls::CertificateFiles files{options_.certificate_file, options_.key_file};
    if (files.certificate.empty()) {
      if (options_.tls_folder.empty()) return {};
      BANTER_TRY(kept, tls::keep_certificate(options_.tls_folder, tls::this_machine(options_.names),
                                             shared_.clock.wall()));
      files = kept;
    }
    BANTER_TRY(context, tls::make_context(files.certificate, files.key));
    BANTER_TRY(prints, tls::fingerprints(files.certificate));
    context_.set(context);
    fingerprints_ = prints;
    return {};
  }

  void start() {
    running_ = true;
    for (const auto& loop : loops_)
      loop->start();
    loops_.front()->run([this] {
      for (const auto& acceptor : acceptors_)
        acceptor->start();
    });
  }

  void stop(base::Millis within) {
    if (!std::exchange(running_, false)) return;
    stop_accepting();
    if (within > 0) {
      for (const auto& loop : loops_)
        loop->run([this, &loop = *loop] { finish(loop); });
      const auto deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(within);
      // Once in the life of a server: not worth a bell in every loop.
      while (gate_.open() > 0 && std::chrono::steady_clock::now() < deadline)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    for (const auto& loop : loops_)
      loop->join();
  }

  Host& host() { return *host_; }
  const std::optional<tls::Fingerprints>& fingerprints() const { return fingerprints_; }
  std::size_t connections() const { return gate_.open(); }

 private:
  void stop_accepting() {
    std::promise<void> stopped;
    loops_.front()->run([&] {
      for (const auto& acceptor : acceptors_)
        acceptor->stop();
      stopped.set_value();
    });
    stopped.get_future().wait();
  }

  // On the loop's thread.
  void finish(Loop& loop) {
    const auto window =
        std::clamp(static_cast<base::Millis>(gate_.open()), return_window_least, return_window_most);
    std::array<std::uint32_t, 1> seed{};
    base::random_bytes(std::as_writable_bytes(std::span(seed)));
    std::minstd_rand random(seed.front());
    loop.finish_all([&] {
      const base::Millis wait = soonest_return + static_cast<base::Millis>(random()) % window;
      return bye_frame(protocol::ByeCode::shutdown, wait);
    });
  }

  const Options options_;
  const base::Log log_;
  Gate gate_;
  tls::CurrentContext context_;
  std::optional<tls::Fingerprints> fingerprints_;
  const Shared shared_;
  std::vector<std::unique_ptr<Loop>> loops_;
  std::vector<std::unique_ptr<Acceptor>> acceptors_;  // on the first loop
  std::optional<Host> host_;
  bool running_ = false;
};

Server::Server(Options options, Parts parts)
    : body_(std::make_unique<Body>(std::move(options), std::move(parts))) {}
Server::~Server() = default;

base::Expected<std::vector<BoundAddress>> Server::listen() {
  return body_->listen();
}

void Server::start() {
  body_->start();
}

void Server::stop(base::Millis within) {
  body_->stop(within);
}

core::SessionHost& Server::host() {
  return body_->host();
}

const std::optional<tls::Fingerprints>& Server::fingerprints() const {
  return body_->fingerprints();
}

base::Expected<void> Server::reload_certificate() {
  return body_->load_certificate();
}

std::size_t Server::connections() const {
  return body_->connections();
}

}  // namespace banter::transports
