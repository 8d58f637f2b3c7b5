#include "bench/load/by_clock.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace banter::bench {
namespace {

// Message i is due at start + i / rate and belongs to pair i mod pairs.
class Schedule {
 public:
  Schedule(std::uint64_t rate, const Options& options, const Pairs& pairs)
      : rate_(rate),
        warm_(static_cast<std::uint64_t>(options.warm * static_cast<double>(rate))),
        total_(warm_ + static_cast<std::uint64_t>(options.seconds * static_cast<double>(rate))) {
    for (std::size_t pair = 0; pair < pairs.count(); ++pair)
      sent_before_.push_back(pairs[pair].sent);
  }

  std::uint64_t warm() const { return warm_; }
  std::uint64_t total() const { return total_; }
  Moment due(std::uint64_t message) const { return start_ + Nanoseconds(message * 1'000'000'000 / rate_); }
  // Which message of the repetition a pair's number stands for.
  std::uint64_t message_of(std::size_t pair, std::uint64_t number) const {
    return (number - sent_before_[pair] - 1) * sent_before_.size() + pair;
  }

 private:
  std::uint64_t rate_, warm_, total_;
  Moment start_ = std::chrono::steady_clock::now();
  std::vector<std::uint64_t> sent_before_;
};

}  // namespace

ByClock send_by_clock(Loop& loop, Pairs& pairs, const Server& server, const Options& options,
                      std::uint64_t rate) {
  const Schedule schedule(rate, options, pairs);
  ByClock result;
  const auto on_line = [&](Client& client, std::string_view line) {
    const Pairs::Arrival arrival = pairs.take(client, line);
    if (arrival.what == Pairs::What::other) return;
    const std::uint64_t message = schedule.message_of(arrival.pair, arrival.number);
    if (message < schedule.warm()) return;
    Sample& sample = arrival.what == Pairs::What::delivered ? result.delivered : result.acknowledged;
    sample.add(std::chrono::steady_clock::now() - schedule.due(message));
  };
  std::optional<Meter> meter;
  for (std::uint64_t message = 0; message < schedule.total();) {
    if (message >= schedule.warm() && !meter) meter.emplace(server.pid());
    const Moment now = std::chrono::steady_clock::now();
    for (; message < schedule.total() && schedule.due(message) <= now; ++message)
      pairs.post(message % pairs.count());
    if (message < schedule.total())
      loop.turn(on_line, std::max(Nanoseconds::zero(), schedule.due(message) - now));
  }
  if (meter) result.usage = meter->so_far();
  const auto all = [&] {
    const std::size_t expected = schedule.total() - schedule.warm();
    return result.delivered.size() == expected && result.acknowledged.size() == expected;
  };
  loop.run(on_line, all, harness::in(std::chrono::seconds(60)), "deliver everything");
  return result;
}

}  // namespace banter::bench
