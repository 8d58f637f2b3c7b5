#include "client/core/testing/fake_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <utility>

namespace banter::client::testing {
namespace {

constexpr int kPatienceMs = 20'000;

struct Closed : std::runtime_error {
  Closed() : std::runtime_error("the client has closed the connection") {}
};

using TlsContext = std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)>;

TlsContext context_of(const TestCertificate& certificate) {
  TlsContext context(SSL_CTX_new(TLS_server_method()), &SSL_CTX_free);
  const auto bio_of = [](const std::string& text) {
    return std::unique_ptr<BIO, decltype(&BIO_free_all)>(
        BIO_new_mem_buf(text.data(), static_cast<int>(text.size())), &BIO_free_all);
  };
  EVP_PKEY* key = PEM_read_bio_PrivateKey(bio_of(certificate.key_pem()).get(), nullptr, nullptr, nullptr);
  X509* x509 = PEM_read_bio_X509(bio_of(certificate.certificate_pem()).get(), nullptr, nullptr, nullptr);
  SSL_CTX_use_certificate(context.get(), x509);
  SSL_CTX_use_PrivateKey(context.get(), key);
  X509_free(x509);
  EVP_PKEY_free(key);
  return context;
}

void wait_for(int socket, short what) {
  pollfd waiting{.fd = socket, .events = what, .revents = 0};
  if (::poll(&waiting, 1, kPatienceMs) <= 0) throw std::runtime_error("the client does nothing");
}

}  // namespace

struct FakePeer::Inside {
  int socket = -1;
  TlsContext context{nullptr, &SSL_CTX_free};
  std::unique_ptr<SSL, decltype(&SSL_free)> tls{nullptr, &SSL_free};
  bool shaken = false;
  std::string unread;

  ~Inside() {
    if (socket >= 0) ::close(socket);
  }

  bool shake_hands() {
    if (!tls || shaken) return true;
    shaken = true;
    wait_for(socket, POLLIN);
    return SSL_accept(tls.get()) == 1;
  }

