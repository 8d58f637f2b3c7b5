#include "base/platform/network_watch.hpp"

#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sys/socket.h>

#include <cerrno>
#include <utility>

namespace banter::base {

Expected<NetworkWatch> NetworkWatch::open() {
  Descriptor socket(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE));
  sockaddr_nl address{};
  address.nl_family = AF_NETLINK;
  address.nl_groups =
      RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR | RTMGRP_IPV4_ROUTE | RTMGRP_IPV6_ROUTE;
  if (socket.get() < 0 || ::bind(socket.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
    return os_fault("cannot learn of changes of the network", errno);
  return NetworkWatch(std::move(socket));
}

bool NetworkWatch::has_changed() {
  alignas(nlmsghdr) char bytes[16'384];
  bool changed = false;
  while (true) {
    sockaddr_nl from{};
    socklen_t length = sizeof from;
    const ssize_t got =
        ::recvfrom(socket_.get(), bytes, sizeof bytes, 0, reinterpret_cast<sockaddr*>(&from), &length);
    if (got < 0 && errno == EINTR) continue;
    // More has happened than the system could keep for us.
    if (got < 0 && errno == ENOBUFS) {
      changed = true;
      continue;
    }
    if (got <= 0) return changed;
    if (from.nl_pid != 0) continue;  // another program's words
    auto left = static_cast<unsigned>(got);
    for (auto* at = reinterpret_cast<nlmsghdr*>(bytes); NLMSG_OK(at, left); at = NLMSG_NEXT(at, left))
      changed = matters(at) || changed;
  }
}

// Of an interface a lot is told that changes nothing, such as every search for other wireless networks.
bool NetworkWatch::matters(const void* message) {
  auto* header = static_cast<nlmsghdr*>(const_cast<void*>(message));
  switch (header->nlmsg_type) {
    case RTM_NEWADDR:
    case RTM_DELADDR:
    case RTM_DELLINK:
      return true;
    case RTM_NEWROUTE:
    case RTM_DELROUTE:
      // What the system only remembers of a route is no other route.
      return header->nlmsg_len >= NLMSG_LENGTH(sizeof(rtmsg)) &&
             (static_cast<const rtmsg*>(NLMSG_DATA(header))->rtm_flags & RTM_F_CLONED) == 0;
    case RTM_NEWLINK:
      break;
    default:
      return false;
  }
  if (header->nlmsg_len < NLMSG_LENGTH(sizeof(ifinfomsg))) return false;
  const auto* link = static_cast<const ifinfomsg*>(NLMSG_DATA(header));
  const unsigned state = link->ifi_flags & (IFF_UP | IFF_RUNNING);
  const auto [known, added] = interfaces_.try_emplace(link->ifi_index, state);
  return std::exchange(known->second, state) != state || (added && state != 0);
}

}  // namespace banter::base
