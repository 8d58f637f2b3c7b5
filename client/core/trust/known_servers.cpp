#include "client/core/trust/known_servers.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <thread>
#include <vector>

#include "base/platform/file.hpp"
#include "base/try.hpp"

namespace banter::client {
namespace {

constexpr std::size_t kMaxFile = 4 << 20;
constexpr std::string_view kHeading =
    "# The public keys of the servers that Banter has met; kept by Banter.\n"
    "# A server whose key is not the one written here is refused, unless an authority that this system "
    "trusts\n"
    "# vouches for it (see `banter trust --help`).\n";

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

bool is_about(const std::string& line, std::string_view server) {
  return line.starts_with(server) && line.size() > server.size() && line[server.size()] == ' ';
}

/// Others hold the lock for a few milliseconds only; whoever holds it longer hangs.
base::Expected<base::FileLock> patient_lock(const std::string& path) {
  for (int round = 0;; ++round) {
    auto lock = base::FileLock::take(path);
    if (lock || lock.error().os_error != EWOULDBLOCK || round == 300) return lock;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

base::Expected<std::string> read_or_empty(const std::string& path) {
  auto text = base::read_file(path, kMaxFile);
  if (!text && text.error().os_error == ENOENT) return std::string();
  return text;
}

}  // namespace

KnownServers::KnownServers(std::string path) : path_(std::move(path)) {}

base::Expected<std::optional<std::string>> KnownServers::find(std::string_view server) const {
  BANTER_TRY(text, read_or_empty(path_));
  std::optional<std::string> found;
  for (const std::string& line : lines_of(text)) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t space = line.find(' ');
    const bool whole = space != std::string::npos && space > 0 && space + 1 < line.size() &&
                       line.find_first_of(" \t\r", space + 1) == std::string::npos;
    if (!whole) return base::fault("cannot understand a line of " + path_ + "; correct it or take it away");
    if (is_about(line, server)) found = line.substr(space + 1);
  }
  return found;
}

base::Expected<void> KnownServers::keep(std::string_view server, std::string_view fingerprint) {
  return put(server, std::string(server).append(" ").append(fingerprint).append("\n"));
}

base::Expected<void> KnownServers::forget(std::string_view server) {
  return put(server, "");
}

base::Expected<void> KnownServers::put(std::string_view server, std::string_view line) {
  const std::size_t slash = path_.rfind('/');
  if (slash != std::string::npos && slash > 0) BANTER_CHECK(base::make_private_dir(path_.substr(0, slash)));
  BANTER_TRY(lock, patient_lock(path_ + ".lock"));
  BANTER_TRY(text, read_or_empty(path_));
  std::string kept(text.empty() ? kHeading : "");
  for (const std::string& other : lines_of(text)) {
    if (!is_about(other, server)) kept += other + "\n";
  }
  return base::write_private_file(path_, kept.append(line));
}

}  // namespace banter::client
