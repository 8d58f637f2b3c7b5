#include "server/app/startup/greeting.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>
#include <string_view>

#include "server/app/startup/version.hpp"

namespace banter::app {
namespace {

bool is_every_address(const std::string& address) {
  return address == "0.0.0.0" || address == "::";
}

std::string url(bool loopback, const std::string& host, std::uint16_t port) {
  const bool brackets = host.find(':') != std::string::npos;
  return fmt::format("{}://{}{}{}:{}", loopback ? "http" : "https", brackets ? "[" : "", host,
                     brackets ? "]" : "", port);
}

// As `banter` takes it, which knows by itself where it needs TLS.
std::string server_of(std::string_view url) {
  return std::string(url.substr(url.find("//") + 2));
}

void add(std::vector<std::string>& urls, std::string url) {
  if (std::ranges::find(urls, url) == urls.end()) urls.push_back(std::move(url));
}

std::string row(std::string_view name, std::string_view value) {
  return fmt::format("  {:<11} {}", name, value);
}

bool is_loopback(const std::string& address) {
  return address.starts_with("127.") || address == "::1";
}

}  // namespace

std::vector<std::string> reachable_urls(const Started& started,
                                        const std::vector<base::LocalAddress>& addresses) {
  std::vector<std::string> here;
  std::vector<std::string> elsewhere;
  for (const Started::Listener& listener : started.listeners) {
    if (!is_every_address(listener.address)) {
      const bool loopback = is_loopback(listener.address);
      add(loopback ? here : elsewhere, url(loopback, listener.address, listener.port));
      if (loopback) continue;
    }
    for (const std::string& name : started.names)
      add(elsewhere, url(false, name, listener.port));
    if (!is_every_address(listener.address)) continue;
    for (const base::LocalAddress& address : addresses) {
      // A link-local address needs the name of an interface, which a URL cannot carry.
      if ((address.is_v6 && listener.address == "0.0.0.0") || (address.is_v6 && address.is_link_local))
        continue;
      add(address.is_loopback ? here : elsewhere, url(address.is_loopback, address.text, listener.port));
    }
  }
  here.insert(here.end(), elsewhere.begin(), elsewhere.end());
  return here;
}

std::vector<std::string> fingerprint_lines(const std::optional<transports::tls::Fingerprints>& prints) {
  if (!prints) return {};
  return {row("key", prints->public_key + " (SHA-256, as `banter` shows it)"),
          row("certificate", prints->certificate + " (SHA-256, as browsers show it)")};
}

std::vector<std::string> greeting(const Started& started, const std::vector<base::LocalAddress>& addresses) {
  std::vector<std::string> lines{fmt::format("Banter {} is running.", version())};
  const std::vector<std::string> urls = reachable_urls(started, addresses);
  for (const std::string& url : urls)
    lines.push_back(row("reach it at", url));
  std::ranges::move(fingerprint_lines(started.fingerprints), std::back_inserter(lines));
  lines.push_back(row("data", started.data));
  lines.push_back(row("log", started.log));
  lines.emplace_back("Next, in another terminal:");
  lines.push_back(
      row("to talk", urls.empty() ? "banter chat" : "banter chat --server " + server_of(urls.front())));
  lines.push_back(row("to own it", "banterd user add NAME --role owner --data " + started.data));
  lines.emplace_back("Ctrl+C stops it.");
  return lines;
}

}  // namespace banter::app
