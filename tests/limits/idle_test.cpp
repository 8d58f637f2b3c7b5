// Connections that make no whole request in time are closed, however they are kept warm; who has logged in
// may be silent. All of them wait at the same time, so that the ten seconds are spent once.
#include <gtest/gtest.h>
#include <poll.h>

#include <functional>
#include <map>

#include "tests/harness/client.hpp"
#include "tests/harness/line_frames.hpp"
#include "tests/harness/server_process.hpp"
#include "tests/harness/temp_folder.hpp"
#include "tests/harness/websocket_frames.hpp"

namespace banter::harness {
namespace {

using Seconds = std::chrono::duration<double>;

constexpr auto kEarliest = 8s, kLatest = 20s;  // the limit is ten seconds
constexpr auto kDripEvery = 1s;

// A connection that is open without ever making a whole request.
struct Lurker {
  std::string name;
  std::unique_ptr<Stream> stream;
  std::string drip;  // sent byte by byte, one a second
  std::size_t dripped = 0;
  std::optional<Seconds> closed_after = {};
};

std::unique_ptr<Stream> after(std::unique_ptr<Stream> stream, std::string_view said) {
  stream->write(said, in(kPatience));
  return stream;
}

// Sets closed_after where the other side has closed; what it says before (a refusal, a status) is read over.
void read_what_came(Lurker& lurker, Seconds passed) {
  std::array<char, 4096> block;
  for (;;) {
    const auto [bytes, why] = lurker.stream->read(block, in(std::chrono::milliseconds(0)));
    if (bytes > 0) continue;
    if (why == Ended::closed) lurker.closed_after = passed;
    return;
  }
}

// Drips and watches until all are closed or it has taken too long.
void watch(std::vector<Lurker>& lurkers) {
  const auto begun = std::chrono::steady_clock::now();
  Deadline next_drip = begun + kDripEvery;
  while (std::chrono::steady_clock::now() - begun < kLatest) {
    std::vector<pollfd> waiting;
    for (const Lurker& lurker : lurkers) {
      if (!lurker.closed_after) waiting.push_back({lurker.stream->descriptor(), POLLIN, 0});
    }
    if (waiting.empty()) return;
    ::poll(waiting.data(), waiting.size(), milliseconds_until(next_drip));
    const Seconds passed = std::chrono::steady_clock::now() - begun;
    for (Lurker& lurker : lurkers) {
      if (!lurker.closed_after) read_what_came(lurker, passed);
    }
    if (std::chrono::steady_clock::now() < next_drip) continue;
    next_drip += kDripEvery;
    for (Lurker& lurker : lurkers) {
      if (lurker.closed_after || lurker.dripped >= lurker.drip.size()) continue;
      if (!lurker.stream->write(lurker.drip.substr(lurker.dripped++, 1), in(1s)))
        lurker.closed_after = passed;
    }
  }
}

std::string web_socket_request(const Address& address) {
  return "GET /ws HTTP/1.1\r\nHost: " + address.text() +
         "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
         "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
}

std::vector<Lurker> all_kinds(const Address& at) {
  const std::string line = R"({"action":"ping","id":"never finished"})";
  const std::string head = "GET /healthz HTTP/1.1\r\nHost: never finished";
  const std::string frame = WebSocketFrames::frame(0x81, line);
  std::vector<Lurker> lurkers;
  const auto add = [&](std::string name, std::unique_ptr<Stream> stream, std::string drip) {
    lurkers.push_back({.name = std::move(name), .stream = std::move(stream), .drip = std::move(drip)});
  };
  add("silent", connect_plain(at), "");
  add("half a line", after(connect_plain(at), line.substr(0, 9)), "");
  add("dripping line", connect_plain(at), line);
  add("half an HTTP head", after(connect_plain(at), head), "");
  add("dripping HTTP head", connect_plain(at), head);
  add("half an HTTP body",
      after(connect_plain(at),
            "POST /api HTTP/1.1\r\nHost: " + at.text() + "\r\nContent-Length: 40\r\n\r\n{\"act"),
      "");
  add("silent WebSocket", after(connect_plain(at), web_socket_request(at)), "");
  add("dripping WebSocket", after(connect_plain(at), web_socket_request(at)), frame);
  add("half a TLS handshake", after(connect_plain(at), "\x16\x03\x01"), "");
  add("dripping TLS handshake", connect_plain(at),
      std::string("\x16\x03\x01\x00\xf0\x01\x00\x00\xec\x03\x03", 11));
  add("silent in TLS", connect_tls(at), "");
  add("dripping line in TLS", connect_tls(at), line);
  return lurkers;
}

TEST(Idle, WhoMakesNoRequestInTimeIsClosed) {
  const TempFolder folder;
  ServerProcess server({.data = folder.path() + "/data", .more = {}});
  // Logged in, and then silent for longer than all the others.
  std::map<Carrier, std::unique_ptr<Client>> silent;
  for (const Carrier carrier :
       {Carrier::lines, Carrier::websocket, Carrier::lines_tls, Carrier::websocket_tls}) {
    auto client = std::make_unique<Client>(server.address(), carrier);
    register_account(*client, "user" + std::to_string(static_cast<int>(carrier)));
    silent.emplace(carrier, std::move(client));
  }
  std::vector<Lurker> lurkers = all_kinds(server.address());
  watch(lurkers);
  for (const Lurker& lurker : lurkers) {
    EXPECT_TRUE(lurker.closed_after) << lurker.name << " is still open";
    if (!lurker.closed_after) continue;
    EXPECT_GT(*lurker.closed_after, Seconds(kEarliest)) << lurker.name;
    EXPECT_LT(*lurker.closed_after, Seconds(kLatest)) << lurker.name;
  }
  for (auto& [carrier, client] : silent)
    EXPECT_NO_THROW(client->roundtrip()) << name_of(carrier);
  EXPECT_EQ(server.stop(), 0);
}

}  // namespace
}  // namespace banter::harness
