#include "client/core/net/resolve.hpp"

#include <netdb.h>

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <mutex>
#include <thread>

namespace banter::client {
namespace asio = boost::asio;
namespace {

using Endpoints = std::vector<asio::ip::tcp::endpoint>;

/// What the waiting coroutine and the thread that asks share; either may be gone before the other.
struct Lookup {
  std::mutex mutex;
  asio::io_context* io = nullptr;          // none when nobody waits any longer
  asio::steady_timer* answered = nullptr;  // touched on the thread of `io` only
  int error = 0;
  Endpoints found;
};

/// Ends the interest in a lookup, also when the coroutine is destroyed while it waits.
class Interest {
 public:
  explicit Interest(std::shared_ptr<Lookup> lookup) : lookup_(std::move(lookup)) {}
  ~Interest() {
    lookup_->answered = nullptr;
    const std::lock_guard hold(lookup_->mutex);
    lookup_->io = nullptr;
  }
  Interest(const Interest&) = delete;
  Interest& operator=(const Interest&) = delete;

 private:
  std::shared_ptr<Lookup> lookup_;
};

void look_up(const std::shared_ptr<Lookup>& lookup, const std::string& host, std::uint16_t port) {
  addrinfo wanted{};
  wanted.ai_family = AF_UNSPEC;
  wanted.ai_socktype = SOCK_STREAM;
  addrinfo* list = nullptr;
  const int error = ::getaddrinfo(host.c_str(), nullptr, &wanted, &list);
  Endpoints found;
  for (const addrinfo* at = list; error == 0 && at != nullptr; at = at->ai_next) {
    asio::ip::tcp::endpoint endpoint;
    if (at->ai_addrlen > endpoint.capacity()) continue;
    endpoint.resize(at->ai_addrlen);
    std::memcpy(endpoint.data(), at->ai_addr, at->ai_addrlen);
    endpoint.port(port);
    found.push_back(endpoint);
  }
  if (list != nullptr) ::freeaddrinfo(list);

  const std::lock_guard hold(lookup->mutex);
  if (lookup->io == nullptr) return;
  asio::post(*lookup->io, [lookup, error, found = std::move(found)]() mutable {
    lookup->error = error;
    lookup->found = std::move(found);
    if (lookup->answered != nullptr) lookup->answered->cancel();
  });
}

}  // namespace

asio::awaitable<std::expected<Endpoints, std::string>> resolve(asio::io_context& io, const Address& address) {
  boost::system::error_code no_literal;
  const asio::ip::address literal = asio::ip::make_address(address.host, no_literal);
  if (!no_literal) co_return Endpoints{{literal, address.port}};

  auto lookup = std::make_shared<Lookup>();
  asio::steady_timer answered(io, asio::steady_timer::time_point::max());
  lookup->io = &io;
  lookup->answered = &answered;
  lookup->error = EAI_AGAIN;
  const Interest interest(lookup);
  std::thread(look_up, lookup, address.host, address.port).detach();
  boost::system::error_code cancelled;
  co_await answered.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));

  if (lookup->error == EAI_AGAIN)
    co_return std::unexpected("The name " + address.host +
                              " cannot be looked up: the name service does not answer.");
  if (lookup->error != 0 || lookup->found.empty())
    co_return std::unexpected("There is no server called " + address.host + ": the name is not known.");
  co_return std::move(lookup->found);
}

}  // namespace banter::client
