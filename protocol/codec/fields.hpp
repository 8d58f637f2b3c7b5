#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/codec/json_tape.hpp"
#include "protocol/codec/text_rule.hpp"
#include "protocol/error.hpp"

namespace banter::protocol {

struct IntegerRule {
  static constexpr std::int64_t largest = (std::int64_t{1} << 53) - 1;

  std::int64_t min = 0;
  std::int64_t max = largest;
  bool clamp = false;  // more than max means max
};

inline constexpr std::int64_t any_number = std::numeric_limits<std::int64_t>::max();

// One frame being read, and the first thing that was wrong with it.
struct Reading {
  const JsonTape& tape;
  bool tolerant = false;  // a client's view of a server that may be newer: see Fields::choice and absent()
  // Of any one text, whatever its own rule allows: many texts have no rule where a server sends them.
  std::int64_t max_text_bytes = std::numeric_limits<std::int64_t>::max();
  std::optional<Error> fault{};
};

// The members of one object, taken by name. After the first fault every call leaves its target alone, so a
// reader is a plain list of calls. A target that is no std::optional must be there: ask given() where it need
// not.
class Fields {
 public:
  Fields(Reading& reading, JsonTape::Place object)
      : reading_(reading), object_(object), cursor_(object + 1) {}

  bool given(std::string_view name);

  void text(std::string_view name, std::string& out, const TextRule& rule);
  void text(std::string_view name, std::optional<std::string>& out, const TextRule& rule);
  void texts(std::string_view name, std::vector<std::string>& out, const TextRule& rule,
             std::int64_t max_items = any_number);
  void integer(std::string_view name, std::int64_t& out, const IntegerRule& rule = {});
  void integer(std::string_view name, std::optional<std::int64_t>& out, const IntegerRule& rule = {});
  void boolean(std::string_view name, bool& out);
  void boolean(std::string_view name, std::optional<bool>& out);

  // A word of an enum. `unknown` stands for words that only a newer server knows.
  template <class E>
  void choice(std::string_view name, E& out, std::span<const std::string_view> names,
              std::optional<E> unknown = std::nullopt) {
    if (const auto place = required(name)) take(place, name, out, names, unknown);
  }
  template <class E>
  void choice(std::string_view name, std::optional<E>& out, std::span<const std::string_view> names,
              std::optional<E> unknown = std::nullopt) {
    if (const auto place = optional(name)) take(place, name, out.emplace(), names, unknown);
  }

  template <class T>
  void record(std::string_view name, T& out) {
    if (const auto place = required(name)) take(place, name, out);
  }
  template <class T>
  void record(std::string_view name, std::optional<T>& out) {
    if (const auto place = optional(name)) take(place, name, out.emplace());
  }

  template <class T>
  void records(std::string_view name, std::vector<T>& out, std::int64_t max_items = any_number) {
    const auto list = begin_list(name, max_items);
    if (list == none) return;
    out.reserve(reading_.tape.count(list));
    std::size_t index = 0;
    for (auto place = list + 1; place < reading_.tape.end(list); place = reading_.tape.next(place)) {
      Fields inside(*this, place, name, index++);
      if (!is_object(place, inside)) return;
      read(inside, out.emplace_back());
      if (failed()) return;
    }
  }

  // Conditions between fields.
  void exactly_one(std::initializer_list<std::string_view> names);
  void at_most_one(std::initializer_list<std::string_view> names);
  void not_all_empty(std::initializer_list<std::string_view> names, bool all_empty);

  bool failed() const { return reading_.fault.has_value(); }
  void refuse(std::string_view name, ErrorCode code, std::string_view rest_of_sentence);

  // The member's place, or none.
  static constexpr JsonTape::Place none = 0;
  JsonTape::Place find(std::string_view name);

 private:
  Fields(const Fields& parent, JsonTape::Place object, std::string_view name,
         std::optional<std::size_t> index)
      : reading_(parent.reading_),
        object_(object),
        cursor_(object + 1),
        parent_(&parent),
        name_(name),
        index_(index) {}

  template <class E>
  void take(JsonTape::Place place, std::string_view name, E& out, std::span<const std::string_view> names,
            std::optional<E> unknown) {
    const auto index = choose(place, name, names, unknown.has_value());
    if (!index) return;
    out = *index < names.size() ? static_cast<E>(*index) : *unknown;
  }

  template <class T>
  void take(JsonTape::Place place, std::string_view name, T& out) {
    Fields inside(*this, place, name, std::nullopt);
    if (is_object(place, inside)) read(inside, out);
  }

  JsonTape::Place required(std::string_view name);
  JsonTape::Place optional(std::string_view name);
  JsonTape::Place begin_list(std::string_view name, std::int64_t max_items);
  bool is_object(JsonTape::Place place, Fields& inside);
  std::optional<std::size_t> choose(JsonTape::Place place, std::string_view name,
                                    std::span<const std::string_view> names, bool may_be_unknown);
  bool take_text(JsonTape::Place place, std::string_view name, std::string& out, const TextRule& rule);
  void take_integer(JsonTape::Place place, std::string_view name, std::int64_t& out, const IntegerRule& rule);
  void take_boolean(JsonTape::Place place, std::string_view name, bool& out);
  std::string path(std::string_view name) const;

  Reading& reading_;
  JsonTape::Place object_;
  JsonTape::Place cursor_;  // members usually come in the order in which they are asked for
  const Fields* parent_ = nullptr;
  std::string_view name_{};
  std::optional<std::size_t> index_{};
};

}  // namespace banter::protocol
