#include "base/platform/look_up.hpp"

#include <netdb.h>
#include <sys/socket.h>

namespace banter::base {

std::expected<std::vector<std::string>, NoAddress> look_up(const std::string& host) {
  addrinfo wanted{};
  wanted.ai_family = AF_UNSPEC;
  wanted.ai_socktype = SOCK_STREAM;
  addrinfo* list = nullptr;
  const int error = ::getaddrinfo(host.c_str(), nullptr, &wanted, &list);
  std::vector<std::string> found;
  for (const addrinfo* at = list; error == 0 && at != nullptr; at = at->ai_next) {
    char text[NI_MAXHOST];
    if (::getnameinfo(at->ai_addr, at->ai_addrlen, text, sizeof text, nullptr, 0, NI_NUMERICHOST) == 0)
      found.emplace_back(text);
  }
  if (list != nullptr) ::freeaddrinfo(list);
  if (error == EAI_AGAIN) return std::unexpected(NoAddress::no_answer);
  if (found.empty()) return std::unexpected(NoAddress::unknown);
  return found;
}

}  // namespace banter::base
