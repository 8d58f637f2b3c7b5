#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "base/platform/file.hpp"
#include "server/transports/testing/http_client.hpp"
#include "server/transports/testing/test_server.hpp"
#include "server/transports/testing/websocket_client.hpp"
#include "server/transports/tls/certificate.hpp"
#include "server/transports/tls/context.hpp"
#include "server/transports/tls/openssl.hpp"

namespace banter::transports {
namespace {

using testing::Client;
using ::testing::HasSubstr;
using testing::login;
using testing::ping;
using testing::pong;
using ::testing::StartsWith;
using testing::test_options;
using testing::TestServer;
using testing::TimeFlies;
using testing::TlsClient;

// A folder that is gone afterwards.
struct Folder {
  std::string path = (std::filesystem::temp_directory_path() / "banter-tls-XXXXXX").string();
  Folder() {
    if (::mkdtemp(path.data()) == nullptr) throw std::runtime_error("mkdtemp");
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(path + "/" + name) << text;
    return path + "/" + name;
  }
};

std::string read(const std::string& path) {
  return base::read_file(path, 1U << 20U).value_or("");
}

Options with_tls(const Folder& folder) {
  auto options = test_options();
  options.tls_folder = folder.path + "/tls";
  return options;
}

TEST(Tls, EverythingIsSpokenInside) {
  Folder folder;
  TestServer server(with_tls(folder));
  TlsClient lines(server.port);
  EXPECT_STREQ(SSL_get_version(lines.ssl()), "TLSv1.3");
  EXPECT_EQ(lines.ask(ping), pong);
  TlsClient http(server.port);
  http.send(testing::get("/healthz", "Host: any.example\r\n"));
  EXPECT_EQ(testing::answer(http).status(), "200") << "under TLS any name will do";
  http.send(testing::post(login, "X-Banter: 1\r\nOrigin: https://localhost\r\n"));
  EXPECT_THAT(testing::answer(http).field("Set-Cookie"), StartsWith("__Host-banter=T0KEN;"));
  testing::WebSocketClient socket(std::make_unique<TlsClient>(server.port), server.port);
  EXPECT_EQ(socket.ask(ping), pong);
  Client plain(server.port);
  EXPECT_EQ(plain.ask(ping), pong);
}

TEST(Tls, VersionsAndProtocols) {
  Folder folder;
  TestServer server(with_tls(folder));
  TlsClient older(server.port, TLS1_2_VERSION);
  EXPECT_STREQ(SSL_get_version(older.ssl()), "TLSv1.2");
  EXPECT_EQ(older.ask(ping), pong);
  const unsigned char* chosen = nullptr;
  unsigned length = 0;
  SSL_get0_alpn_selected(older.ssl(), &chosen, &length);
  EXPECT_EQ(std::string(reinterpret_cast<const char*>(chosen), length), "http/1.1");
  EXPECT_THROW(TlsClient(server.port, TLS1_1_VERSION), std::runtime_error);
}

// A client of TLS 1.2 that offers only `ciphers`; whether the server shakes hands with it.
bool shakes_hands(const TestServer& server, const char* ciphers) {
  const Client carrier(server.port);
  const std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> context(SSL_CTX_new(TLS_client_method()), SSL_CTX_free);
  SSL_CTX_set_max_proto_version(context.get(), TLS1_2_VERSION);
  SSL_CTX_set_security_level(context.get(), 0);
  if (SSL_CTX_set_cipher_list(context.get(), ciphers) != 1) throw std::runtime_error("no such ciphers here");
  const std::unique_ptr<SSL, void (*)(SSL*)> ssl(SSL_new(context.get()), SSL_free);
  SSL_set_fd(ssl.get(), carrier.socket());
  return SSL_connect(ssl.get()) == 1;
}

TEST(Tls, OnlyCiphersWithForwardSecrecyAndAuthentication) {
  Folder folder;
  TestServer server(with_tls(folder));
  EXPECT_TRUE(shakes_hands(server, "ECDHE-ECDSA-AES128-GCM-SHA256"));
  for (const char* weak : {"kRSA", "AES128-GCM-SHA256", "ECDHE-ECDSA-AES128-SHA", "ECDHE-ECDSA-AES256-SHA384",
                           "DHE-RSA-AES128-GCM-SHA256", "PSK", "aNULL", "eNULL"})
    EXPECT_FALSE(shakes_hands(server, weak)) << weak;
}

TEST(Tls, NobodyNegotiatesTwiceOrCompresses) {
  Folder folder;
  TestServer server(with_tls(folder));
  TlsClient client(server.port, TLS1_2_VERSION);
  EXPECT_EQ(client.ask(ping), pong);
  EXPECT_EQ(SSL_get_current_compression(client.ssl()), nullptr);
  ASSERT_EQ(SSL_renegotiate(client.ssl()), 1);
  // Either it is told so, or the connection ends; a second handshake is not made.
  EXPECT_NE(SSL_do_handshake(client.ssl()), 1);
  TlsClient other(server.port);
  EXPECT_EQ(other.ask(ping), pong);
}

// What comes with a resumed session before the handshake is over could be sent again by anybody who saw it.
TEST(Tls, NothingIsTakenBeforeTheHandshakeIsOver) {
  Folder folder;
  TestServer server(with_tls(folder));
  TlsClient client(server.port);
  EXPECT_EQ(client.ask(ping), pong);  // the ticket has come with it
  const std::unique_ptr<SSL_SESSION, void (*)(SSL_SESSION*)> session(SSL_get1_session(client.ssl()),
                                                                     SSL_SESSION_free);
  ASSERT_EQ(SSL_SESSION_is_resumable(session.get()), 1);
  EXPECT_EQ(SSL_SESSION_get_max_early_data(session.get()), 0U);
}

TEST(Tls, LargeRepliesAndRequestsPassInOrder) {
  Folder folder;
  TestServer server(with_tls(folder));
  TlsClient client(server.port);
  EXPECT_THAT(client.ask(login), HasSubstr("\"ok\":true"));
  const core::ConnectionId id = server.core.latest();
  server.core.run([&](core::SessionHost& host) {
    for (int i = 0; i < 400; ++i)
      host.send(id, host.encode_event(protocol::MessageEvent{.seq = i, .content = std::string(5'000, 'x')}),
                core::FrameKind::reply);
  });
  for (int i = 0; i < 400; ++i)
    ASSERT_THAT(client.line(), HasSubstr("\"seq\":" + std::to_string(i) + ","));
  client.send(R"({"action":"file","x":")" + std::string(2'000'000, 'x') + "\"}\n" + ping + "\n");
  EXPECT_THAT(client.line(), HasSubstr("\"ok\":false"));
  EXPECT_EQ(client.line(), pong);
}

TEST(Tls, ASlowReaderIsClosedHereToo) {
  Folder folder;
  TestServer server(with_tls(folder));
  TlsClient client(server.port);
  EXPECT_THAT(client.ask(login), HasSubstr("\"ok\":true"));
  const core::ConnectionId id = server.core.latest();
  int sent = 0;
  while (server.core.seen().disconnected.empty() && sent < 3'000) {
    server.core.run([&](core::SessionHost& host) {
      host.send(id,
                host.encode_event(protocol::MessageEvent{.seq = sent++, .content = std::string(10'000, 'x')}),
                core::FrameKind::event);
    });
  }
  // Whatever had been encrypted comes whole, then the bye.
  for (int i = 0; i <= sent; ++i) {
    const std::string line = client.line();
    if (line == R"({"event":"bye","code":"slow","retry_after_ms":0})") break;
    ASSERT_THAT(line, HasSubstr("\"seq\":" + std::to_string(i) + ","));
  }
  EXPECT_EQ(client.rest(), "");
}

TEST(Tls, AHandshakeThatStopsIsClosed) {
  Folder folder;
  TestServer server(with_tls(folder));
  Client half(server.port);
  half.send(std::string("\x16\x03\x01\x02\x00\x01\x00", 7));
  Client garbage(server.port);
  garbage.send("\x16garbage that is no handshake");
  garbage.rest();
  TlsClient silent(server.port);
  const TimeFlies flying(server.clock);
  EXPECT_EQ(half.rest(), "");
  EXPECT_EQ(silent.rest(), "");
}

TEST(Tls, ASessionIsResumedByATicket) {
  Folder folder;
  TestServer server(with_tls(folder));
  TlsClient first(server.port);
  EXPECT_EQ(first.ask(ping), pong);
  SSL_SESSION* const session = SSL_get1_session(first.ssl());
  EXPECT_EQ(SSL_SESSION_is_resumable(session), 1);
  SSL_SESSION_free(session);
}

TEST(Tls, TheCertificateIsMadeOnceAndCoversTheMachine) {
  Folder folder;
  const std::string path = folder.path + "/tls";
  const auto wanted = tls::this_machine({"chat.example"});
  const auto files = tls::keep_certificate(path, wanted, 1'790'000'000'000);
  ASSERT_TRUE(files);
  struct stat key{};
  ASSERT_EQ(::stat(files->key.c_str(), &key), 0);
  EXPECT_EQ(key.st_mode & 0777U, 0600U);
  const std::string pem = read(files->certificate);
  const tls::BioPtr bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  const tls::X509Ptr certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
  for (const char* name : {"localhost", "chat.example"})
    EXPECT_EQ(X509_check_host(certificate.get(), name, 0, 0, nullptr), 1) << name;
  for (const char* address : {"127.0.0.1", "::1"})
    EXPECT_EQ(X509_check_ip_asc(certificate.get(), address, 0), 1) << address;
  EXPECT_EQ(X509_check_host(certificate.get(), "evil.example", 0, 0, nullptr), 0);
  EXPECT_EQ(X509_get_pathlen(certificate.get()), -1);
  ASSERT_TRUE(tls::keep_certificate(path, wanted, 1'790'000'000'000 + 3'600'000));
  EXPECT_EQ(read(files->certificate), pem);
}

TEST(Tls, ACertificateIsMadeAgainWithTheSameKey) {
  Folder folder;
  const std::string path = folder.path + "/tls";
  const base::Millis now = 1'790'000'000'000;
  const auto files = tls::keep_certificate(path, {.names = {"localhost"}, .addresses = {"127.0.0.1"}}, now);
  ASSERT_TRUE(files);
  const std::string key = read(files->key);
  const auto before = tls::fingerprints(files->certificate);
  ASSERT_TRUE(
      tls::keep_certificate(path, {.names = {"localhost"}, .addresses = {"127.0.0.1", "192.0.2.1"}}, now));
  const auto after = tls::fingerprints(files->certificate);
  EXPECT_EQ(read(files->key), key);
  EXPECT_EQ(before->public_key, after->public_key);
  EXPECT_NE(before->certificate, after->certificate);
  EXPECT_THAT(after->public_key, ::testing::MatchesRegex("([0-9A-F]{2}:){31}[0-9A-F]{2}"));
  // Eleven years later.
  ASSERT_TRUE(tls::keep_certificate(path, {.names = {"localhost"}, .addresses = {}}, now + 347'000'000'000));
  EXPECT_NE(tls::fingerprints(files->certificate)->certificate, after->certificate);
}

TEST(Tls, FilesThatAreWrongAreNamed) {
  Folder folder;
  const auto own = tls::keep_certificate(folder.path + "/one", {.names = {"localhost"}, .addresses = {}},
                                         1'790'000'000'000);
  const auto other = tls::keep_certificate(folder.path + "/two", {.names = {"localhost"}, .addresses = {}},
                                           1'790'000'000'000);
  const std::string text = folder.write("text", "hello");
  const auto why = [](const std::string& certificate, const std::string& key) {
    const auto context = tls::make_context(certificate, key);
    return context ? std::string() : context.error().sentence;
  };
  EXPECT_EQ(why(own->certificate, own->key), "");
  EXPECT_EQ(why(text, own->key), text + " holds no certificate in PEM form");
  EXPECT_EQ(why(own->certificate, text), text + " holds no private key in PEM form");
  EXPECT_EQ(why(own->certificate, other->key),
            "the key in " + other->key + " does not belong to the certificate in " + own->certificate);
  EXPECT_THAT(why(folder.path + "/none", own->key), HasSubstr(folder.path + "/none"));
  const std::string locked =
      folder.write("locked",
                   "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAi\n"
                   "-----END ENCRYPTED PRIVATE KEY-----\n");
  EXPECT_EQ(why(own->certificate, locked),
            "the key in " + locked + " is protected by a passphrase; give one without");
  std::filesystem::create_directory(folder.path + "/three");
  folder.write("three/key.pem", "broken");
  EXPECT_FALSE(tls::keep_certificate(folder.path + "/three", {.names = {"localhost"}, .addresses = {}}, 0));
}

TEST(Tls, AHandshakeThatDoesNotFitTheSocketGoesOnWhenTheClientReads) {
  Folder folder;
  const auto own = tls::keep_certificate(folder.path + "/tls", {.names = {"localhost"}, .addresses = {}},
                                         1'790'000'000'000);
  ASSERT_TRUE(own);
  std::string chain;
  while (chain.size() < 900'000)
    chain += read(own->certificate);
  auto options = test_options();
  options.certificate_file = folder.write("chain.pem", chain);
  options.key_file = own->key;
  TestServer server(options);
  TlsClient client(server.port, TLS1_3_VERSION, 4096, 536);
  EXPECT_EQ(client.ask(ping), pong);
}

TEST(Tls, ANewCertificateIsForNewConnections) {
  Folder folder;
  auto options = test_options();
  const auto first =
      tls::keep_certificate(folder.path + "/one", {.names = {"one"}, .addresses = {}}, 1'790'000'000'000);
  const auto second =
      tls::keep_certificate(folder.path + "/two", {.names = {"two"}, .addresses = {}}, 1'790'000'000'000);
  options.certificate_file = folder.path + "/certificate.pem";
  options.key_file = folder.path + "/key.pem";
  std::filesystem::copy(first->certificate, options.certificate_file);
  std::filesystem::copy(first->key, options.key_file);
  TestServer server(options);
  const auto has_name = [](TlsClient& client, const char* name) {
    const tls::X509Ptr certificate(SSL_get1_peer_certificate(client.ssl()));
    return X509_check_host(certificate.get(), name, 0, 0, nullptr) == 1;
  };
  TlsClient before(server.port);
  EXPECT_TRUE(has_name(before, "one"));
  const std::string print = server.server.fingerprints()->certificate;
  std::filesystem::copy(second->certificate, options.certificate_file,
                        std::filesystem::copy_options::overwrite_existing);
  EXPECT_FALSE(server.server.reload_certificate()) << "the key is not there yet";
  TlsClient between(server.port);
  EXPECT_TRUE(has_name(between, "one"));
  std::filesystem::copy(second->key, options.key_file, std::filesystem::copy_options::overwrite_existing);
  EXPECT_TRUE(server.server.reload_certificate());
  TlsClient after(server.port);
  EXPECT_TRUE(has_name(after, "two"));
  EXPECT_NE(server.server.fingerprints()->certificate, print);
  EXPECT_EQ(before.ask(ping), pong);
}

}  // namespace
}  // namespace banter::transports
