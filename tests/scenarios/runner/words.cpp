#include "tests/scenarios/runner/words.hpp"

#include <cctype>
#include <charconv>
#include <regex>

namespace banter::scenarios {
namespace {

bool begins_value(std::string_view rest) {
  const char first = rest.front();
  if (first == '"' || first == '[' || first == '{') return true;
  const bool digit_next = rest.size() > 1 && std::isdigit(static_cast<unsigned char>(rest[1]));
  return std::isdigit(static_cast<unsigned char>(first)) || (first == '-' && digit_next);
}

// The value at the beginning of `rest`, and how many characters it takes.
std::pair<json::value, std::size_t> value_at(std::string_view rest) {
  json::stream_parser parser;
  boost::system::error_code error;
  std::size_t taken = parser.write_some(rest.data(), rest.size(), error);
  if (!error && !parser.done()) parser.finish(error);
  if (error) throw BadScript("this is no value: " + std::string(rest));
  json::value value = parser.release();
  // The parser also takes the blanks behind a value.
  while (taken > 0 && std::isspace(static_cast<unsigned char>(rest[taken - 1])))
    --taken;
  return {std::move(value), taken};
}

std::string times(std::string_view count, std::string_view what) {
  std::size_t number = 0;
  std::from_chars(count.data(), count.data() + count.size(), number);
  std::string out;
  out.reserve(number * what.size());
  for (std::size_t i = 0; i < number; ++i)
    out += what;
  return out;
}

std::string bytes_from_hex(const std::string& hex) {
  static const std::regex pair("[0-9a-f]{2}");
  std::string out;
  for (std::sregex_iterator it(hex.begin(), hex.end(), pair), end; it != end; ++it) {
    out += static_cast<char>(std::stoi(it->str(), nullptr, 16));
  }
  return out;
}

}  // namespace

std::vector<Word> words_of(std::string_view line) {
  std::vector<Word> words;
  while (true) {
    while (!line.empty() && std::isspace(static_cast<unsigned char>(line.front())))
      line.remove_prefix(1);
    if (line.empty()) return words;
    Word word;
    std::size_t taken;
    if (begins_value(line)) {
      std::tie(word.value, taken) = value_at(line);
    } else {
      taken = std::min(line.find_first_of(" \t"), line.size());
    }
    word.text = line.substr(0, taken);
    words.push_back(std::move(word));
    line.remove_prefix(taken);
  }
}

std::string written_out(std::string_view line, int repetition) {
  static const std::regex shorthand("<(?:n|(\\d+) times ([^>]*)|bytes ([0-9a-f ]+))>");
  std::string out;
  auto from = line.begin();
  for (std::cregex_iterator it(line.begin(), line.end(), shorthand), end; it != end; ++it) {
    const std::cmatch& match = *it;
    out.append(from, match[0].first);
    if (match[1].matched) {
      out += times(match[1].str(), match[2].str());
    } else if (match[3].matched) {
      out += bytes_from_hex(match[3].str());
    } else {
      out += std::to_string(repetition);
    }
    from = match[0].second;
  }
  out.append(from, line.end());
  return out;
}

}  // namespace banter::scenarios
