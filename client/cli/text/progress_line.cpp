#include "client/cli/text/progress_line.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <vector>

#include "client/cli/text/lines.hpp"
#include "client/cli/text/visible.hpp"
#include "client/cli/text/wrap.hpp"

namespace banter::cli {
namespace {

using client::transfers::Progress;

constexpr std::size_t kWidestName = 40;
constexpr std::size_t kWidestBar = 30;
constexpr std::size_t kNarrowestBar = 8;

/// Rounded down: 100 is when it is done.
std::int64_t percent_of(const Progress& progress) {
  if (progress.total <= 0) return 0;
  return static_cast<std::int64_t>(static_cast<double>(std::min(progress.done, progress.total)) * 100.0 /
                                   static_cast<double>(progress.total));
}

std::string bar(std::int64_t percent, std::size_t width) {
  const std::size_t inside = width - 2;
  const std::size_t full = std::min(inside, inside * static_cast<std::size_t>(percent) / 100);
  std::string text = "[" + std::string(full, '=');
  if (full < inside) text += ">" + std::string(inside - full - 1, ' ');
  return text + "]";
}

/// What stands behind the percents, the most important first.
std::vector<std::string> details_of(const Progress& progress) {
  std::vector<std::string> details;
  if (progress.phase == Progress::Phase::waiting) {
    details.push_back(progress.trouble.empty()
                          ? "waiting for the server"
                          : fmt::format("{} Trying again in {} s.", visible_line(progress.trouble),
                                        (progress.again_in + 999) / 1'000));
    return details;
  }
  const std::string size = fmt::format("{} of {}", size_text(progress.done), size_text(progress.total));
  if (progress.phase == Progress::Phase::comparing) {
    details.push_back("looking at what is there already");
    details.push_back(size);
    return details;
  }
  details.push_back(size);
  if (progress.speed > 0) details.push_back(size_text(progress.speed) + "/s");
  if (progress.left && progress.done < progress.total) details.push_back(span_text(*progress.left) + " left");
  return details;
}

std::string cut(const std::string& line, std::size_t columns) {
  if (columns == 0 || columns_of(line) <= columns) return line;
  return wrap(line, std::max<std::size_t>(2, columns), 0).front();
}

}  // namespace

std::string span_text(base::Millis time) {
  const std::int64_t seconds = (time + 999) / 1'000;
  if (seconds < 60) return fmt::format("{} s", seconds);
  const std::int64_t minutes = (seconds + 59) / 60;
  if (minutes < 60) return fmt::format("{} min", minutes);
  if (minutes < 48 * 60) return fmt::format("{} h {} min", minutes / 60, minutes % 60);
  return fmt::format("{} days", minutes / (24 * 60));
}

std::string progress_line(const Progress& progress, std::size_t columns) {
  std::string name = visible_line(progress.name, kWidestName);
  if (progress.files > 1) name += fmt::format(" ({} of {})", progress.file + 1, progress.files);
  const std::int64_t percent = percent_of(progress);
  std::string line = fmt::format("{}  {:2} %", name, percent);
  // The last column stays free: writing into it would break the line.
  const std::size_t room = columns == 0 ? 0 : columns - 1;
  std::string details;
  for (const std::string& detail : details_of(progress)) {
    if (room > 0 && columns_of(line + details) + 2 + columns_of(detail) > room) break;
    details += "  " + detail;
  }
  const std::size_t taken = columns_of(line) + columns_of(details) + 1;
  if (room >= taken + kNarrowestBar && progress.phase == Progress::Phase::moving)
    line += " " + bar(percent, std::min(kWidestBar, room - taken));
  return cut(line + details, room);
}

}  // namespace banter::cli
