#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace banter::storage::sqlite {

/// Lets a table of strings be asked with any kind of text, without making a string.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
};

/// A bounded cache: what was used since the last age() is young, what was not is old, and what is old
/// for a whole generation goes. One thread.
template <class Key, class Value, class Hash = std::hash<Key>, class Equal = std::equal_to<>>
class TwoGenerations {
 public:
  /// At most `most` values are young.
  explicit TwoGenerations(std::size_t most) : most_(most) {}

  /// The value, or null. It stays where it is until age(), erase() or clear().
  template <class Asked>
  Value* find(const Asked& key) {
    if (const auto found = young_.find(key); found != young_.end()) return &found->second;
    if (const auto found = old_.find(key); found != old_.end()) {
      return &young_.insert(old_.extract(found)).position->second;
    }
    return nullptr;
  }

  /// Adds or replaces.
  template <class Asked>
  Value& put(const Asked& key, Value value) {
    if (Value* found = find(key)) return *found = std::move(value);
    return young_.emplace(Key(key), std::move(value)).first->second;
  }

  template <class Asked>
  void erase(const Asked& key) {
    if (const auto found = young_.find(key); found != young_.end()) young_.erase(found);
    if (const auto found = old_.find(key); found != old_.end()) old_.erase(found);
  }

  /// Makes room when there are too many. Never while somebody holds a pointer into the cache.
  void age() {
    if (young_.size() <= most_) return;
    old_ = std::move(young_);
    young_.clear();
  }

  void clear() {
    young_.clear();
    old_.clear();
  }

 private:
  using Table = std::unordered_map<Key, Value, Hash, Equal>;
  const std::size_t most_;
  Table young_;
  Table old_;
};

}  // namespace banter::storage::sqlite
