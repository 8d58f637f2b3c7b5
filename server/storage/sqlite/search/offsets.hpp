#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace banter::storage::sqlite {

/// Which messages of a block hold a word: their distances from the block's first key, ascending.
using Offsets = std::vector<std::uint32_t>;

/// The shorter of two forms: the differences between neighbours, or a bit for each message of the block.
/// Replaces `out`. bits: the block has 2^bits messages.
void encode_offsets(const Offsets& offsets, int bits, std::string& out);

/// Adds `base` to each and puts them behind what `out` holds. False when the bytes are none of the above.
bool decode_offsets(std::span<const std::byte> bytes, int bits, std::uint32_t base, Offsets& out);

/// A set of messages of one block.
class OffsetSet {
 public:
  /// Of a block with 2^bits messages; empty, or all of them.
  void reset(int bits, bool all);
  void add(std::uint32_t offset) { words_[offset >> 6] |= std::uint64_t{1} << (offset & 63); }
  /// Adds what was encoded; false when the bytes cannot be read.
  bool add_encoded(std::span<const std::byte> bytes, int bits);
  /// Keeps what is in the other one, too. Both are of one size.
  void keep_common(const OffsetSet& other);
  bool empty() const;
  /// Calls visit(offset) from the greatest in [from, to) down, until it returns false.
  template <class Visit>
  void descend(std::uint32_t from, std::uint32_t to, Visit visit) const {
    for (std::uint32_t at = (to + 63) >> 6; at > from >> 6;) {
      --at;
      std::uint64_t word = words_[at];
      while (word != 0) {
        const auto bit = static_cast<std::uint32_t>(63 - __builtin_clzll(word));
        word &= ~(std::uint64_t{1} << bit);
        const std::uint32_t offset = (at << 6) | bit;
        if (offset >= to) continue;
        if (offset < from || !visit(offset)) return;
      }
    }
  }
  bool any(std::uint32_t from, std::uint32_t to) const {
    bool found = false;
    descend(from, to, [&](std::uint32_t) { return !(found = true); });
    return found;
  }

 private:
  std::vector<std::uint64_t> words_;
};

}  // namespace banter::storage::sqlite
