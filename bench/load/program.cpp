#include "bench/load/program.hpp"

#include <cstdio>
#include <exception>

#include "base/platform/process.hpp"
#include "tests/harness/deadline.hpp"

namespace banter::bench {

Program::Program(const std::string& about, Options defaults) : app_(about), options_(std::move(defaults)) {
  auto* server =
      app_.add_option("--server", server_, "127.x.y.z:port of a running server, instead of starting one");
  app_.add_option("--pid", options_.server_pid, "its process")->needs(server);
  server->needs("--pid");
  app_.add_option("--banterd", options_.banterd, "program to start (default: the one of this build)")
      ->check(CLI::ExistingFile);
  app_.add_option("--argument", options_.arguments, "further argument of `banterd serve`; may be repeated")
      ->allow_extra_args(false);
  app_.add_option("--data", options_.data, "data folder (default: a temporary one)")
      ->check(CLI::ExistingDirectory);
  app_.add_option("--repetitions", options_.repetitions, "how often everything is measured")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  app_.add_option("--seconds", options_.seconds, "of each repetition")
      ->check(CLI::Range(0.1, 3600.0))
      ->capture_default_str();
  app_.add_option("--warm", options_.warm, "seconds before each")
      ->check(CLI::Range(0.0, 600.0))
      ->capture_default_str();
}

int Program::run(int argc, char** argv, const std::function<void(const Options&)>& body) {
  CLI11_PARSE(app_, argc, argv);
  try {
    if (!server_.empty()) options_.server = Loopback::parse(server_);
    if (const auto raised = base::raise_file_limit(); !raised)
      throw harness::Failure(raised.error().sentence);
    body(options_);
    return 0;
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "%s\n", failure.what());
    return 1;
  }
}

}  // namespace banter::bench
