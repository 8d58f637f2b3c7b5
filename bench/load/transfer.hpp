#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "bench/load/loopback.hpp"

namespace banter::bench {

// Sends or receives on a blocking socket. Throws harness::Failure when the other side is gone.
void send_all(int socket, std::span<const char> bytes);

// Bytes for a file of any size: the same 16 MiB over and over, but for the first of them, so that no two
// files have the same content.
class Content {
 public:
  Content();
  // Gives the pieces of the next file of `size` bytes to `send`, in order, up to 256 KiB each.
  void each(std::uint64_t size, const std::function<void(std::span<const char>)>& send);

 private:
  std::vector<char> block_;
  std::uint64_t file_ = 0;
};

// A person who uploads and downloads by HTTP, over one connection, one thing at a time.
class Transfer {
 public:
  // Registers as `name`, or logs in.
  Transfer(const Loopback& server, const std::string& name);
  ~Transfer();
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  // The path of a new upload.
  std::string create(std::uint64_t size);
  // All of it, in one request; returns when the server has said that it is on disk. `pause` is called before
  // each piece, and may wait; when it gives false, the upload is left as it is, and the connection with it.
  bool upload(const std::string& path, std::uint64_t size, Content& content,
              const std::function<bool(std::uint64_t sent)>& pause = {});
  // Hashes what comes, as whoever compares it does. Gives how many bytes came.
  std::uint64_t download(const std::string& path);
  void remove(const std::string& path);

 private:
  void connect();
  void request(const std::string& head, std::string_view body = {});
  // The head of a response; what has come of the body stays in `left_`.
  std::string response();
  std::uint64_t hash_body(std::uint64_t size);

  const Loopback server_;
  int socket_ = -1;
  std::string token_;
  std::string left_;
};

}  // namespace banter::bench
