#pragma once

#include <vector>

#include "bench/load/loop.hpp"

namespace banter::bench {

// Durations of one kind, for their quantiles.
class Sample {
 public:
  void add(Nanoseconds span) { spans_.push_back(span); }
  std::size_t size() const { return spans_.size(); }
  void clear() { spans_.clear(); }

  // The span in microseconds that `share` (0 … 1) of them do not exceed; 0 when there are none.
  double quantile(double share);

 private:
  std::vector<Nanoseconds> spans_;
};

// The middle one; of an even number the lower middle one. 0 when there are none.
double median(std::vector<double> values);

// What this disk takes, for comparison with anything that waits for it: appends of 4 KiB to a file in
// `folder`, each followed by fdatasync.
Sample sync_times(const std::string& folder, int count);

}  // namespace banter::bench
