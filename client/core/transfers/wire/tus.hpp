#pragma once

#include <boost/asio/awaitable.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "client/core/transfers/files/media.hpp"
#include "client/core/transfers/wire/http.hpp"

// The requests of tus 1.0 and of downloads, one function each. A failure is of kind `network` or `wait` where
// the same may succeed later; what the server says that it does not have is `not_found`.
namespace banter::client::transfers {

/// Whether `text` can be the id of a file: 1 to 128 letters, digits, `-` and `_`.
bool is_file_id(std::string_view text);

struct NewUpload {
  std::int64_t size = 0;
  std::string file_name{};
  MediaFacts facts{};
};

/// POST: a new upload; its id.
boost::asio::awaitable<Outcome<std::string>> create_upload(HttpConnection& http, std::string token,
                                                           NewUpload upload);
/// HEAD: how many of its `size` bytes the server has.
boost::asio::awaitable<Outcome<std::int64_t>> upload_offset(HttpConnection& http, std::string token,
                                                            std::string id, std::int64_t size);
/// PATCH: all that is missing, from `offset` on. Failures also: `conflict` when the server is elsewhere.
boost::asio::awaitable<Outcome<void>> send_rest(HttpConnection& http, std::string token, std::string id,
                                                std::int64_t offset, std::int64_t size,
                                                HttpConnection::Body body);
/// DELETE: the server need not keep it.
boost::asio::awaitable<Outcome<void>> remove_upload(HttpConnection& http, std::string token, std::string id);

/// What the server tells about a file that it sends, or would send.
struct OpenedFile {
  std::int64_t offset = 0;  ///< of the first byte that comes
  std::int64_t size = 0;    ///< of the whole file
  std::string sha256;       ///< of the whole file, in hexadecimal
  std::string file_name;    ///< as the server calls it; empty: not told. Foreign text.
};

/// HEAD of a file, which an upload is once it is whole.
boost::asio::awaitable<Outcome<OpenedFile>> stored_file(HttpConnection& http, std::string token,
                                                        std::string id);
/// GET: from `offset` on, which is less than the size, if the file still is the one with `sha256`, and
/// otherwise all of it. The bytes are then read from `http`.
boost::asio::awaitable<Outcome<OpenedFile>> open_file(HttpConnection& http, std::string token, std::string id,
                                                      std::int64_t offset, std::string sha256);

}  // namespace banter::client::transfers
