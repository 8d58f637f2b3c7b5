#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "server/core/keys.hpp"

namespace banter::transports {

// A ConnectionId is (from the top) a zero bit, 31 bits of generation, 24 of slot and 8 of loop. A slot that
// is used again has another generation, so what was meant for the one before finds nobody.
constexpr unsigned loop_of(core::ConnectionId id) {
  return static_cast<unsigned>(id.value & 0xFF);
}
constexpr std::uint32_t slot_of(core::ConnectionId id) {
  return static_cast<std::uint32_t>(id.value >> 8 & 0xFFFFFF);
}

// The connections of one loop, by id. One thread.
template <class T>
class Slots {
 public:
  static constexpr std::size_t most = 1U << 24U;

  explicit Slots(unsigned loop) : loop_(loop) {}

  // At most `most` at a time.
  core::ConnectionId take(T* what) {
    if (free_.empty()) {
      free_.push_back(static_cast<std::uint32_t>(slots_.size()));
      slots_.push_back({});
    }
    const std::uint32_t slot = free_.back();
    free_.pop_back();
    slots_[slot].what = what;
    return id_of(slot);
  }

  void release(core::ConnectionId id) {
    Slot& slot = slots_[slot_of(id)];
    slot.what = nullptr;
    slot.generation = slot.generation == 0x7FFFFFFF ? 1 : slot.generation + 1;
    free_.push_back(slot_of(id));
  }

  // Null for an id that was released, or never given.
  T* find(core::ConnectionId id) const {
    const std::uint32_t slot = slot_of(id);
    return slot < slots_.size() && id == id_of(slot) ? slots_[slot].what : nullptr;
  }

  // Whoever has the slot now; null when nobody has.
  T* at(std::uint32_t slot) const { return slots_[slot].what; }
  std::size_t size() const { return slots_.size(); }

 private:
  struct Slot {
    T* what = nullptr;
    std::uint32_t generation = 1;
  };

  core::ConnectionId id_of(std::uint32_t slot) const {
    return {static_cast<std::int64_t>(std::uint64_t{slots_[slot].generation} << 32U |
                                      std::uint64_t{slot} << 8U | loop_)};
  }

  unsigned loop_;
  std::vector<Slot> slots_;
  std::vector<std::uint32_t> free_;
};

}  // namespace banter::transports
