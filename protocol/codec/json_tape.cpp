#include "protocol/codec/json_tape.hpp"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <cmath>
#include <cstring>
#include <functional>

namespace banter::protocol {
namespace {

namespace json = boost::json;

// Objects up to this size are searched for duplicate keys pair by pair, larger ones by sorting.
constexpr std::size_t few_members = 24;

// What a tape keeps between frames; a larger one was filled by a file, and is given back.
constexpr std::size_t kept_arena_bytes = 256 * 1024;
constexpr std::size_t kept_nodes = 64 * 1024;

}  // namespace

// Takes the events of Boost's parser. Its own limits are left open: the tape has those that are wanted.
class JsonTape::Handler {
 public:
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

  explicit Handler(JsonTape& tape) : tape_(tape) {}

  bool on_document_begin(json::error_code&) { return true; }
  bool on_document_end(json::error_code&) { return true; }
  bool on_object_begin(json::error_code& ec) { return told(tape_.open(Kind::object), ec); }
  bool on_object_end(std::size_t count, json::error_code& ec) { return told(tape_.close(count), ec); }
  bool on_array_begin(json::error_code& ec) { return told(tape_.open(Kind::array), ec); }
  bool on_array_end(std::size_t count, json::error_code& ec) { return told(tape_.close(count), ec); }

  bool on_key_part(json::string_view part, std::size_t, json::error_code&) { return add_part(part); }
  bool on_key(json::string_view part, std::size_t, json::error_code& ec) {
    return told(tape_.push_string({part.data(), part.size()}, true), ec);
  }
  bool on_string_part(json::string_view part, std::size_t, json::error_code&) { return add_part(part); }
  bool on_string(json::string_view part, std::size_t, json::error_code& ec) {
    return told(tape_.push_string({part.data(), part.size()}, false), ec);
  }

  bool on_number_part(json::string_view, json::error_code&) { return true; }
  bool on_int64(std::int64_t value, json::string_view, json::error_code& ec) {
    return told(tape_.push(Kind::integer, value), ec);
  }
  bool on_uint64(std::uint64_t, json::string_view, json::error_code& ec) {
    return told(tape_.push(Kind::other_number, 0), ec);
  }
  bool on_double(double value, json::string_view, json::error_code& ec) {
    if (!std::isfinite(value)) return told(tape_.refuse("contains a number beyond all range"), ec);
    return told(tape_.push(Kind::other_number, 0), ec);
  }
  bool on_bool(bool value, json::error_code& ec) { return told(tape_.push(Kind::boolean, value), ec); }
  bool on_null(json::error_code& ec) { return told(tape_.push(Kind::null, 0), ec); }
  bool on_comment_part(json::string_view, json::error_code&) { return true; }
  bool on_comment(json::string_view, json::error_code&) { return true; }

 private:
  static bool told(bool good, json::error_code& ec) {
    if (!good) ec = json::make_error_code(json::error::syntax);
    return good;
  }

  bool add_part(json::string_view part) {
    if (!tape_.in_parts_) {
      tape_.in_parts_ = true;
      tape_.part_ = tape_.arena_.size();
    }
    tape_.arena_.append(part.data(), part.size());
    return true;
  }

  JsonTape& tape_;
};

struct JsonTape::Parser {
  // The tape counts the depth itself, because it has a sentence for it.
  explicit Parser(JsonTape& tape) : sax(options(), tape) {}

  static json::parse_options options() {
    json::parse_options options;
    options.max_depth = 64;
    return options;
  }

