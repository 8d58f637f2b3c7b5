#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <expected>
#include <string>
#include <vector>

#include "client/core/address.hpp"

namespace banter::client {

/// The endpoints of `address`, in the order to be tried; none is empty. The error is a sentence.
/// Unlike Asio's resolver it never holds up the end of the program: a name service that does not answer
/// keeps only a thread waiting that nobody waits for. To be awaited on the thread that runs `io`.
boost::asio::awaitable<std::expected<std::vector<boost::asio::ip::tcp::endpoint>, std::string>> resolve(
    boost::asio::io_context& io, const Address& address);

}  // namespace banter::client
