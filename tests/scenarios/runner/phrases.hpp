#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "tests/scenarios/runner/words.hpp"

namespace banter::scenarios {

// How a sentence is said on the wire: `sends TEXT to TARGET => {"action":"message",…}`, read from
// phrases.txt. Words in capitals stand for what the scenario says in their place.
class Phrases {
 public:
  // Reads the table; throws BadScript with the line that it cannot read.
  static Phrases read(std::string_view text);

  // What the scenario put in place of the capitals of a sentence.
  struct Match {
    std::string frame;  // the wire's form, with the capitals still in it
    std::map<std::string, Word> arguments;
  };
  std::optional<Match> match(std::span<const Word> sentence) const;

  // The frame with each capital word replaced by what `value` gives for it.
  static json::object fill(const std::string& frame,
                           const std::function<json::value(const std::string&)>& value);

 private:
  struct Phrase {
    std::vector<std::string> words;
    std::string frame;
  };
  std::vector<Phrase> phrases_;
};

}  // namespace banter::scenarios
