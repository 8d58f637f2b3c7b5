#include "protocol/codec/fields.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace banter::protocol {

using Kind = JsonTape::Kind;
using Place = JsonTape::Place;

Place Fields::find(std::string_view name) {
  const JsonTape& tape = reading_.tape;
  const Place end = tape.end(object_);
  const auto search = [&](Place from, Place to) {
    // A key without a value ends a tape whose parse failed.
    for (Place key = from; key + 1 < to; key = tape.next(key + 1)) {
      if (tape.is_text(key, name)) {
        cursor_ = key;
        return key + 1;
      }
    }
    return none;
  };
  if (const Place place = search(cursor_, end)) return place;
  return search(object_ + 1, cursor_ + 1);
}

bool Fields::given(std::string_view name) {
  return !failed() && optional(name) != none;
}

Place Fields::required(std::string_view name) {
  if (failed()) return none;
  const Place place = find(name);
  if (place == none) refuse(name, ErrorCode::invalid_request, "is missing");
  return place;
}

Place Fields::optional(std::string_view name) {
  if (failed()) return none;
  const Place place = find(name);
  // A newer server may say "nothing" where this version leaves the member out.
  const bool absent = place != none && reading_.tolerant && reading_.tape.kind(place) == Kind::null;
  return absent ? none : place;
}

std::string Fields::path(std::string_view name) const {
  std::string path(name);
  for (const Fields* fields = this; fields->parent_ != nullptr; fields = fields->parent_) {
    std::string outer(fields->name_);
    if (fields->index_) outer += '[' + std::to_string(*fields->index_) + ']';
    path = path.empty() ? outer : outer + '.' + path;
  }
  return path;
}

void Fields::refuse(std::string_view name, ErrorCode code, std::string_view rest_of_sentence) {
  if (failed()) return;
  const std::string field = path(name);
  std::string sentence = "“" + field + "” ";
  sentence += rest_of_sentence;
  sentence += '.';
  reading_.fault = Error{.code = code, .message = std::move(sentence), .field = field};
}

void Fields::text(std::string_view name, std::string& out, const TextRule& rule) {
  if (const Place place = required(name)) take_text(place, name, out, rule);
}

void Fields::text(std::string_view name, std::optional<std::string>& out, const TextRule& rule) {
  if (const Place place = optional(name)) take_text(place, name, out.emplace(), rule);
}

bool Fields::take_text(Place place, std::string_view name, std::string& out, const TextRule& rule) {
  const auto fail = [&](ErrorCode code, std::string_view why) {
    refuse(name, code, why);
    return false;
  };
  if (reading_.tape.kind(place) != Kind::string) return fail(ErrorCode::invalid_request, "must be a string");
  const std::string_view value = reading_.tape.text(place);
  const auto size = static_cast<std::int64_t>(value.size());
  if (const std::int64_t most = std::min(rule.max_bytes, reading_.max_text_bytes); size > most) {
    return fail(ErrorCode::too_large, "is longer than " + std::to_string(most) + " bytes");
  }
  // A text has at least as many bytes as characters, so most need not be counted.
  if (size > rule.max_characters &&
      static_cast<std::int64_t>(base::code_points(value)) > rule.max_characters) {
    return fail(ErrorCode::too_large,
                "is longer than " + std::to_string(rule.max_characters) + " characters");
  }
  if (size < rule.min_bytes) return fail(rule.error, "must not be empty");
  if (rule.check != nullptr && !rule.check(value)) return fail(rule.error, "must " + std::string(rule.must));
  out.assign(value);
  return true;
}

void Fields::texts(std::string_view name, std::vector<std::string>& out, const TextRule& rule,
                   std::int64_t max_items) {
  const Place list = begin_list(name, max_items);
  if (list == none) return;
  out.reserve(reading_.tape.count(list));
  std::size_t index = 0;
  for (Place place = list + 1; place < reading_.tape.end(list); place = reading_.tape.next(place)) {
    Fields inside(*this, place, name, index++);
    if (!inside.take_text(place, {}, out.emplace_back(), rule)) return;
  }
}

void Fields::integer(std::string_view name, std::int64_t& out, const IntegerRule& rule) {
  if (const Place place = required(name)) take_integer(place, name, out, rule);
}

