#pragma once

#include <string>
#include <vector>

#include "tests/scenarios/runner/pattern.hpp"

namespace banter::scenarios {

// The parts of `anna on phone 3 times sends "hi" to ben -> ok with seq 1`.
struct Sentence {
  std::string actor;
  std::string device = "desk";
  int times = 1;
  std::string said;     // between the actor and the arrow
  std::string outcome;  // behind the arrow; empty without one

  static Sentence read(const std::string& line);
};

// What a reply must be. Without an arrow: ok.
struct Outcome {
  bool ok = true;
  std::string code;   // of a refusal
  std::string about;  // the field that the refusal's sentence must name; empty: any
  std::vector<Expectation> fields;

  static Outcome read(const std::string& text);
};

// Cuts `words` at the first bare `with`: what stands before, and behind (empty without one).
struct Parts {
  std::vector<Word> before, behind;
};
Parts cut_at_with(const std::string& text);

}  // namespace banter::scenarios
