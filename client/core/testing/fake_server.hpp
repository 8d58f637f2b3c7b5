#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "protocol/codec/decode_request.hpp"
#include "protocol/codec/encode.hpp"

namespace banter::client::testing {

/// A key with a certificate for `localhost`, made anew for every object.
class TestCertificate {
 public:
  TestCertificate();
  const std::string& key_pem() const { return key_; }
  const std::string& certificate_pem() const { return certificate_; }

 private:
  std::string key_;
  std::string certificate_;
};

/// One client seen from its server. Every wait ends after 20 s with an exception.
class FakePeer {
 public:
  /// Takes the connected socket over; with a certificate, speaks TLS, which happens at the first use.
  FakePeer(int socket, const TestCertificate* certificate);
  FakePeer(FakePeer&&) noexcept;
  FakePeer& operator=(FakePeer&&) noexcept;
  ~FakePeer();

  /// Bytes as they are.
  void write(std::string_view bytes);
  void line(std::string_view text) { write(std::string(text) + "\n"); }
  void reply(const protocol::RequestId& id, const protocol::Reply& reply);
  void refuse(const protocol::RequestId& id, std::string_view action, protocol::ErrorCode code,
              std::string message = "No.");
  void event(const protocol::Event& event);

  /// The next request of the client; throws when it closes first.
  protocol::RequestFrame request();
  /// The next request, which must be of this kind.
  template <class Request>
  std::pair<protocol::RequestId, Request> expect() {
    protocol::RequestFrame frame = request();
    return {frame.id, std::get<Request>(std::move(frame.request))};
  }
  /// Answers `hello`, and `resume` if `username` is given.
  void greet(const std::string& username = {});

  // As HTTP.
  /// Whether what the client begins with is no line of JSON; waits for its first byte.
  bool begins_with_http();
  /// The next head, with its empty line; throws when the client closes first.
  std::string head();
  /// Some bytes of a body, 1 to `most`; throws when the client closes first.
  std::string some_bytes(std::size_t most);

  /// Waits until the client has closed the connection, reading what it still sends.
  void wait_for_end();
  /// Whether a TLS handshake succeeds.
  bool shake_hands();
  void close();

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

/// A server at a free port of 127.0.0.1 whose every word a test chooses.
class FakeServer {
 public:
  explicit FakeServer(const TestCertificate* certificate = nullptr, std::uint16_t port = 0);
  ~FakeServer();
  FakeServer(const FakeServer&) = delete;
  FakeServer& operator=(const FakeServer&) = delete;

  std::uint16_t port() const { return port_; }
  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
  FakePeer accept();

  /// From now on, connections are served in the background, until the object is gone: those of lines one
  /// after the other, by calling `answer` for every request, and those of HTTP at the same time, each by
  /// `http`.
  void serve(std::function<void(FakePeer&, protocol::RequestFrame)> answer,
             std::function<void(FakePeer&)> http = {});

 private:
  int socket_ = -1;
  std::uint16_t port_ = 0;
  const TestCertificate* certificate_;
  std::mutex one_by_one_;
  std::vector<std::jthread> connections_;  // of the server's thread
  std::jthread server_;
};

}  // namespace banter::client::testing
