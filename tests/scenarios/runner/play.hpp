#pragma once

#include <string>
#include <vector>

#include "tests/scenarios/runner/pattern.hpp"
#include "tests/scenarios/runner/phrases.hpp"
#include "tests/scenarios/runner/script.hpp"
#include "tests/scenarios/runner/sentence.hpp"
#include "tests/scenarios/runner/stage.hpp"

namespace banter::scenarios {

// A step that did not go as the scenario says: what was expected, what came, and the frames before.
struct StepFailed {
  int line = 0;
  std::string text;
  std::string reason;
  std::vector<std::string> story;
};

// Plays scenarios line by line against the real server.
class Play {
 public:
  Play(Stage& stage, const Phrases& phrases) : stage_(stage), phrases_(phrases) {}

  // Throws StepFailed.
  void perform(const std::vector<Step>& script);

 private:
  // What a sentence of a person asks of the server, and what shall come of it.
  struct Asked {
    json::object request;
    Outcome outcome;
  };

  void step(const Step& step);
  bool direct(const Step& step, const std::string& first, const std::string& text);
  void cast(const std::string& text);
  void configure(const std::string& text);
  void act(const Sentence& sentence, const Step& step);
  bool act_on_connection(Actor& actor, Device& device, const Sentence& sentence, const Step& step);
  std::string what_is_wrong(const json::object& event, const json::object& expected,
                            const std::vector<Expectation>& more);
  void see(Actor& actor, Device& device, const std::string& text);
  void see_nothing(harness::Client& client, const std::string& who);
  void say_at_once(Actor& actor, Device& device, const Step& step);
  void say_raw(Actor& actor, Device& device, const Sentence& sentence, const Step& step);
  void come_back(Actor& actor, Device& device);

  Asked asked(Actor& actor, Device& device, const Sentence& sentence);
  json::object filled(Actor& actor, Device& device, const Phrases::Match& match);
  void judge(Actor& actor, Device& device, const Asked& asked, const json::object& reply);
  void check_table(const Table& table, const json::object& reply);
  void learn(Actor& actor, Device& device, const json::object& request, const json::object& reply);

  Stage& stage_;
  const Phrases& phrases_;
  Kept kept_;
};

}  // namespace banter::scenarios
