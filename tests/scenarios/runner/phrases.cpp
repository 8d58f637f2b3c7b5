#include "tests/scenarios/runner/phrases.hpp"

#include <cctype>
#include <sstream>

namespace banter::scenarios {
namespace {

bool is_capital(char letter) {
  return letter >= 'A' && letter <= 'Z';
}

// TEXT, NAME2, TARGET: what the scenario fills in.
bool is_place_holder(std::string_view word) {
  if (word.empty() || !is_capital(word.front())) return false;
  for (const char letter : word) {
    if (!is_capital(letter) && !std::isdigit(static_cast<unsigned char>(letter))) return false;
  }
  return true;
}

std::vector<std::string> split(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;)
    words.push_back(word);
  return words;
}

}  // namespace

Phrases Phrases::read(std::string_view text) {
  Phrases phrases;
  std::istringstream stream{std::string(text)};
  for (std::string line; std::getline(stream, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t arrow = line.find(" => ");
    if (arrow == std::string::npos) throw BadScript("a phrase without “=>”: " + line);
    Phrase phrase{split(line.substr(0, arrow)), line.substr(arrow + 4)};
    fill(phrase.frame, [](const std::string&) { return json::value(0); });
    phrases.phrases_.push_back(std::move(phrase));
  }
  return phrases;
}

std::optional<Phrases::Match> Phrases::match(std::span<const Word> sentence) const {
  for (const Phrase& phrase : phrases_) {
    if (phrase.words.size() != sentence.size()) continue;
    Match match{phrase.frame, {}};
    bool same = true;
    for (std::size_t i = 0; same && i < sentence.size(); ++i) {
      if (is_place_holder(phrase.words[i])) {
        match.arguments.emplace(phrase.words[i], sentence[i]);
      } else {
        same = sentence[i].is(phrase.words[i]);
      }
    }
    if (same) return match;
  }
  return {};
}

json::object Phrases::fill(const std::string& frame,
                           const std::function<json::value(const std::string&)>& value) {
  std::string out;
  bool quoted = false;
  for (std::size_t i = 0; i < frame.size();) {
    if (frame[i] == '"') quoted = !quoted;
    if (quoted || !is_capital(frame[i])) {
      out += frame[i++];
      continue;
    }
    std::size_t end = i;
    while (end < frame.size() && std::isalnum(static_cast<unsigned char>(frame[end])))
      ++end;
    out += json::serialize(value(frame.substr(i, end - i)));
    i = end;
  }
  boost::system::error_code error;
  json::value filled = json::parse(out, error);
  if (error || !filled.is_object()) throw BadScript("a phrase whose right side is no JSON object: " + frame);
  return std::move(filled.as_object());
}

}  // namespace banter::scenarios