  json::basic_parser<Handler> sax;
};

JsonTape::JsonTape() : parser_(std::make_unique<Parser>(*this)) {}
JsonTape::~JsonTape() = default;

bool JsonTape::parse(std::string_view text, const Limits& limits) {
  if (arena_.capacity() > kept_arena_bytes) arena_ = {};
  if (nodes_.capacity() > kept_nodes) nodes_ = {};
  json_ = text;
  limits_ = limits;
  nodes_.clear();
  arena_.clear();
  open_.clear();
  fault_.clear();
  members_ = 0;
  in_parts_ = false;

  json::error_code ec;
  parser_->sax.reset();
  const std::size_t used = parser_->sax.write_some(false, text.data(), text.size(), ec);
  if (!ec && used < text.size()) ec = json::make_error_code(json::error::extra_data);
  if (!ec) return true;
  if (fault_.empty()) fault_ = "is not valid JSON (" + ec.message() + ")";
  return false;
}

bool JsonTape::refuse(std::string_view why) {
  fault_ = why;
  return false;
}

bool JsonTape::push(Kind kind, std::int64_t value, std::uint32_t size, bool in_arena) {
  if (nodes_.size() >= limits_.nodes) return refuse("has too many values");
  if (!open_.empty() && open_.back().is_array && ++open_.back().elements > limits_.elements) {
    return refuse("has an array with more than " + std::to_string(limits_.elements) + " elements");
  }
  nodes_.emplace_back(kind, in_arena, size, value);
  return true;
}

bool JsonTape::push_string(std::string_view last_part, bool is_key) {
  if (is_key && ++members_ > limits_.members) {
    return refuse("has more than " + std::to_string(limits_.members) + " members");
  }
  const std::less<> before;
  const char* const begin = json_.data();
  const bool is_view =
      !in_parts_ && !before(last_part.data(), begin) && before(last_part.data(), begin + json_.size());
  if (is_view) {
    return push(Kind::string, last_part.data() - begin, static_cast<std::uint32_t>(last_part.size()));
  }
  const std::size_t start = in_parts_ ? part_ : arena_.size();
  in_parts_ = false;
  arena_.append(last_part);
  const std::size_t size = arena_.size() - start;
  if (std::memchr(arena_.data() + start, 0, size) != nullptr) return refuse("contains the character U+0000");
  return push(Kind::string, static_cast<std::int64_t>(start), static_cast<std::uint32_t>(size), true);
}

bool JsonTape::open(Kind kind) {
  if (open_.size() >= limits_.depth) {
    return refuse("is nested deeper than " + std::to_string(limits_.depth) + " levels");
  }
  const auto place = static_cast<Place>(nodes_.size());
  if (!push(kind, 0)) return false;
  open_.push_back({place, 0, kind == Kind::array});
  return true;
}

bool JsonTape::close(std::size_t count) {
  const Place place = open_.back().place;
  open_.pop_back();
  nodes_[place].size = static_cast<std::uint32_t>(nodes_.size());
  nodes_[place].value = static_cast<std::int64_t>(count);
  if (nodes_[place].kind == Kind::object && has_duplicates(place, count)) {
    return refuse("has a member twice in one object");
  }
  return true;
}

bool JsonTape::has_duplicates(Place object, std::size_t count) {
  if (count > few_members) return has_duplicates_among_many(object);
  // Equal keys have equal marks; that two different keys share one is rare, so most keys are compared with
  // none.
  std::uint64_t marks = 0;
  for (Place key = object + 1; key < end(object); key = next(key + 1)) {
    const std::string_view name = text(key);
    const unsigned edges = name.empty() ? 0u
                                        : static_cast<unsigned char>(name.front()) * 5u +
                                              static_cast<unsigned char>(name.back()) * 11u;
    const std::uint64_t mark = std::uint64_t{1} << ((edges + name.size() * 7u) & 63u);
    if ((marks & mark) != 0) {
      for (Place other = object + 1; other < key; other = next(other + 1)) {
        if (text(other) == name) return true;
      }
    }
    marks |= mark;
  }
  return false;
}

bool JsonTape::has_duplicates_among_many(Place object) {
  keys_.clear();
  for (Place key = object + 1; key < end(object); key = next(key + 1))
    keys_.push_back(text(key));
  std::ranges::sort(keys_);
  return std::ranges::adjacent_find(keys_) != keys_.end();
}

}  // namespace banter::protocol
