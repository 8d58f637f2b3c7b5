#include "client/core/net/resolve.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <mutex>
#include <thread>

#include "base/platform/look_up.hpp"

namespace banter::client {
namespace asio = boost::asio;
namespace {

using Endpoints = std::vector<asio::ip::tcp::endpoint>;

/// What the waiting coroutine and the thread that asks share; either may be gone before the other.
struct Lookup {
  std::mutex mutex;
  asio::io_context* io = nullptr;          // none when nobody waits any longer
  asio::steady_timer* answered = nullptr;  // touched on the thread of `io` only
  bool is_answered = false;
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
  auto addresses = base::look_up(host);
  Endpoints found;
  for (const std::string& text : addresses.value_or(std::vector<std::string>())) {
    boost::system::error_code none;
    const asio::ip::address address = asio::ip::make_address(text, none);
    if (!none) found.emplace_back(address, port);
  }

  const std::lock_guard hold(lookup->mutex);
  if (lookup->io == nullptr) return;
  const bool answered = addresses || addresses.error() != base::NoAddress::no_answer;
  asio::post(*lookup->io, [lookup, answered, found = std::move(found)]() mutable {
    lookup->is_answered = answered;
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
  const Interest interest(lookup);
  std::thread(look_up, lookup, address.host, address.port).detach();
  boost::system::error_code cancelled;
  co_await answered.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));

  if (!lookup->is_answered)
    co_return std::unexpected("The name " + address.host +
                              " cannot be looked up: the name service does not answer.");
  if (lookup->found.empty())
    co_return std::unexpected("There is no server called " + address.host + ": the name is not known.");
  co_return std::move(lookup->found);
}

}  // namespace banter::client
