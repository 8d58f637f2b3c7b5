#pragma once

#include <boost/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace banter::scenarios {

namespace json = boost::json;

// The scenario itself is wrong: a word that nobody knows, a table without a head.
struct BadScript : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// A piece of a line: a bare word such as `anna` or `->`, or a value written as in JSON: "text", 5, ["a"],
// {"a":1}.
struct Word {
  std::string text;                  // as written
  std::optional<json::value> value;  // set for a value

  bool is(std::string_view bare) const { return !value && text == bare; }
};

std::vector<Word> words_of(std::string_view line);

// Writes out what a line says in short: <3 times ab> becomes ababab, <bytes ff 00> these bytes, and <n> the
// number of the repetition that is under way.
std::string written_out(std::string_view line, int repetition);

}  // namespace banter::scenarios
