#include "client/cli/mute.hpp"

#include <charconv>
#include <chrono>

#include "client/cli/text/style.hpp"

namespace banter::cli {
namespace {

constexpr base::Millis kForEver = 253'402'300'799'000;  // the last second of the year 9999
constexpr base::Millis kMostHours = 24 * 365 * 10;

}  // namespace

std::optional<base::Millis> muted_until(const std::string& written) {
  if (written.empty()) return kForEver;
  if (written == "off") return 0;
  base::Millis hours = 0;
  const char* const end = written.data() + written.size();
  const auto [rest, error] = std::from_chars(written.data(), end, hours);
  if (error != std::errc{} || rest != end || hours < 1 || hours > kMostHours) return std::nullopt;
  return wall_now() + hours * 3'600'000;
}

std::string mute_text(const std::string& place, base::Millis until) {
  if (until == 0) return place + " is not muted.";
  return place + " is muted" +
         (until == kForEver ? "; `mute off` ends it." : " until " + stamp_text(until) + ".");
}

base::Millis wall_now() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

}  // namespace banter::cli
