#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/file.h>

#include <filesystem>

#include "client/core/transfers/transfers_fixture.hpp"

namespace banter::client::transfers {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

struct DownloadTest : TransfersTest {
  std::string in(const std::string& name) const { return work / ("in/" + name); }
  std::vector<std::string> all() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(work / "in"))
      names.push_back(entry.path().filename());
    return names;
  }
};

TEST_F(DownloadTest, FetchesAFileUnderItsName) {
  const std::string bytes = random_text(3 << 20);
  const auto received = fetch(wanted(files.put(bytes), bytes, "a b.bin"));
  ASSERT_TRUE(received) << received.error().sentence;
  EXPECT_EQ(received->path, in("a b.bin"));
  EXPECT_EQ(read(in("a b.bin")), bytes);
  EXPECT_THAT(all(), ElementsAre("a b.bin"));
  EXPECT_EQ(std::filesystem::status(in("a b.bin")).permissions() & std::filesystem::perms(0111),
            std::filesystem::perms::none);
  EXPECT_EQ(progress.back().done, 3 << 20);
}

TEST_F(DownloadTest, ByItsIdAloneTheServerTellsTheRest) {
  const std::string bytes = random_text(1'000);
  const auto received = fetch({.file_id = files.put(bytes, "named.txt")});
  ASSERT_TRUE(received) << received.error().sentence;
  EXPECT_EQ(read(in("named.txt")), bytes);
  EXPECT_EQ(fetch({.file_id = "../../etc"}).error().kind, FailureKind::fix);
  EXPECT_EQ(fetch({.file_id = "unknown"}).error().kind, FailureKind::fix);
}

TEST_F(DownloadTest, AnEmptyFileIsAFile) {
  ASSERT_TRUE(fetch(wanted(files.put(""), "", "empty")));
  EXPECT_EQ(std::filesystem::file_size(in("empty")), 0U);
}

TEST_F(DownloadTest, GoesOnAfterConnectionsThatBreakAnywhere) {
  const std::string bytes = random_text(4'000'000);
  files.broken_downloads = {0, 1, 65'536, 1'234'567, 0, 99};
  const auto received = fetch(wanted(files.put(bytes), bytes));
  ASSERT_TRUE(received) << received.error().sentence;
  EXPECT_EQ(read(received->path), bytes);
  EXPECT_THAT(files.heard("GET"), SizeIs(7));
  EXPECT_EQ(files.heard("GET").back().field("range"), "bytes=1300203-");
}

TEST_F(DownloadTest, AnotherProcessGoesOnWithWhatIsThere) {
  const std::string bytes = random_text(2'000'000);
  const WantedFile file = wanted(files.put(bytes), bytes);
  files.broken_downloads = {1'000'000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
  files.instead = [count = 0](const auto&) mutable -> std::optional<std::string> {
    return ++count > 1 ? std::optional<std::string>("") : std::nullopt;
  };
  ASSERT_FALSE(fetch(file));
  EXPECT_THAT(all(), ElementsAre(".a.bin.part"));
  EXPECT_EQ(std::filesystem::file_size(in(".a.bin.part")), 1'000'000U);
  files.change([&] {
    files.instead = {};
    files.broken_downloads.clear();
  });
  start();
  progress.clear();
  const auto received = fetch(file);
  ASSERT_TRUE(received) << received.error().sentence;
  EXPECT_EQ(read(received->path), bytes);
  EXPECT_EQ(files.heard("GET").back().field("range"), "bytes=1000000-");
  EXPECT_EQ(progress.front().phase, Progress::Phase::comparing);
  EXPECT_THAT(all(), ElementsAre("a.bin"));
}

TEST_F(DownloadTest, WhatIsThereOfAnotherFileIsNotGoneOnWith) {
  const std::string one = random_text(100'000);
  const std::string other = random_text(100'000);
  files.broken_downloads = {50'000};
  files.instead = [count = 0](const auto&) mutable -> std::optional<std::string> {
    return ++count > 1 ? std::optional<std::string>("") : std::nullopt;
  };
  ASSERT_FALSE(fetch(wanted(files.put(one), one)));
  files.change([&] { files.instead = {}; });
  const auto received = fetch(wanted(files.put(other), other));
  ASSERT_TRUE(received) << received.error().sentence;
  EXPECT_EQ(read(received->path), other);
  EXPECT_EQ(files.heard("GET").back().field("range"), "");
  EXPECT_THAT(words, IsEmpty());
}

TEST_F(DownloadTest, AServerThatKnowsNoRangesSendsAllOfIt) {
  const std::string bytes = random_text(500'000);
  files.ignores_ranges = true;
  files.broken_downloads = {100'000};
  const auto received = fetch(wanted(files.put(bytes), bytes));
  ASSERT_TRUE(received) << received.error().sentence;
  EXPECT_EQ(read(received->path), bytes);
}

TEST_F(DownloadTest, WhatIsDamagedIsThrownAwayAndFetchedAgainAndAtLastGivenUp) {
  const std::string bytes = random_text(300'000);
  const WantedFile file = wanted(files.put(bytes), bytes);
  files.spoiled_downloads = 2;
  const auto received = fetch(file);
  ASSERT_TRUE(received) << received.error().sentence;
  EXPECT_EQ(read(received->path), bytes);
  EXPECT_THAT(words, ElementsAre(HasSubstr("thrown away"), HasSubstr("thrown away")));

  files.spoiled_downloads = 100;
  const auto failed = fetch(file);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().kind, FailureKind::give_up);
  EXPECT_THAT(all(), ElementsAre("a.bin")) << "nothing of it was kept, and what was good stays";
}

TEST_F(DownloadTest, NothingThatIsThereIsOverwritten) {
  std::filesystem::create_directory(work / "in");
  std::filesystem::create_directory(in("a (2).bin"));
  const std::string secret = write("secret", "mine");
  std::filesystem::create_symlink(secret, in("a (3).bin"));
  write("in/a.bin", "old");
  const auto received = fetch(wanted(files.put("new"), "new"));
  ASSERT_TRUE(received) << received.error().sentence;
  EXPECT_EQ(received->name, "a (4).bin");
  EXPECT_EQ(read(in("a.bin")), "old");
  EXPECT_EQ(read(secret), "mine");
  EXPECT_EQ(read(in("a (4).bin")), "new");
}

TEST_F(DownloadTest, LinksAndOtherThingsPutInTheWayAreNotWrittenTo) {
  std::filesystem::create_directory(work / "in");
  const std::string secret = write("secret", "mine");
  std::filesystem::create_symlink(secret, in(".a.bin.part"));
  ASSERT_TRUE(fetch(wanted(files.put("new"), "new")));
  std::filesystem::create_hard_link(secret, in(".b.bin.part"));
  ASSERT_TRUE(fetch(wanted(files.put("new"), "new", "b.bin")));
  ASSERT_EQ(::mkfifo(in(".c.bin.part").c_str(), 0600), 0);
  ASSERT_TRUE(fetch(wanted(files.put("new"), "new", "c.bin")));
  EXPECT_EQ(read(secret), "mine");
  EXPECT_THAT(all(), UnorderedElementsAre("a.bin", "b.bin", "c.bin"));
}

TEST_F(DownloadTest, TheFolderItselfIsFollowedOnlyWhereThePersonHasNamedIt) {
  std::filesystem::create_directory(work / "elsewhere");
  std::filesystem::create_symlink(work / "elsewhere", work / "in");
  const auto failed = fetch(wanted(files.put("x"), "x"), false);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().kind, FailureKind::fix);
  EXPECT_TRUE(fetch(wanted(files.put("x"), "x"), true));
  EXPECT_EQ(read(work / "elsewhere/a.bin"), "x");
}

TEST_F(DownloadTest, NamesThatLeadElsewhereDoNot) {
  for (const char* name : {"../../up.txt", "/etc/up.txt", "..\\up.txt"})
    ASSERT_TRUE(fetch(wanted(files.put("x"), "x", name)));
  EXPECT_THAT(all(), UnorderedElementsAre("up.txt", "up (2).txt", "up (3).txt"));
  ASSERT_TRUE(fetch(wanted(files.put("x"), "x", "..")));
  EXPECT_EQ(read(in("file")), "x");
}

TEST_F(DownloadTest, APartThatAnotherProcessHoldsIsLeftAlone) {
  std::filesystem::create_directory(work / "in");
  const int held = ::open(in(".a.bin.part").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  ASSERT_EQ(::flock(held, LOCK_EX), 0);
  ASSERT_EQ(::write(held, "theirs", 6), 6);
  EXPECT_TRUE(fetch(wanted(files.put("ours"), "ours")));
  EXPECT_EQ(read(in("a.bin")), "ours");
  EXPECT_EQ(read(in(".a.bin.part")), "theirs");
  ::close(held);
}

TEST_F(DownloadTest, AServerThatLiesEndsWithASentenceAndLeavesNothing) {
  const std::string tag = "ETag: \"" + hash_of("12345") + "\"\r\n";
  const auto answered = [&](const std::string& answer, const std::string& id = "f-1") {
    files.change([&] { files.instead = [answer](const auto&) { return std::optional(answer); }; });
    const auto outcome = fetch(wanted(id, "12345"));
    EXPECT_FALSE(outcome);
    EXPECT_FALSE(std::filesystem::exists(in("a.bin")));
    return outcome ? Failure{} : outcome.error();
  };
  // Another length, another hash, no hash, no length, more than was promised.
  EXPECT_EQ(answered("HTTP/1.1 200 OK\r\n" + tag + "Content-Length: 6\r\n\r\n123456").kind,
            FailureKind::give_up);
  EXPECT_EQ(
      answered("HTTP/1.1 200 OK\r\nETag: \"" + std::string(64, 'a') + "\"\r\nContent-Length: 5\r\n\r\n12345")
          .kind,
      FailureKind::give_up);
  EXPECT_EQ(answered("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n12345").kind, FailureKind::give_up);
  EXPECT_EQ(answered("HTTP/1.1 200 OK\r\n" + tag + "\r\n12345").kind, FailureKind::give_up);
  EXPECT_EQ(answered("HTTP/1.1 200 OK\r\n" + tag + "Content-Length: 18446744073709551615\r\n\r\n").kind,
            FailureKind::give_up);
  EXPECT_EQ(answered("HTTP/1.1 200 OK\r\n" + tag + "Content-Length: -5\r\n\r\n12345").kind,
            FailureKind::give_up);
  EXPECT_EQ(
      answered("HTTP/1.1 200 OK\r\n" + tag + "Content-Length: 5\r\nContent-Length: 7\r\n\r\n12345").kind,
      FailureKind::give_up);
  EXPECT_EQ(answered("HTTP/1.1 206 Part\r\n" + tag +
                     "Content-Range: bytes 1-4/5\r\nContent-Length: 5\r\n\r\n" + "12345678")
                .kind,
            FailureKind::give_up)
      << "a part that nobody has asked for";
  // Redirects are told, not followed.
  const Failure sent_elsewhere =
      answered("HTTP/1.1 302 Found\r\nLocation: http://" + server.address() + "/files/f-2\r\n\r\n");
  EXPECT_EQ(sent_elsewhere.kind, FailureKind::give_up);
  EXPECT_THAT(sent_elsewhere.sentence, HasSubstr("sends elsewhere"));
  EXPECT_EQ(files.heard().back().target, "/files/f-1");
  // What is no HTTP at all.
  EXPECT_EQ(answered("{\"event\":\"bye\"}\n").kind, FailureKind::give_up);
  EXPECT_EQ(answered("HTTP/1.1 200 OK\r\nX: " + std::string(20'000, 'x')).kind, FailureKind::give_up);
  EXPECT_EQ(
      answered("HTTP/1.1 200 OK\r\n" + tag + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n").kind,
      FailureKind::give_up);
  std::string interim;
  for (int i = 0; i < 1'000; ++i)
    interim += "HTTP/1.1 100 Continue\r\n\r\n";
  EXPECT_EQ(answered(interim).kind, FailureKind::give_up);
  EXPECT_THAT(all(), ElementsAre(".a.bin.part"));
}

TEST_F(DownloadTest, AnyAnswerEndsInTheFileOrAFailure) {
  transfers.reset();
  TransferOptions quick = options();
  quick.give_up_after = 1;
  quick.silent_within = 200;
  transfers =
      std::make_unique<Transfers>(quick, [this](std::function<void()> job) { loop.post(std::move(job)); });
  const std::string tag = "ETag: \"" + hash_of("12345") + "\"\r\n";
  const std::vector<std::string> answers{
      "HTTP/1.1 200 OK\r\n" + tag + "Content-Length: 5\r\n\r\n12345",
      "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n" + tag +
          "Content-Length: 5\r\nContent-Disposition: inline; filename=x\r\n\r\n12345",
      "HTTP/1.1 404 No\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n0\r\nA: b\r\n\r\n"};
  for (std::size_t round = 0; round < 400; ++round) {
    std::string answer = answers[round % answers.size()];
    const std::string dice = random_text(8);
    for (std::size_t i = 0; i < 4; i += 2) {
      const std::size_t at = static_cast<unsigned char>(dice[i]) % answer.size();
      if (dice[4] % 3 == 0) {
        answer.erase(at, static_cast<unsigned char>(dice[i + 1]) % 9);
      } else if (dice[4] % 3 == 1) {
        answer.insert(at, answer.substr(0, static_cast<unsigned char>(dice[i + 1]) % 60));
      } else {
        answer[at] = dice[i + 1];
      }
    }
    files.change([&] { files.instead = [answer](const auto&) { return std::optional(answer); }; });
    const auto outcome = fetch(wanted("f-1", "12345"));
    if (outcome) {
      ASSERT_EQ(read(outcome->path), "12345") << answer;
      std::filesystem::remove(outcome->path);
    }
    ASSERT_FALSE(std::filesystem::exists(in("a.bin")));
  }
}

TEST_F(DownloadTest, AServerThatFallsSilentIsGivenUpForAnotherConnection) {
  transfers.reset();
  TransferOptions quick = options();
  quick.silent_within = 50;
  transfers =
      std::make_unique<Transfers>(quick, [this](std::function<void()> job) { loop.post(std::move(job)); });
  const std::string bytes = random_text(100'000);
  files.on_bytes = [this](std::int64_t) { gate.wait(); };
  const auto received = fetch(wanted(files.put(bytes), bytes));
  gate.open();
  ASSERT_TRUE(received) << received.error().sentence;
  EXPECT_EQ(read(received->path), bytes);
  EXPECT_THAT(files.heard("GET"), SizeIs(2));
  EXPECT_TRUE(std::ranges::any_of(
      progress, [](const Progress& one) { return one.trouble.find("fallen silent") != std::string::npos; }));
}

TEST_F(DownloadTest, OverTlsTheKeyIsPinnedAsOnAllConnections) {
  const testing::TestCertificate certificate;
  testing::FakeServer secure(&certificate);
  secure.serve({}, [this](testing::FakePeer& peer) { files.serve(peer); });
  ASSERT_TRUE(TokenStore(places().tokens()).keep(secure.address(), "alice", "t0k"));
  transfers.reset();
  TransferOptions safe = options();
  safe.address = *parse_address("https://" + secure.address());
  transfers =
      std::make_unique<Transfers>(safe, [this](std::function<void()> job) { loop.post(std::move(job)); });
  const std::string bytes = random_text(2'000'000);
  const std::string id = files.put(bytes);
  const auto received = fetch(wanted(id, bytes));
  ASSERT_TRUE(received) << received.error().sentence;
  EXPECT_EQ(read(received->path), bytes);
  const auto up = send(message({write("up.bin", bytes)}));
  ASSERT_TRUE(up) << up.error().sentence;
  EXPECT_EQ(files.bytes_of(up->draft.attachments[0]), bytes);

  const std::size_t before = files.heard().size();
  ASSERT_TRUE(KnownServers(places().known_servers()).keep(secure.address(), "00:11"));
  const auto refused = fetch(wanted(id, bytes));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, FailureKind::fix);
  EXPECT_THAT(refused.error().sentence, HasSubstr("has changed"));
  EXPECT_EQ(files.heard().size(), before) << "nothing was said to it";
}

}  // namespace
}  // namespace banter::client::transfers
