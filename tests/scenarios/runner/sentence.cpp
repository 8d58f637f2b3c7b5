#include "tests/scenarios/runner/sentence.hpp"

#include <algorithm>

namespace banter::scenarios {
namespace {

constexpr std::string_view kArrow = " -> ";

std::string without_blanks_behind(std::string text) {
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

// Takes the first blank-separated word off `text`.
std::string take_word(std::string& text) {
  const std::size_t end = std::min(text.find(' '), text.size());
  std::string word = text.substr(0, end);
  text.erase(0, std::min(text.find_first_not_of(' ', end), text.size()));
  return word;
}

bool is_number(const std::string& text) {
  return !text.empty() &&
         std::ranges::all_of(text, [](char letter) { return letter >= '0' && letter <= '9'; });
}

}  // namespace

Sentence Sentence::read(const std::string& line) {
  Sentence sentence;
  std::string rest = line;
  if (const std::size_t arrow = rest.rfind(kArrow); arrow != std::string::npos) {
    sentence.outcome = rest.substr(arrow + kArrow.size());
    rest = without_blanks_behind(rest.substr(0, arrow));
  }
  sentence.actor = take_word(rest);
  if (rest.starts_with("on ")) {
    take_word(rest);
    sentence.device = take_word(rest);
  }
  std::string later = rest;
  if (const std::string number = take_word(later); is_number(number) && later.starts_with("times ")) {
    sentence.times = std::stoi(number);
    take_word(later);
    rest = later;
  }
  sentence.said = rest;
  if (sentence.said.empty()) throw BadScript("what does " + sentence.actor + " do?");
  return sentence;
}

Outcome Outcome::read(const std::string& text) {
  Outcome outcome;
  if (text.empty()) return outcome;
  const Parts parts = cut_at_with(text);
  std::span<const Word> words(parts.before);
  if (words.size() == 1 && words[0].is("ok")) {
  } else if (words.size() >= 2 && words[0].is("refused")) {
    outcome.ok = false;
    outcome.code = words[1].text;
    words = words.subspan(2);
    if (words.size() == 2 && words[0].is("about")) {
      outcome.about = words[1].text;
    } else if (!words.empty()) {
      throw BadScript("behind “refused " + outcome.code + "” may stand “about FIELD” and “with …”");
    }
  } else {
    throw BadScript("behind “->” stands “ok” or “refused CODE”");
  }
  if (!parts.behind.empty()) outcome.fields = expectations_of(parts.behind);
  return outcome;
}

Parts cut_at_with(const std::string& text) {
  Parts parts;
  parts.before = words_of(text);
  const auto with = std::ranges::find_if(parts.before, [](const Word& word) { return word.is("with"); });
  if (with != parts.before.end()) {
    parts.behind.assign(with + 1, parts.before.end());
    parts.before.erase(with, parts.before.end());
    if (parts.behind.empty()) throw BadScript("nothing stands behind “with”");
  }
  return parts;
}

}  // namespace banter::scenarios
