// scenario_runner --carrier CARRIER --phrases FILE SCENARIO.chat
// Plays one scenario against a server of its own. Status 0: it went as written; 1: not so.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "tests/scenarios/runner/play.hpp"

namespace banter::scenarios {
namespace {

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw BadScript(path + " cannot be read");
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

struct Options {
  std::string carrier = "lines", phrases, scenario;

  static Options read(int count, char** words) {
    Options options;
    for (int i = 1; i < count; ++i) {
      const std::string word = words[i];
      if (word == "--carrier" && i + 1 < count) {
        options.carrier = words[++i];
      } else if (word == "--phrases" && i + 1 < count) {
        options.phrases = words[++i];
      } else {
        options.scenario = word;
      }
    }
    return options;
  }
};

void run(const Options& options) {
  const Phrases phrases = Phrases::read(content_of(options.phrases));
  const std::vector<Step> script = read_script(content_of(options.scenario));
  if (script.empty()) throw BadScript("the scenario is empty");
  Stage stage(harness::carrier_named(options.carrier));
  Play(stage, phrases).perform(script);
}

}  // namespace
}  // namespace banter::scenarios

int main(int count, char** words) {
  using namespace banter::scenarios;
  const Options options = Options::read(count, words);
  try {
    run(options);
    return 0;
  } catch (const StepFailed& failed) {
    std::cerr << options.scenario << ":" << failed.line << ": " << failed.text << "\n  " << failed.reason
              << "\n";
    for (const std::string& frame : failed.story)
      std::cerr << "    " << frame << "\n";
  } catch (const std::exception& bad) {
    std::cerr << options.scenario << ":" << bad.what() << "\n";
  }
  return 1;
}