  /// False at the end.
  bool read_more() {
    if (!shake_hands()) return false;
    char part[16'384];
    if (!tls || SSL_pending(tls.get()) == 0) wait_for(socket, POLLIN);
    const auto got = tls ? SSL_read(tls.get(), part, sizeof part) : ::recv(socket, part, sizeof part, 0);
    if (got <= 0) return false;
    unread.append(part, static_cast<std::size_t>(got));
    return true;
  }
};

FakePeer::FakePeer(int socket, const TestCertificate* certificate) : inside_(std::make_unique<Inside>()) {
  inside_->socket = socket;
  if (certificate == nullptr) return;
  inside_->context = context_of(*certificate);
  inside_->tls.reset(SSL_new(inside_->context.get()));
  SSL_set_fd(inside_->tls.get(), socket);
}
FakePeer::FakePeer(FakePeer&&) noexcept = default;
FakePeer& FakePeer::operator=(FakePeer&&) noexcept = default;
FakePeer::~FakePeer() = default;

bool FakePeer::shake_hands() {
  return inside_->shake_hands();
}

void FakePeer::write(std::string_view bytes) {
  if (!inside_->shake_hands()) throw Closed();
  while (!bytes.empty()) {
    const auto sent = inside_->tls
                          ? SSL_write(inside_->tls.get(), bytes.data(), static_cast<int>(bytes.size()))
                          : ::send(inside_->socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;  // what the client no longer hears is told by the next read
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

void FakePeer::reply(const protocol::RequestId& id, const protocol::Reply& reply) {
  std::string frame;
  protocol::append_reply(frame, id, reply);
  line(frame);
}

void FakePeer::refuse(const protocol::RequestId& id, std::string_view action, protocol::ErrorCode code,
                      std::string message) {
  std::string frame;
  protocol::append_refusal(frame, id, action, protocol::Error{.code = code, .message = std::move(message)});
  line(frame);
}

void FakePeer::event(const protocol::Event& event) {
  std::string frame;
  protocol::append_event(frame, event);
  line(frame);
}

protocol::RequestFrame FakePeer::request() {
  std::string& unread = inside_->unread;
  std::size_t end = 0;
  while ((end = unread.find('\n')) == std::string::npos) {
    if (!inside_->read_more()) throw Closed();
  }
  const std::string text = unread.substr(0, end);
  unread.erase(0, end + 1);
  auto frame = protocol::decode_request(text, protocol::Planned::accepted);
  if (!frame) throw std::runtime_error("the client sent no request: " + text);
  return std::move(*frame);
}

void FakePeer::greet(const std::string& username) {
  const auto hello = expect<protocol::HelloRequest>();
  reply(hello.first, protocol::HelloReply{.server = "fake", .protocol = 1});
  if (username.empty()) return;
  const auto resume = expect<protocol::ResumeRequest>();
  reply(resume.first,
        protocol::ResumeReply{.username = username, .role = protocol::Role::member, .device = "d"});
}

bool FakePeer::begins_with_http() {
  while (inside_->unread.empty()) {
    if (!inside_->read_more()) throw Closed();
  }
  return inside_->unread.front() != '{';
}

std::string FakePeer::head() {
  std::string& unread = inside_->unread;
  std::size_t end = 0;
  while ((end = unread.find("\r\n\r\n")) == std::string::npos) {
    if (!inside_->read_more()) throw Closed();
  }
  std::string head = unread.substr(0, end + 4);
  unread.erase(0, end + 4);
  return head;
}

std::string FakePeer::some_bytes(std::size_t most) {
  while (inside_->unread.empty()) {
    if (!inside_->read_more()) throw Closed();
  }
  std::string bytes = inside_->unread.substr(0, most);
  inside_->unread.erase(0, bytes.size());
  return bytes;
}

void FakePeer::wait_for_end() {
  while (inside_->read_more())
    inside_->unread.clear();
}

void FakePeer::close() {
  inside_ = std::make_unique<Inside>();
}

FakeServer::FakeServer(const TestCertificate* certificate, std::uint16_t port) : certificate_(certificate) {
  // OpenSSL writes without MSG_NOSIGNAL, and clients that leave in the middle are what is tested.
  sigset_t broken_pipe;
  sigemptyset(&broken_pipe);
  sigaddset(&broken_pipe, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &broken_pipe, nullptr);
  socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int yes = 1;
  ::setsockopt(socket_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  sockaddr_in here{};
  here.sin_family = AF_INET;
  here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  here.sin_port = htons(port);
  socklen_t size = sizeof here;
  if (::bind(socket_, reinterpret_cast<sockaddr*>(&here), size) != 0 || ::listen(socket_, 16) != 0 ||
      ::getsockname(socket_, reinterpret_cast<sockaddr*>(&here), &size) != 0)
    throw std::runtime_error("cannot listen for the test");
  port_ = ntohs(here.sin_port);
}

FakeServer::~FakeServer() {
  ::shutdown(socket_, SHUT_RDWR);
  if (server_.joinable()) {
    server_.request_stop();
    server_.join();
  }
  connections_.clear();
  ::close(socket_);
}

FakePeer FakeServer::accept() {
  wait_for(socket_, POLLIN);
  const int socket = ::accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
  if (socket < 0) throw std::runtime_error("no client came");
  return {socket, certificate_};
}

void FakeServer::serve(std::function<void(FakePeer&, protocol::RequestFrame)> answer,
                       std::function<void(FakePeer&)> http) {
  const auto one = [this, answer = std::move(answer), http = std::move(http)](int socket) {
    FakePeer peer(socket, certificate_);
    try {
      if (http && peer.begins_with_http()) {
        http(peer);
        return;
      }
      const std::lock_guard turn(one_by_one_);
      while (true)
        answer(peer, peer.request());
    } catch (const std::runtime_error&) {
      // The client has gone; the next one may come.
    }
  };
  server_ = std::jthread([this, one](const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      const int socket = ::accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
      if (socket < 0) return;
      connections_.emplace_back([one, socket] { one(socket); });
    }
  });
}

}  // namespace banter::client::testing
