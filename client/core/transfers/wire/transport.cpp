#include "client/core/transfers/wire/transport.hpp"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>

#include "base/clock.hpp"

namespace banter::client::transfers {
namespace asio = boost::asio;

Transport::Transport(asio::io_context& io, std::shared_ptr<asio::ssl::context> tls, Options options,
                     Trouble on_trouble)
    : io_(io),
      options_(std::move(options)),
      on_trouble_(std::move(on_trouble)),
      http_(io, std::move(tls), options_.http),
      backoff_(options_.backoff),
      pause_(io),
      progressed_at_(now()) {}

base::Millis Transport::now() {
  return base::SystemClock().steady();
}

void Transport::progressed() {
  backoff_.reset();
  progressed_at_ = now();
}

asio::awaitable<bool> Transport::may_go_on(Failure failure) {
  const bool passing = failure.kind == FailureKind::network || failure.kind == FailureKind::wait;
  if (stopped_ || !passing) co_return false;
  const base::Millis pause = std::max(backoff_.next(), failure.retry_after.value_or(0));
  if (options_.give_up_after > 0 && now() + pause - progressed_at_ > options_.give_up_after) co_return false;
  on_trouble_(failure, pause);
  pause_.expires_after(std::chrono::milliseconds(pause));
  boost::system::error_code cancelled;
  co_await pause_.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
  co_return !stopped_;
}

asio::awaitable<void> Transport::yield() {
  co_await asio::post(io_, asio::use_awaitable);
}

void Transport::stop() {
  stopped_ = true;
  http_.close();
  pause_.cancel();
}

}  // namespace banter::client::transfers
