#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace banter::transports::testing {

// A client with a blocking socket, which throws rather than wait longer than ten seconds.
class Client {
 public:
  // `receive_buffer`: bytes. `segment`: bytes that come at a time; with few of them the server's side of the
  // connection has a small buffer too. 0: what the system gives.
  explicit Client(std::uint16_t port, const std::string& address = "127.0.0.1", int receive_buffer = 0,
                  int segment = 0)
      : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    const timeval patience{.tv_sec = 10, .tv_usec = 0};
    const int on = 1;
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (receive_buffer != 0)
      ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    if (segment != 0) ::setsockopt(socket_, IPPROTO_TCP, TCP_MAXSEG, &segment, sizeof segment);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    ::inet_pton(AF_INET, address.c_str(), &to.sin_addr);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0)
      throw std::runtime_error("connect");
  }
  virtual ~Client() { close(); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  Client& send(std::string_view bytes) {
    while (!bytes.empty()) {
      const long sent = write_some(bytes);
      if (sent <= 0) throw std::runtime_error("send");
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return *this;
  }
  // Not an error when the server has closed.
  void send_if_open(std::string_view bytes) { write_some(bytes); }

  // The next line without its end; empty and at_end() when the server has closed.
  std::string line() { return until("\n"); }

  // What comes before `end`, which is taken too.
  std::string until(std::string_view end) {
    std::size_t at = buffer_.find(end);
    while (at == std::string::npos && receive())
      at = buffer_.find(end);
    if (at == std::string::npos) return {};
    std::string found = buffer_.substr(0, at);
    buffer_.erase(0, at + end.size());
    return found;
  }

  std::string exactly(std::size_t bytes) {
    while (buffer_.size() < bytes && receive()) {
    }
    std::string found = buffer_.substr(0, bytes);
    buffer_.erase(0, bytes);
    return found;
  }

  // Everything until the server closes.
  std::string rest() {
    while (receive()) {
    }
    return std::exchange(buffer_, {});
  }

  std::string ask(std::string_view request) {
    send(std::string(request) + "\n");
    return line();
  }

  bool at_end() const { return ended_; }
  // We send no more, but still listen.
  void end() { ::shutdown(socket_, SHUT_WR); }
  virtual void close() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
  }
  // Closes so that the server's side is reset.
  void reset() {
    const linger now{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    close();
  }
  int socket() const { return socket_; }

 protected:
  virtual long write_some(std::string_view bytes) {
    return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
  }
  virtual long read_some(char* into, std::size_t bytes) { return ::recv(socket_, into, bytes, 0); }

 private:
  bool receive() {
    if (ended_) return false;
    char bytes[16'384];
    const long got = read_some(bytes, sizeof bytes);
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
      throw std::runtime_error("nothing came in ten seconds");
    ended_ = got <= 0;
    if (got > 0) buffer_.append(bytes, static_cast<std::size_t>(got));
    return got > 0;
  }

  int socket_;
  std::string buffer_;
  bool ended_ = false;
};

// The same over TLS, trusting anybody.
class TlsClient final : public Client {
 public:
  explicit TlsClient(std::uint16_t port, int max_version = TLS1_3_VERSION, int receive_buffer = 0,
                     int segment = 0)
      : Client(port, "127.0.0.1", receive_buffer, segment),
        context_(SSL_CTX_new(TLS_client_method()), SSL_CTX_free) {
    SSL_CTX_set_max_proto_version(context_.get(), max_version);
    SSL_CTX_set_max_cert_list(context_.get(), 4 << 20);
    ssl_.reset(SSL_new(context_.get()));
    SSL_set_fd(ssl_.get(), socket());
    static const unsigned char protocols[] = "\x08http/1.1";
    SSL_set_alpn_protos(ssl_.get(), protocols, 9);
    if (SSL_connect(ssl_.get()) != 1) throw std::runtime_error("handshake");
  }
  ~TlsClient() override { close(); }

  void close() override {
    ssl_.reset();
    Client::close();
  }
  SSL* ssl() { return ssl_.get(); }

 private:
  struct Free {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
  };
  long write_some(std::string_view bytes) override {
    return SSL_write(ssl_.get(), bytes.data(), static_cast<int>(bytes.size()));
  }
  long read_some(char* into, std::size_t bytes) override {
    return SSL_read(ssl_.get(), into, static_cast<int>(bytes));
  }

  std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> context_;
  std::unique_ptr<SSL, Free> ssl_;
};

}  // namespace banter::transports::testing