void Fields::integer(std::string_view name, std::optional<std::int64_t>& out, const IntegerRule& rule) {
  if (const Place place = optional(name)) take_integer(place, name, out.emplace(), rule);
}

void Fields::take_integer(Place place, std::string_view name, std::int64_t& out, const IntegerRule& rule) {
  if (reading_.tape.kind(place) != Kind::integer) {
    return refuse(name, ErrorCode::invalid_request, "must be an integer");
  }
  const std::int64_t value = reading_.tape.integer(place);
  const std::int64_t most = rule.clamp ? IntegerRule::largest : rule.max;
  if (value < rule.min || value > most) {
    return refuse(name, ErrorCode::invalid_request,
                  "must be an integer from " + std::to_string(rule.min) + " to " + std::to_string(rule.max));
  }
  out = std::min(value, rule.max);
}

void Fields::boolean(std::string_view name, bool& out) {
  if (const Place place = required(name)) take_boolean(place, name, out);
}

void Fields::boolean(std::string_view name, std::optional<bool>& out) {
  if (const Place place = optional(name)) take_boolean(place, name, out.emplace());
}

void Fields::take_boolean(Place place, std::string_view name, bool& out) {
  if (reading_.tape.kind(place) != Kind::boolean) {
    return refuse(name, ErrorCode::invalid_request, "must be true or false");
  }
  out = reading_.tape.boolean(place);
}

std::optional<std::size_t> Fields::choose(Place place, std::string_view name,
                                          std::span<const std::string_view> names, bool may_be_unknown) {
  if (reading_.tape.kind(place) == Kind::string) {
    const auto found = std::ranges::find(names, reading_.tape.text(place));
    if (found != names.end() || (reading_.tolerant && may_be_unknown)) {
      return static_cast<std::size_t>(found - names.begin());
    }
  }
  std::string words = "must be one of";
  for (const std::string_view word : names) {
    words += word == names.front() ? " " : ", ";
    words += word;
  }
  refuse(name, ErrorCode::invalid_request, words);
  return std::nullopt;
}

Place Fields::begin_list(std::string_view name, std::int64_t max_items) {
  const Place place = required(name);
  if (place == none) return none;
  if (reading_.tape.kind(place) != Kind::array) {
    refuse(name, ErrorCode::invalid_request, "must be a list");
    return none;
  }
  if (reading_.tape.count(place) > max_items) {
    refuse(name, ErrorCode::invalid_request, "must have at most " + std::to_string(max_items) + " elements");
    return none;
  }
  return place;
}

bool Fields::is_object(Place place, Fields& inside) {
  if (reading_.tape.kind(place) == Kind::object) return true;
  inside.refuse({}, ErrorCode::invalid_request, "must be an object");
  return false;
}

namespace {

std::string listed(std::initializer_list<std::string_view> names) {
  std::string list;
  for (const std::string_view name : names) {
    if (!list.empty()) list += " and ";
    list.append("“").append(name).append("”");
  }
  return list;
}

}  // namespace

void Fields::exactly_one(std::initializer_list<std::string_view> names) {
  if (failed()) return;
  if (std::ranges::count_if(names, [&](std::string_view name) { return given(name); }) == 1) return;
  reading_.fault = Error{.code = ErrorCode::invalid_request,
                         .message = "Exactly one of " + listed(names) + " must be given.",
                         .field = path(*names.begin())};
}

void Fields::at_most_one(std::initializer_list<std::string_view> names) {
  if (failed()) return;
  if (std::ranges::count_if(names, [&](std::string_view name) { return given(name); }) <= 1) return;
  reading_.fault = Error{.code = ErrorCode::invalid_request,
                         .message = "At most one of " + listed(names) + " may be given.",
                         .field = path(*names.begin())};
}

void Fields::not_all_empty(std::initializer_list<std::string_view> names, bool all_empty) {
  if (failed() || !all_empty) return;
  reading_.fault = Error{.code = ErrorCode::invalid_request,
                         .message = listed(names) + " must not both be empty.",
                         .field = path(*names.begin())};
}

}  // namespace banter::protocol
