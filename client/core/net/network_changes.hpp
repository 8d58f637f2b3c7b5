#pragma once

#include <boost/asio/io_context.hpp>
#include <functional>
#include <memory>

namespace banter::client {

/// Tells when this machine's network has become another, once for all that happens within 0.3 s. Where the
/// system does not tell, neither does this. Belongs to the thread of its io_context.
class NetworkChanges {
 public:
  NetworkChanges(boost::asio::io_context& io, std::function<void()> on_change);
  ~NetworkChanges();
  NetworkChanges(const NetworkChanges&) = delete;
  NetworkChanges& operator=(const NetworkChanges&) = delete;

 private:
  struct Inside;
  std::shared_ptr<Inside> inside_;
};

}  // namespace banter::client
