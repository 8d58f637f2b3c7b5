#include "client/desktop/search/fuzzy.hpp"

#include <algorithm>

namespace banter::desktop {
namespace {

constexpr int kWhole = 10'000;
constexpr int kBeginning = 5'000;
constexpr int kInside = 2'000;
constexpr int kScattered = 100;
constexpr int kWordBegins = 30;
constexpr int kFollows = 15;
constexpr qsizetype kLongest = 100;

bool begins_word(const QString& name, qsizetype at) {
  return at == 0 || !name.at(at - 1).isLetterOrNumber();
}

}  // namespace

int fuzzy_score(const QString& typed, const QString& name) {
  if (typed.isEmpty() || name.isEmpty()) return 0;
  const int shortness = static_cast<int>(kLongest - std::min(name.size(), kLongest));
  if (name == typed) return kWhole;
  if (const qsizetype at = name.indexOf(typed); at >= 0)
    return (begins_word(name, at) ? kBeginning : kInside) + (at == 0 ? kInside : 0) + shortness;
  int score = kScattered;
  qsizetype next = 0;
  qsizetype last = -2;
  for (const QChar letter : typed) {
    if (letter.isSpace()) continue;
    // A letter that begins a word is preferred to one in between, where there is one.
    qsizetype at = name.indexOf(letter, next);
    if (at < 0) return 0;
    if (at != last + 1) {
      for (qsizetype other = at; other >= 0; other = name.indexOf(letter, other + 1)) {
        if (begins_word(name, other)) {
          at = other;
          break;
        }
      }
    }
    if (begins_word(name, at)) score += kWordBegins;
    if (at == last + 1) score += kFollows;
    last = at;
    next = at + 1;
  }
  return score + shortness / 4;
}

}  // namespace banter::desktop
