#include "bench/load/sample.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <string>

namespace banter::bench {

double Sample::quantile(double share) {
  if (spans_.empty()) return 0;
  const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(spans_.size())));
  const auto at =
      spans_.begin() + static_cast<std::ptrdiff_t>(std::clamp<std::size_t>(rank, 1, spans_.size()) - 1);
  std::nth_element(spans_.begin(), at, spans_.end());
  return std::chrono::duration<double, std::micro>(*at).count();
}

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

Sample sync_times(const std::string& folder, int count) {
  const std::string path = folder + "/sync-probe";
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
  if (file < 0) throw harness::Failure("cannot create " + path + ": " + std::strerror(errno));
  const std::array<char, 4096> block{};
  Sample sample;
  bool whole = true;
  for (int i = 0; whole && i < count; ++i) {
    const Moment start = std::chrono::steady_clock::now();
    whole = ::write(file, block.data(), block.size()) == static_cast<ssize_t>(block.size()) &&
            ::fdatasync(file) == 0;
    sample.add(std::chrono::steady_clock::now() - start);
  }
  ::close(file);
  ::unlink(path.c_str());
  if (!whole) throw harness::Failure("cannot write " + path);
  return sample;
}

}  // namespace banter::bench
