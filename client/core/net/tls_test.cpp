#include "client/core/net/tls.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "client/core/testing/fake_server.hpp"
#include "client/core/testing/program.hpp"

namespace banter::client {
namespace {

using testing::FakePeer;
using testing::FakeServer;
using ::testing::HasSubstr;
using testing::Program;
using testing::stay_away;
using testing::TestCertificate;

std::string url(const FakeServer& server) {
  return "https://localhost:" + std::to_string(server.port());
}

TEST(Tls, PinsOnFirstContactBeforeAnythingIsSaid) {
  const TestCertificate certificate;
  FakeServer server(&certificate);
  Program program(url(server));
  program.client->start();
  FakePeer peer = server.accept();
  peer.greet();
  program.session_becomes<Anonymous>();
  const Trusted trusted = program.connection_becomes<Connected>().trusted;
  EXPECT_EQ(trusted.by, TrustBy::first_contact);
  KnownServers known(program.places().known_servers());
  EXPECT_EQ(*known.find(program.client->address().text()), trusted.fingerprint);

  peer.close();
  FakePeer again = server.accept();
  again.greet();
  program.loop.until(
      [&] { return program.last<Connected>(program.connection)->trusted.by == TrustBy::known_key; });
}

TEST(Tls, AChangedKeyIsRefusedAndHearsNothing) {
  const TestCertificate before;
  const TestCertificate after;
  auto home = std::make_shared<testing::TempDir>();
  std::uint16_t port = 0;
  {
    FakeServer server(&before);
    port = server.port();
    Program program(url(server), stay_away, home);
    program.client->start();
    server.accept().greet();
    program.session_becomes<Anonymous>();
  }
  FakeServer server(&after, port);
  Program program(url(server), {}, home);
  program.client->start();
  FakePeer peer = server.accept();
  ASSERT_TRUE(peer.shake_hands());
  EXPECT_THROW(peer.request(), std::runtime_error);
  const Refused& refused = program.connection_becomes<Refused>();
  ASSERT_TRUE(refused.changed);
  EXPECT_NE(refused.changed->known, refused.changed->seen);
  EXPECT_THAT(refused.reason, HasSubstr(refused.changed->known));
  EXPECT_THAT(refused.reason, HasSubstr(refused.changed->seen));
  EXPECT_THAT(refused.reason, HasSubstr("banter trust --server"));

  KnownServers known(program.places().known_servers());
  ASSERT_TRUE(known.keep(refused.changed->server, refused.changed->seen));
  program.client->retry_now();
  server.accept().greet();
  program.session_becomes<Anonymous>();
  EXPECT_EQ(program.connection_becomes<Connected>().trusted.by, TrustBy::known_key);
}

TEST(Tls, AnAuthorityOfTheSystemIsEnoughForTheRightNameOnly) {
  const TestCertificate certificate;
  testing::TempDir folder;
  std::ofstream(folder / "authorities.pem") << certificate.certificate_pem();
  ::setenv("SSL_CERT_FILE", (folder / "authorities.pem").c_str(), 1);
  FakeServer server(&certificate);
  {
    Program program(url(server), stay_away);
    program.client->start();
    server.accept().greet();
    EXPECT_EQ(program.connection_becomes<Connected>().trusted.by, TrustBy::authority);
  }
  {
    Program program("https://127.0.0.1:" + std::to_string(server.port()), stay_away);
    program.client->start();
    server.accept().greet();
    EXPECT_EQ(program.connection_becomes<Connected>().trusted.by, TrustBy::first_contact);
  }
  ::unsetenv("SSL_CERT_FILE");
}

TEST(Tls, APlaintextServerIsNotSpokenTo) {
  FakeServer server;
  Program program(url(server));
  program.client->start();
  FakePeer peer = server.accept();
  peer.line(R"({"event":"bye","code":"shutdown"})");
  EXPECT_THAT(program.connection_becomes<Waiting>().reason, HasSubstr("TLS"));
}

}  // namespace
}  // namespace banter::client
