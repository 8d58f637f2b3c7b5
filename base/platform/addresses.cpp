#include "base/platform/addresses.hpp"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

#include <iterator>
#include <memory>
#include <optional>

namespace banter::base {
namespace {

std::optional<LocalAddress> read(const ifaddrs& entry) {
  char text[INET6_ADDRSTRLEN] = {};
  LocalAddress address;
  address.interface = entry.ifa_name;
  address.is_loopback = (entry.ifa_flags & IFF_LOOPBACK) != 0;
  if (entry.ifa_addr->sa_family == AF_INET) {
    const in_addr& ip = reinterpret_cast<const sockaddr_in*>(entry.ifa_addr)->sin_addr;
    address.is_link_local = (ntohl(ip.s_addr) >> 16) == 0xA9FE;  // 169.254.0.0/16
    ::inet_ntop(AF_INET, &ip, text, sizeof text);
  } else if (entry.ifa_addr->sa_family == AF_INET6) {
    const in6_addr& ip = reinterpret_cast<const sockaddr_in6*>(entry.ifa_addr)->sin6_addr;
    address.is_v6 = true;
    address.is_link_local = IN6_IS_ADDR_LINKLOCAL(&ip) != 0;
    ::inet_ntop(AF_INET6, &ip, text, sizeof text);
  } else {
    return std::nullopt;
  }
  address.text = text;
  return address;
}

}  // namespace

std::vector<LocalAddress> local_addresses() {
  ifaddrs* first = nullptr;
  if (::getifaddrs(&first) != 0) return {};
  const std::unique_ptr<ifaddrs, void (*)(ifaddrs*)> owner(first, &::freeifaddrs);
  std::vector<LocalAddress> addresses;
  std::vector<LocalAddress> v6;
  for (const ifaddrs* entry = first; entry != nullptr; entry = entry->ifa_next) {
    if (entry->ifa_addr == nullptr || (entry->ifa_flags & IFF_UP) == 0) continue;
    auto address = read(*entry);
    if (address) (address->is_v6 ? v6 : addresses).push_back(std::move(*address));
  }
  addresses.insert(addresses.end(), std::make_move_iterator(v6.begin()), std::make_move_iterator(v6.end()));
  return addresses;
}

}  // namespace banter::base
