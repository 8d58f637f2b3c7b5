#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace banter::protocol {

// One JSON text, flattened into an array of nodes in the order of the text. A tape is used again and again,
// so that after a while a frame costs no allocation. Strings without escapes are views into the text itself,
// which therefore must outlive what is read here; the others lie in the tape until the next parse.
class JsonTape {
 public:
  struct Limits {
    std::uint32_t depth;     // objects and arrays inside one another
    std::uint32_t members;   // of all objects together
    std::uint32_t elements;  // of any one array
    std::uint32_t nodes;     // keys and values of all kinds
  };

  enum class Kind : std::uint8_t { null, boolean, integer, other_number, string, object, array };

  // Nodes are named by their place. 0 is the outermost value; inside an object, keys and values alternate.
  using Place = std::uint32_t;

  JsonTape();
  ~JsonTape();
  JsonTape(const JsonTape&) = delete;
  JsonTape& operator=(const JsonTape&) = delete;

  // False: fault() tells why, and what came before it may still be read.
  bool parse(std::string_view json, const Limits& limits);
  const std::string& fault() const { return fault_; }

  bool empty() const { return nodes_.empty(); }
  Kind kind(Place place) const { return nodes_[place].kind; }

  // Of an object or array: the place behind its last node. Where the parse ended inside: the end of the tape.
  Place end(Place container) const;
  Place next(Place place) const;
  std::uint32_t count(Place container) const { return static_cast<std::uint32_t>(nodes_[container].value); }

  bool boolean(Place place) const { return nodes_[place].value != 0; }
  std::int64_t integer(Place place) const { return nodes_[place].value; }
  std::string_view text(Place place) const;
  bool is_text(Place place, std::string_view text) const;

 private:
  class Handler;
  struct Parser;

  struct Node {
    Kind kind;
    bool in_arena;       // of a string
    std::uint32_t size;  // bytes of a string; the place behind an object or array, 0 while it is open
    std::int64_t value;  // number, boolean, count, or where the string begins
  };

  struct Open {
    Place place;
    std::uint32_t elements;
    bool is_array;
  };

  bool push(Kind kind, std::int64_t value, std::uint32_t size = 0, bool in_arena = false);
  bool push_string(std::string_view last_part, bool is_key);
  bool open(Kind kind);
  bool close(std::size_t count);
  bool refuse(std::string_view why);
  bool has_duplicates(Place object, std::size_t count);
  bool has_duplicates_among_many(Place object);

  std::string_view json_;
  Limits limits_{};
  std::vector<Node> nodes_;
  std::string arena_;
  std::size_t part_ = 0;  // where the string begins in the arena that is being read in parts
  bool in_parts_ = false;
  std::uint32_t members_ = 0;
  std::vector<Open> open_;
  std::vector<std::string_view> keys_;
  std::string fault_;
  std::unique_ptr<Parser> parser_;
};

inline JsonTape::Place JsonTape::end(Place container) const {
  const Node& node = nodes_[container];
  return node.size != 0 ? node.size : static_cast<Place>(nodes_.size());
}

inline JsonTape::Place JsonTape::next(Place place) const {
  const Kind kind = nodes_[place].kind;
  return kind == Kind::object || kind == Kind::array ? end(place) : place + 1;
}

inline std::string_view JsonTape::text(Place place) const {
  const Node& node = nodes_[place];
  const char* base = node.in_arena ? arena_.data() : json_.data();
  return {base + node.value, node.size};
}

inline bool JsonTape::is_text(Place place, std::string_view wanted) const {
  return nodes_[place].size == wanted.size() && text(place) == wanted;
}

}  // namespace banter::protocol
