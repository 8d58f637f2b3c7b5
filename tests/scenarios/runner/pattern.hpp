#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "tests/scenarios/runner/words.hpp"

namespace banter::scenarios {

// What `as $name` has kept.
using Kept = std::map<std::string, json::value>;

// What one field must be.
struct Pattern {
  enum class Kind { equal, differs, above, any, number, text, absent, keep };
  Kind kind = Kind::equal;
  json::value value;  // equal, differs, above: with what; a "$name" stands for what was kept under it
  std::string name;   // keep: under which name

  // Reads one pattern from the front of the words and drops what it took.
  static Pattern take(std::span<const Word>& words);
  // In words, for a failure.
  std::string told() const;
};

// A field, or one within: `error.code`, `messages.0.seq`.
struct Expectation {
  std::string field;
  Pattern pattern;
};

// `FIELD PATTERN and FIELD PATTERN …`; the words must end with it.
std::vector<Expectation> expectations_of(std::span<const Word> words);

// Empty when the object fulfils it, else what is wrong. Keeps what is to be kept.
std::optional<std::string> complaint(const Expectation& expectation, const json::object& object, Kept& kept);

// Whether `value` is what is expected; of an object only the expected members are looked at.
bool fits(const json::value& expected, const json::value& value);

// The value that a word stands for: itself, what was kept under "$name", or a bare word as text.
json::value meant_by(const Word& word, const Kept& kept);

}  // namespace banter::scenarios
