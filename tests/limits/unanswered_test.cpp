// Who asks faster than he reads is not read any more; nothing is lost, and the server's memory stays bounded.
#include <gtest/gtest.h>

#include "tests/harness/client.hpp"
#include "tests/harness/line_frames.hpp"
#include "tests/harness/server_process.hpp"
#include "tests/harness/temp_folder.hpp"

namespace banter::harness {
namespace {

constexpr std::uint64_t kMiB = 1 << 20;
constexpr int kRequests = 400'000;

// Writes from `text` what the server takes until it takes nothing for a while; how many bytes that were.
std::size_t write_what_is_taken(Stream& stream, std::string_view text) {
  constexpr std::size_t kPiece = 64 << 10;
  std::size_t taken = 0;
  while (taken < text.size() && stream.write(text.substr(taken, kPiece), in(1s))) {
    taken = std::min(taken + kPiece, text.size());
  }
  return taken;
}

TEST(Unanswered, RequestsAreNotReadWhileNobodyReadsTheReplies) {
  const TempFolder folder;
  ServerProcess server({.data = folder.path() + "/data", .more = {}});
  Client other(server.address(), Carrier::lines);
  other.roundtrip();
  const std::uint64_t before = server.resident_bytes();

  std::string requests;
  for (int i = 0; i < kRequests; ++i)
    requests += R"({"action":"ping","id":)" + std::to_string(i) + "}\n";
  auto stream = connect_plain(server.address(), {.receive_buffer = 4096});
  EXPECT_LT(write_what_is_taken(*stream, requests), requests.size()) << "the server reads on without end";
  if (BANTER_SANITIZED == 0) EXPECT_LT(server.resident_bytes(), before + 16 * kMiB);
  other.roundtrip();
  EXPECT_EQ(server.stop(), 0);
}

TEST(Unanswered, AreAnsweredInOrderOnceTheClientReads) {
  const TempFolder folder;
  ServerProcess server({.data = folder.path() + "/data", .more = {}});
  std::string requests;
  constexpr int kFew = 5000;
  for (int i = 0; i < kFew; ++i)
    requests += R"({"action":"ping","id":)" + std::to_string(i) + "}\n";
  LineFrames frames(connect_plain(server.address(), {}));
  ASSERT_TRUE(frames.stream().write(requests, in(kPatience)));
  for (int i = 0; i < kFew; ++i) {
    const auto reply = frames.receive(in(kPatience));
    ASSERT_TRUE(reply) << "reply " << i;
    ASSERT_EQ(json::parse(*reply).at("id").to_number<int>(), i);
  }
}

// What was asked is answered, also to somebody who says that he is done asking.
TEST(Unanswered, AreAnsweredAfterTheClientHasFinishedWriting) {
  const TempFolder folder;
  ServerProcess server({.data = folder.path() + "/data", .more = {}});
  LineFrames frames(connect_plain(server.address(), {}));
  ASSERT_TRUE(frames.send(R"({"action":"register","username":"anna","password":"correct horse","id":1})",
                          in(kPatience)));
  ASSERT_TRUE(
      frames.send(R"({"action":"message","receiver":"#general","content":"hi","id":2})", in(kPatience)));
  frames.stream().finish_writing();
  for (int id = 1; id <= 2; ++id) {
    const auto reply = frames.receive(in(kPatience));
    ASSERT_TRUE(reply);
    EXPECT_EQ(json::parse(*reply).at("id").to_number<int>(), id) << *reply;
    EXPECT_TRUE(json::parse(*reply).at("ok").as_bool()) << *reply;
  }
  EXPECT_EQ(frames.receive(in(kPatience)).error(), Ended::closed);
}

}  // namespace
}  // namespace banter::harness
