#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace banter::storage::sqlite {

/// A name in the form in which names are compared (as protocol::fold_name), on the stack. A name longer
/// than any that exists becomes one that nobody has.
class Folded {
 public:
  explicit Folded(std::string_view name) {
    if (name.size() > bytes_.size()) return;
    for (const char c : name) {
      bytes_[size_++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  std::string_view view() const { return {bytes_.data(), size_}; }

 private:
  std::array<char, 96> bytes_;
  std::size_t size_ = 0;
};

}  // namespace banter::storage::sqlite
