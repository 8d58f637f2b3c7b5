#pragma once

#include <functional>
#include <string>

#include <CLI/CLI.hpp>

#include "bench/load/options.hpp"

namespace banter::bench {

// The frame of a bench program: its options, and what it says when something goes wrong.
class Program {
 public:
  explicit Program(const std::string& about, Options defaults = {});

  // For options of the bench's own, before run().
  CLI::App& app() { return app_; }

  // The status for main(): 0 when `body` ran to its end.
  int run(int argc, char** argv, const std::function<void(const Options&)>& body);

 private:
  CLI::App app_;
  Options options_;
  std::string server_;
};

}  // namespace banter::bench
