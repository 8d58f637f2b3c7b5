#include "tests/scenarios/runner/pattern.hpp"

#include <charconv>

namespace banter::scenarios {
namespace {

json::value literal(const Word& word) {
  if (word.value) return *word.value;
  if (word.text == "true") return true;
  if (word.text == "false") return false;
  if (word.text == "null") return nullptr;
  return json::value(word.text);
}

json::value resolved(const json::value& value, const Kept& kept) {
  if (!value.is_string() || !value.as_string().starts_with("$")) return value;
  const auto found = kept.find(std::string(value.as_string()));
  if (found == kept.end()) throw BadScript("nothing was kept as " + std::string(value.as_string()));
  return found->second;
}

const json::value* find(const json::value& in, std::string_view path) {
  const std::size_t dot = path.find('.');
  const std::string_view first = path.substr(0, dot);
  const json::value* found = nullptr;
  if (in.is_object()) {
    found = in.as_object().if_contains(first);
  } else if (in.is_array()) {
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(first.data(), first.data() + first.size(), index);
    if (error == std::errc() && end == first.data() + first.size()) found = in.as_array().if_contains(index);
  }
  if (!found || dot == std::string_view::npos) return found;
  return find(*found, path.substr(dot + 1));
}

bool holds(const Pattern& pattern, const json::value* value, Kept& kept) {
  using Kind = Pattern::Kind;
  if (pattern.kind == Kind::absent) return value == nullptr;
  if (!value) return false;
  switch (pattern.kind) {
    case Kind::equal:
      return fits(resolved(pattern.value, kept), *value);
    case Kind::differs:
      return !fits(resolved(pattern.value, kept), *value);
    case Kind::above:
      return value->is_number() &&
             value->to_number<double>() > resolved(pattern.value, kept).to_number<double>();
    case Kind::number:
      return value->is_number();
    case Kind::text:
      return value->is_string() && !value->as_string().empty();
    case Kind::keep:
      kept[pattern.name] = *value;
      return true;
    default:
      return true;
  }
}

}  // namespace

Pattern Pattern::take(std::span<const Word>& words) {
  if (words.empty()) throw BadScript("a value is missing at the end");
  const Word first = words.front();
  words = words.subspan(1);
  if (first.is("any")) return {.kind = Kind::any, .value = {}, .name = {}};
  if (first.is("number")) return {.kind = Kind::number, .value = {}, .name = {}};
  if (first.is("text")) return {.kind = Kind::text, .value = {}, .name = {}};
  if (first.is("absent") || first.is("-")) return {.kind = Kind::absent, .value = {}, .name = {}};
  if (first.is("as") || first.is("not") || first.is("above")) {
    if (words.empty()) throw BadScript("a value is missing behind " + first.text);
    const Word second = words.front();
    words = words.subspan(1);
    if (first.is("as")) return {.kind = Kind::keep, .value = {}, .name = second.text};
    return {.kind = first.is("not") ? Kind::differs : Kind::above, .value = literal(second), .name = {}};
  }
  return {.kind = Kind::equal, .value = literal(first), .name = {}};
}

std::string Pattern::told() const {
  switch (kind) {
    case Kind::equal:
      return json::serialize(value);
    case Kind::differs:
      return "not " + json::serialize(value);
    case Kind::above:
      return "above " + json::serialize(value);
    case Kind::any:
      return "any value";
    case Kind::number:
      return "a number";
    case Kind::text:
      return "some text";
    case Kind::absent:
      return "absent";
    case Kind::keep:
      return "any value, kept as " + name;
  }
  return {};
}

std::vector<Expectation> expectations_of(std::span<const Word> words) {
  std::vector<Expectation> expectations;
  for (;;) {
    if (words.empty()) throw BadScript("a field is missing at the end");
    const std::string field = words.front().text;
    words = words.subspan(1);
    expectations.push_back({field, Pattern::take(words)});
    if (words.empty()) return expectations;
    if (!words.front().is("and"))
      throw BadScript("“and” or the end was expected before: " + words.front().text);
    words = words.subspan(1);
  }
}

std::optional<std::string> complaint(const Expectation& expectation, const json::object& object, Kept& kept) {
  const json::value whole = object;
  const json::value* value = find(whole, expectation.field);
  if (holds(expectation.pattern, value, kept)) return {};
  return expectation.field + " should be " + expectation.pattern.told() + " and is " +
         (value ? json::serialize(*value) : "absent");
}

bool fits(const json::value& expected, const json::value& value) {
  if (expected.is_object()) {
    if (!value.is_object()) return false;
    for (const auto& [key, member] : expected.as_object()) {
      const json::value* other = value.as_object().if_contains(key);
      if (!other || !fits(member, *other)) return false;
    }
    return true;
  }
  if (expected.is_array()) {
    if (!value.is_array() || expected.as_array().size() != value.as_array().size()) return false;
    for (std::size_t i = 0; i < expected.as_array().size(); ++i) {
      if (!fits(expected.as_array()[i], value.as_array()[i])) return false;
    }
    return true;
  }
  return expected == value;
}

json::value meant_by(const Word& word, const Kept& kept) {
  return resolved(literal(word), kept);
}

}  // namespace banter::scenarios
