#pragma once

#include <boost/asio/awaitable.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/hash.hpp"
#include "client/core/transfers/files/folder.hpp"
#include "client/core/transfers/notes.hpp"
#include "client/core/transfers/observer.hpp"
#include "client/core/transfers/wire/transport.hpp"

namespace banter::client::transfers {

/// A file that the server has.
struct WantedFile {
  std::string file_id;
  /// What a message says of it; left out, the server is asked. The name is foreign text.
  std::string file_name{};
  std::optional<std::int64_t> size{};
  std::string sha256{};  ///< in hexadecimal
};

struct ReceivedFile {
  std::string path;  ///< of the folder as it was named, and the name that the file got
  std::string name;
  std::int64_t size = 0;
};

/// Fetches one file into a folder, from where an earlier process stopped, through any number of broken
/// connections. What has not the right hash never gets a name.
class Download {
 public:
  Download(Transport& transport, Folder folder, Notes& notes, WantedFile wanted, Observer observer);

  boost::asio::awaitable<Outcome<ReceivedFile>> run();

 private:
  boost::asio::awaitable<Outcome<void>> attempt();
  boost::asio::awaitable<Outcome<void>> learn();
  boost::asio::awaitable<Outcome<void>> hash_what_is_there();
  boost::asio::awaitable<Outcome<void>> fetch();
  boost::asio::awaitable<Outcome<void>> take_bytes();
  Outcome<void> open_part();
  Outcome<void> begin_anew();
  Outcome<void> write(std::string_view bytes);
  Outcome<bool> is_right();
  Outcome<ReceivedFile> place();

  Transport& transport_;
  Folder folder_;
  Notes& notes_;
  WantedFile wanted_;
  Observer observer_;
  std::string name_;  // a safe one
  std::optional<Part> part_;
  base::Sha256 hasher_;
  std::int64_t size_ = 0;    // of the whole file
  std::int64_t hashed_ = 0;  // bytes that hasher_ has seen
  std::int64_t there_ = 0;   // bytes that are written
  int wrong_ = 0;            // times that what came was not the file
};

}  // namespace banter::client::transfers
