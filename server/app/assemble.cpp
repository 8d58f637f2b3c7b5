#include "server/app/assemble.hpp"

#include <fmt/core.h>
#include <sys/stat.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>

#include "base/clock.hpp"
#include "base/log.hpp"
#include "base/platform/addresses.hpp"
#include "base/platform/process.hpp"
#include "base/try.hpp"
#include "server/app/control/socket.hpp"
#include "server/app/control/wire.hpp"
#include "server/app/invites/perform.hpp"
#include "server/app/rooms.hpp"
#include "server/app/startup/data_folder.hpp"
#include "server/app/startup/end_in_time.hpp"
#include "server/app/startup/greeting.hpp"
#include "server/app/startup/signals.hpp"
#include "server/app/users/perform.hpp"
#include "server/blobs/disk/open.hpp"
#include "server/core/engine.hpp"
#include "server/passwords/bcrypt_hasher.hpp"
#include "server/storage/sqlite/open.hpp"
#include "server/transports/server.hpp"

namespace banter::app {
namespace {

using base::Expected;

constexpr base::Millis kGoodbyeMs = 1'000;                   // for the last answers and farewells
constexpr std::chrono::milliseconds kMostStoppingMs{1'800};  // an operator is promised two seconds

// All the parts of a running server, in the order in which each needs those above it.
class Assembly {
 public:
  Assembly(const Config& config, DataFolder data, base::Log log, std::unique_ptr<core::Metrics> metrics,
           std::unique_ptr<core::Storage> storage, std::unique_ptr<core::Blobs> blobs)
      : cost_(static_cast<int>(config.password_cost)),
        data_(std::move(data)),
        log_(std::move(log)),
        metrics_(std::move(metrics)),
        storage_(std::move(storage)),
        blobs_(std::move(blobs)),
        hasher_(std::make_unique<passwords::BcryptHasher>(passwords::BcryptHasher::Options{.cost = cost_})),
        engine_({.storage = *storage_,
                 .hasher = *hasher_,
                 .clock = clock_,
                 .log = log_,
                 .metrics = *metrics_,
                 .settings = domain_settings(config),
                 .blobs = blobs_.get()}),
        server_(
            transport_options(config, data_),
            {.sink = engine_, .clock = clock_, .metrics = *metrics_, .log = log_, .blobs = blobs_.get()}) {}

  Expected<Started> start();
  void reopen();
  void stop();

 private:
  std::string answer(std::string_view line);

  const int cost_;
  const base::SystemClock clock_;
  DataFolder data_;
  base::Log log_;
  const std::unique_ptr<core::Metrics> metrics_;
  std::unique_ptr<core::Storage> storage_;
  std::unique_ptr<core::Blobs> blobs_;
  std::unique_ptr<passwords::BcryptHasher> hasher_;
  core::Engine engine_;
  transports::Server server_;
  std::optional<ControlSocket> control_;
};

Expected<Started> Assembly::start() {
  BANTER_TRY(listening, server_.listen());
  BANTER_CHECK(engine_.start(server_.host()));
  BANTER_TRY(control,
             ControlSocket::open(data_.path(), [this](std::string_view line) { return answer(line); }));
  control_.emplace(std::move(control));
  server_.start();

  Started started;
  for (const transports::BoundAddress& bound : listening)
    started.listeners.push_back({.address = bound.address, .port = bound.port});
  started.fingerprints = server_.fingerprints();
  const std::filesystem::path folder = std::filesystem::absolute(data_.path()).lexically_normal();
  started.data = folder.string();
  started.log = (folder / kLogName).string();
  return started;
}

std::string Assembly::answer(std::string_view line) {
  const auto administer = [this](core::Engine::Act act) { return engine_.administer(std::move(act)); };
  if (is_invite_request(line)) {
    InviteRequest invite;
    const auto understood = decode_request(line, invite);
    return encode_reply(understood ? perform(invite, administer) : std::unexpected(understood.error()));
  }
  UserRequest request;
  if (const auto understood = decode_request(line, request); !understood)
    return encode_reply(std::unexpected(understood.error()));
  return encode_reply(perform(request, cost_, administer));
}

void Assembly::reopen() {
  log_.reopen();
  log_.info("the log begins anew, as the operator wished (SIGHUP)");
  const auto before = server_.fingerprints();
  if (const auto done = server_.reload_certificate(); !done) {
    log_.warn("the certificate in use stays: {}", done.error().sentence);
  } else if (server_.fingerprints() != before) {
    log_.info("there is another certificate:");
    for (const std::string& line : fingerprint_lines(server_.fingerprints()))
      log_.info("{}", line);
  }
}

void Assembly::stop() {
  log_.info("stopping");
  server_.stop(kGoodbyeMs);
  // Only now: an operator's command under way may hash a password for seconds, and clients are to hear `bye`.
  control_.reset();
  engine_.stop();
  // Their threads call back into the engine and the connections, so that they must end before those go.
  blobs_.reset();
  hasher_.reset();
  log_.info("stopped");
}

void warn_operator(const Config& config, const base::Log& log) {
  for (const std::string& warning : warnings(config)) {
    log.warn("{}", warning);
    std::fprintf(stderr, "warning: %s\n", warning.c_str());
  }
}

void greet(const Started& started, const base::Log& log) {
  for (const std::string& line : greeting(started, base::local_addresses())) {
    log.info("{}", line);
    std::puts(line.c_str());
  }
  std::fflush(stdout);
}

}  // namespace

base::Expected<void> serve(const Config& config) {
  const Signals signals;
  ::umask(0077);  // whatever is made is the operator's alone
  BANTER_TRY(most_files, base::raise_file_limit());
  BANTER_TRY(data, DataFolder::open(config.data));
  BANTER_TRY(log, open_log(config, data));
  BANTER_TRY(storage, storage::sqlite::open(
                          {.path = data.at(kDatabaseName), .log = log, .search_path = data.at(kSearchName)}));
  auto metrics = std::make_unique<core::Metrics>(base::SystemClock().wall());
  BANTER_TRY(blobs, blobs::disk::open({.folder = data.at(kFilesName), .log = log, .metrics = metrics.get()}));
  // Outlives the assembly, which closes the database at its very end.
  std::optional<EndInTime> end_in_time;
  Assembly assembly(config, std::move(data), log, std::move(metrics), std::move(storage), std::move(blobs));
  BANTER_TRY(started, assembly.start());
  started.names = config.name;
  log.info("up to {} files and connections may be open", most_files);
  warn_operator(config, log);
  greet(started, log);
  while (signals.wait() == Signals::Wish::reopen_log)
    assembly.reopen();
  end_in_time.emplace(kMostStoppingMs);
  assembly.stop();
  return {};
}

}  // namespace banter::app
