#pragma once

#include <boost/asio/awaitable.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/hash.hpp"
#include "client/core/transfers/files/source.hpp"
#include "client/core/transfers/notes.hpp"
#include "client/core/transfers/observer.hpp"
#include "client/core/transfers/wire/transport.hpp"

namespace banter::client::transfers {

/// Brings one file to the server, from where the server says it is, through any number of broken connections;
/// what has arrived is compared with what was read, byte for byte by its hash.
class Upload {
 public:
  /// Called when something is to be remembered: before anything is sent under a new file id.
  using Remember = std::function<Outcome<void>(const NotedFile&)>;

  /// `file`: what is known of it; with a file id it goes on, with a hash it is only looked at. `source` is
  /// the same file.
  Upload(Transport& transport, Source source, NotedFile file, Observer observer, Remember remember);

  /// The file with its id and hash.
  boost::asio::awaitable<Outcome<NotedFile>> run();

 private:
  boost::asio::awaitable<Outcome<void>> attempt();
  boost::asio::awaitable<Outcome<std::int64_t>> begin();
  boost::asio::awaitable<Outcome<void>> hash_up_to(std::int64_t offset);
  boost::asio::awaitable<Outcome<void>> send_from(std::int64_t offset);
  boost::asio::awaitable<Outcome<void>> compare();
  Outcome<std::string_view> next_piece();
  void note_offset(std::int64_t offset);
  boost::asio::awaitable<std::optional<Failure>> follow_change();
  std::optional<Failure> begin_anew(std::string why);
  Outcome<void> open_again();

  Transport& transport_;
  Source source_;
  NotedFile file_;
  Observer observer_;
  Remember remember_;
  base::Sha256 hasher_;
  std::int64_t hashed_ = 0;    // bytes from the beginning that hasher_ has seen
  std::string digest_;         // of the whole file, once it has been read
  std::int64_t position_ = 0;  // where the next piece is read
  std::string piece_;
  std::int64_t confirmed_ = 0;  // the farthest that the server has said
  int fruitless_ = 0;           // requests since then
  int beginnings_ = 0;
  bool hopeless_ = false;  // a person is to be told rather than kept waiting
};

}  // namespace banter::client::transfers
