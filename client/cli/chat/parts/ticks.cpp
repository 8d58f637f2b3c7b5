#include "client/cli/chat/parts/ticks.hpp"

#include <algorithm>
#include <utility>

namespace banter::cli {
namespace {

// More conversations than a person has; a server that names more shall not fill the memory.
constexpr std::size_t kMost = 10'000;
// More messages than a screen has rows.
constexpr std::size_t kMostShown = 200;

}  // namespace

Mark Ticks::mark_of(const Known& known, std::int64_t seq) {
  if (seq <= known.read) return Mark::read;
  return seq <= known.arrived ? Mark::arrived : Mark::sent;
}

Mark Ticks::mark_of(const std::string& conversation, std::int64_t seq) const {
  const auto found = known_.find(conversation);
  return found == known_.end() ? Mark::sent : mark_of(found->second, seq);
}

Ticks::Known* Ticks::find(const std::string& conversation) {
  const auto found = known_.find(conversation);
  if (found != known_.end()) return &found->second;
  return known_.size() >= kMost ? nullptr : &known_[conversation];
}

void Ticks::add(std::uint64_t number, ShownMessage shown) {
  Known* known = find(shown.message.conversation);
  if (known == nullptr || shown.mark == Mark::read) return;
  known->shown.emplace_back(number, std::move(shown));
  if (known->shown.size() > kMostShown) known->shown.pop_front();
}

void Ticks::moved(const std::string& conversation, std::int64_t arrived, std::int64_t read) {
  Known* known = find(conversation);
  if (known == nullptr) return;
  known->read = std::max(known->read, read);
  known->arrived = std::max({known->arrived, arrived, known->read});
  std::erase_if(known->shown, [&](auto& one) {
    auto& [number, shown] = one;
    const Mark mark = mark_of(*known, shown.message.seq);
    if (mark == shown.mark) return false;
    shown.mark = mark;
    return !change_(number, shown) || mark == Mark::read;
  });
}

}  // namespace banter::cli
