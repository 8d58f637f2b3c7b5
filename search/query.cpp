#include "search/query.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>
#include <utility>

#include "protocol/names.hpp"

namespace banter::search {
namespace {

// What parts the words of a query; people's keyboards have more than one space.
constexpr std::array<std::string_view, 7> kSpaces{" ", "\t", "\n", "\r", "\u00a0", "\u3000", "\u202f"};
// What begins and ends a quotation; telephones put in the curly ones by themselves.
constexpr std::array<std::string_view, 6> kQuotes{"\"", "\u201c", "\u201d", "\u201e", "\u201f", "\uff02"};

// How many bytes of one of `signs` the text begins with; 0: none.
template <std::size_t N>
std::size_t begins_with(std::string_view text, const std::array<std::string_view, N>& signs) {
  for (const std::string_view sign : signs) {
    if (text.starts_with(sign)) return sign.size();
  }
  return 0;
}

// The bytes before the first of `signs`; all when there is none.
template <std::size_t N>
std::size_t length_before(std::string_view text, const std::array<std::string_view, N>& signs) {
  std::size_t length = 0;
  while (length < text.size() && begins_with(text.substr(length), signs) == 0)
    ++length;
  return length;
}

struct Span {
  base::Millis begin, end;
};

std::optional<int> number_of(std::string_view digits, std::size_t length) {
  int number = 0;
  if (digits.size() != length) return std::nullopt;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size() || number < 0) return std::nullopt;
  return number;
}

base::Millis millis_of(std::chrono::year_month_day day) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::sys_days(day).time_since_epoch())
      .count();
}

// YYYY, YYYY-MM or YYYY-MM-DD, in UTC; none when it is no date.
std::optional<Span> span_of(std::string_view text) {
  using namespace std::chrono;
  const auto digit_of_year = number_of(text.substr(0, 4), 4);
  if (!digit_of_year || *digit_of_year < 1970) return std::nullopt;
  const year in_year(*digit_of_year);
  if (text.size() == 4) return Span{millis_of(in_year / 1 / 1), millis_of((in_year + years(1)) / 1 / 1)};
  if (text[4] != '-') return std::nullopt;
  const auto digits_of_month = number_of(text.substr(5, 2), 2);
  if (!digits_of_month) return std::nullopt;
  const year_month in_month = in_year / *digits_of_month;
  if (!in_month.ok()) return std::nullopt;
  if (text.size() == 7) return Span{millis_of(in_month / 1), millis_of((in_month + months(1)) / 1)};
  if (text[7] != '-') return std::nullopt;
  const auto digits_of_day = number_of(text.substr(8), 2);
  if (!digits_of_day) return std::nullopt;
  const year_month_day on = in_month / *digits_of_day;
  if (!on.ok()) return std::nullopt;
  const base::Millis begin = millis_of(on);
  return Span{begin, begin + duration_cast<milliseconds>(days(1)).count()};
}

class Parser {
 public:
  explicit Parser(std::string_view rest) : rest_(rest) {}

  Query run() {
    while (!rest_.empty()) {
      if (const std::size_t space = begins_with(rest_, kSpaces)) {
        rest_.remove_prefix(space);
      } else if (const std::size_t quote = begins_with(rest_, kQuotes)) {
        take_quoted(quote);
      } else {
        take_chunk();
      }
    }
    return std::move(query_);
  }

 private:
  void take_quoted(std::size_t quote) {
    rest_.remove_prefix(quote);
    const std::size_t length = length_before(rest_, kQuotes);
    if (length == rest_.size()) return;  // never closed: what follows are plain words
    add_term(rest_.substr(0, length), true);
    rest_.remove_prefix(length);
    rest_.remove_prefix(begins_with(rest_, kQuotes));
  }

  void take_chunk() {
    const std::string_view chunk = rest_.substr(0, length_before(rest_, kSpaces));
    rest_.remove_prefix(chunk.size());
    const std::size_t colon = chunk.find(':');
    if (colon != std::string_view::npos &&
        take_operator(protocol::fold_name(chunk.substr(0, colon)), chunk.substr(colon + 1))) {
      query_.narrowed = true;
    } else {
      add_term(chunk, false);
    }
  }

  // False when it is none.
  bool take_operator(std::string_view name, std::string_view value) {
    if (name == "from") return take_from(value);
    if (name == "in") return take_in(value);
    if (name == "has" && protocol::fold_name(value) == "file") return query_.has_file = true;
    const bool is_before = name == "before";
    if (!is_before && name != "after") return false;
    const auto span = span_of(value);
    if (!span) return false;
    if (is_before) {
      query_.before = std::min(query_.before, span->begin);
    } else {
      query_.not_before = std::max(query_.not_before, span->end);
    }
    return true;
  }

  bool take_from(std::string_view name) {
    if (name.starts_with('@')) name.remove_prefix(1);
    if (!protocol::is_username(name)) return false;
    query_.from.emplace_back(name);
    return true;
  }

  bool take_in(std::string_view place) {
    const bool is_person = place.starts_with('@') && protocol::is_username(place.substr(1));
    std::string reference(place);
    if (!is_person && !place.starts_with('#')) reference.insert(0, 1, '#');
    if (!is_person && !protocol::is_room_name(reference)) return false;
    query_.where.push_back(std::move(reference));
    return true;
  }

  void add_term(std::string_view text, bool whole) {
    cut_text(text, cut_);
    Term term{.pieces = {}, .whole = whole};
    for (const Token& token : cut_.tokens) {
      if (words_ + term.pieces.size() == kMostWords) break;
      term.pieces.push_back({std::u32string(cut_.chars_of(token)), token.kind});
    }
    const bool is_new = std::ranges::find(query_.terms, term) == query_.terms.end();
    if (!is_new || term.pieces.empty()) return;
    words_ += term.pieces.size();
    query_.terms.push_back(std::move(term));
  }

  std::string_view rest_;
  Query query_;
  std::size_t words_ = 0;  // in all terms
  CutText cut_;
};

}  // namespace

Query parse_query(std::string_view text) {
  return Parser(text).run();
}

}  // namespace banter::search
