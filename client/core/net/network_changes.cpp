#include "client/core/net/network_changes.hpp"

#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <utility>

#include "base/platform/network_watch.hpp"

namespace banter::client {
namespace asio = boost::asio;
namespace {

// A new network comes as a dozen changes.
constexpr std::chrono::milliseconds kTogether(300);

}  // namespace

struct NetworkChanges::Inside : std::enable_shared_from_this<Inside> {
  Inside(asio::io_context& io, base::NetworkWatch opened, std::function<void()> told)
      : watch(std::move(opened)), news(io, watch.descriptor()), together(io), on_change(std::move(told)) {}
  ~Inside() { news.release(); }  // it is the watch's

  void wait() {
    news.async_wait(asio::posix::stream_descriptor::wait_read,
                    [self = shared_from_this()](const boost::system::error_code& error) {
                      if (error || !self->on_change) return;
                      if (self->watch.has_changed()) self->gather();
                      self->wait();
                    });
  }

  void gather() {
    if (std::exchange(gathering, true)) return;
    together.expires_after(kTogether);
    together.async_wait([self = shared_from_this()](const boost::system::error_code& cancelled) {
      self->gathering = false;
      // A copy: whoever is told may be gone behind it.
      if (const auto tell = self->on_change; !cancelled && tell) tell();
    });
  }

  void stop() {
    on_change = {};
    boost::system::error_code ignored;
    news.cancel(ignored);
    together.cancel();
  }

  base::NetworkWatch watch;
  asio::posix::stream_descriptor news;
  asio::steady_timer together;
  std::function<void()> on_change;
  bool gathering = false;
};

NetworkChanges::NetworkChanges(asio::io_context& io, std::function<void()> on_change) {
  auto watch = base::NetworkWatch::open();
  if (!watch) return;
  inside_ = std::make_shared<Inside>(io, std::move(*watch), std::move(on_change));
  inside_->wait();
}

NetworkChanges::~NetworkChanges() {
  if (inside_) inside_->stop();
}

}  // namespace banter::client
