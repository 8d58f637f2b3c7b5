#include "bench/load/transfer.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <utility>

#include "base/hash.hpp"
#include "base/random.hpp"
#include "tests/harness/child.hpp"

namespace banter::bench {
namespace {

constexpr std::size_t kBlock = std::size_t{16} << 20;
constexpr std::size_t kPiece = std::size_t{256} << 10;

// The value of a field of a head; empty when there is none.
std::string field(const std::string& head, const std::string& name) {
  const std::string begin = "\r\n" + name + ": ";
  const std::size_t at = head.find(begin);
  if (at == std::string::npos) return {};
  return head.substr(at + begin.size(), head.find("\r\n", at + 2) - at - begin.size());
}

std::uint64_t number(const std::string& text) {
  std::uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string token_in(const std::string& json) {
  const std::string key = "\"token\":\"";
  const std::size_t at = json.find(key);
  if (at == std::string::npos) throw harness::Failure("no session: " + json);
  return json.substr(at + key.size(), json.find('"', at + key.size()) - at - key.size());
}

}  // namespace

void send_all(int socket, std::span<const char> bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) throw harness::Failure(std::string("cannot send: ") + std::strerror(errno));
    bytes = bytes.subspan(static_cast<std::size_t>(sent));
  }
}

Content::Content() : block_(kBlock) {
  base::random_bytes(std::as_writable_bytes(std::span(block_)));
}

void Content::each(std::uint64_t size, const std::function<void(std::span<const char>)>& send) {
  ++file_;
  std::memcpy(block_.data(), &file_, sizeof file_);
  for (std::uint64_t sent = 0; sent < size;) {
    const std::size_t at = sent % kBlock;
    const std::size_t piece = std::min<std::uint64_t>({kPiece, kBlock - at, size - sent});
    send({block_.data() + at, piece});
    sent += piece;
  }
}

Transfer::Transfer(const Loopback& server, const std::string& name) : server_(server) {
  connect();
  const auto ask = [&](const std::string& action) {
    const std::string body =
        R"({"action":")" + action + R"(","username":")" + name + R"(","password":"tea and cake"})";
    request("POST /api HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(body.size()) +
                "\r\n\r\n",
            body);
    const std::uint64_t size = number(field(response(), "Content-Length"));
    while (left_.size() < size) {
      std::string more(kPiece, '\0');
      const ssize_t got = ::recv(socket_, more.data(), more.size(), 0);
      if (got <= 0) throw harness::Failure("the server has closed the connection");
      left_.append(more, 0, static_cast<std::size_t>(got));
    }
    return std::exchange(left_, {});
  };
  std::string reply = ask("register");
  if (!reply.contains("\"token\"")) reply = ask("login");
  token_ = token_in(reply);
}

Transfer::~Transfer() {
  if (socket_ >= 0) ::close(socket_);
}

void Transfer::connect() {
  if (socket_ >= 0) ::close(socket_);
  left_.clear();
  socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = ::htonl(server_.address());
  address.sin_port = ::htons(server_.port());
  if (socket_ < 0 || ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
    throw harness::Failure(std::string("cannot connect: ") + std::strerror(errno));
  const int on = 1;
  ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

void Transfer::request(const std::string& head, std::string_view body) {
  send_all(socket_, head + std::string(body));
}

std::string Transfer::response() {
  while (true) {
    const std::size_t end = left_.find("\r\n\r\n");
    if (end != std::string::npos) {
      std::string head = left_.substr(0, end + 4);
      left_.erase(0, end + 4);
      return head;
    }
    std::string more(kPiece, '\0');
    const ssize_t got = ::recv(socket_, more.data(), more.size(), 0);
    if (got <= 0) throw harness::Failure("the server has closed the connection");
    left_.append(more, 0, static_cast<std::size_t>(got));
  }
}

std::uint64_t Transfer::hash_body(std::uint64_t size) {
  base::Sha256 hash;
  std::uint64_t read = std::min<std::uint64_t>(left_.size(), size);
  hash.update(std::string_view(left_).substr(0, read));
  left_.erase(0, read);
  std::vector<char> buffer(kPiece);
  while (read < size) {
    const ssize_t got =
        ::recv(socket_, buffer.data(), std::min<std::uint64_t>(buffer.size(), size - read), 0);
    if (got <= 0) throw harness::Failure("the server has closed the connection");
    hash.update(std::string_view(buffer.data(), static_cast<std::size_t>(got)));
    read += static_cast<std::uint64_t>(got);
  }
  (void)hash.finish();
  return read;
}

std::string Transfer::create(std::uint64_t size) {
  request("POST /files HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token_ +
          "\r\nTus-Resumable: 1.0.0\r\nContent-Length: 0\r\nUpload-Length: " + std::to_string(size) +
          "\r\n\r\n");
  const std::string head = response();
  std::string path = field(head, "Location");
  if (path.empty()) throw harness::Failure("no upload: " + head);
  return path;
}

bool Transfer::upload(const std::string& path, std::uint64_t size, Content& content,
                      const std::function<bool(std::uint64_t)>& pause) {
  request("PATCH " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token_ +
          "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\n"
          "Content-Length: " +
          std::to_string(size) + "\r\n\r\n");
  std::uint64_t sent = 0;
  bool goes_on = true;
  content.each(size, [&](std::span<const char> piece) {
    goes_on = goes_on && (!pause || pause(sent));
    if (goes_on) send_all(socket_, piece);
    sent += piece.size();
  });
  if (!goes_on) {
    connect();
    return false;
  }
  const std::string head = response();
  if (!head.starts_with("HTTP/1.1 204") || number(field(head, "Upload-Offset")) != size)
    throw harness::Failure("not uploaded: " + head);
  return true;
}

std::uint64_t Transfer::download(const std::string& path) {
  request("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token_ + "\r\n\r\n");
  const std::string head = response();
  if (!head.starts_with("HTTP/1.1 200")) throw harness::Failure("no file: " + head);
  return hash_body(number(field(head, "Content-Length")));
}

void Transfer::remove(const std::string& path) {
  request("DELETE " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token_ +
          "\r\nTus-Resumable: 1.0.0\r\n\r\n");
  (void)response();
}

}  // namespace banter::bench
