#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "client/core/transfers/transfers_fixture.hpp"

namespace banter::client::transfers {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct UploadTest : TransfersTest {};

TEST_F(UploadTest, BringsAFileWholeWithWhatIsKnownOfIt) {
  const std::string bytes = random_text(3 << 20);
  const auto ready = send(message({write("a b.bin", bytes)}));
  ASSERT_TRUE(ready) << ready.error().sentence;
  ASSERT_THAT(ready->draft.attachments, SizeIs(1));
  EXPECT_EQ(ready->draft.content, "look");
  EXPECT_EQ(ready->draft.receiver, "bob");
  EXPECT_EQ(files.bytes_of(ready->draft.attachments[0]), bytes);
  EXPECT_THAT(files.metadata_of(ready->draft.attachments[0]), HasSubstr("filename YSBiLmJpbg=="));
  EXPECT_THAT(files.heard("PATCH"), SizeIs(1));
  EXPECT_EQ(progress.back().total, 3 << 20);
  EXPECT_EQ(progress.back().name, "a b.bin");
  EXPECT_THAT(words, IsEmpty());
}

TEST_F(UploadTest, SeveralFilesAreOneMessageInTheirOrder) {
  std::vector<std::string> paths;
  for (int i = 0; i < 10; ++i)
    paths.push_back(write(std::to_string(i), std::string(static_cast<std::size_t>(i), 'x')));
  const auto ready = send(message(paths));
  ASSERT_TRUE(ready) << ready.error().sentence;
  ASSERT_THAT(ready->draft.attachments, SizeIs(10));
  for (std::size_t i = 0; i < 10; ++i)
    EXPECT_EQ(files.bytes_of(ready->draft.attachments[i]).size(), i);
  paths.push_back(paths[0]);
  EXPECT_EQ(send(message(paths)).error().kind, FailureKind::fix);
}

TEST_F(UploadTest, GoesOnAfterConnectionsThatBreakAnywhere) {
  const std::string bytes = random_text(5'000'000);
  files.broken_uploads = {0, 1, 70'000, 262'144, 1'000'000, 999'999};
  files.forgotten = 5'000;
  const auto ready = send(message({write("a.bin", bytes)}));
  ASSERT_TRUE(ready) << ready.error().sentence;
  EXPECT_EQ(files.bytes_of(ready->draft.attachments[0]), bytes);
  EXPECT_THAT(files.heard("PATCH"), SizeIs(7));
  EXPECT_THAT(files.heard("POST"), SizeIs(1));
  EXPECT_TRUE(std::ranges::any_of(progress, [](const Progress& one) {
    return one.phase == Progress::Phase::waiting && one.trouble.find("was lost") != std::string::npos;
  }));
}

TEST_F(UploadTest, AnotherProcessGoesOnWhereTheServerIs) {
  const std::string bytes = random_text(2'000'000);
  const std::string path = write("a.bin", bytes);
  files.broken_uploads = {1'500'000};
  files.instead = [&, broken = false](const auto& request) mutable -> std::optional<std::string> {
    broken = broken || request.method == "PATCH";
    if (broken && request.method == "HEAD") return "";  // it is gone
    return std::nullopt;
  };
  EXPECT_EQ(send(message({path})).error().kind, FailureKind::network);
  files.change([&] { files.instead = {}; });
  start();
  progress.clear();
  const auto ready = send(message({path}));
  ASSERT_TRUE(ready) << ready.error().sentence;
  EXPECT_EQ(files.bytes_of(ready->draft.attachments[0]), bytes);
  EXPECT_EQ(files.heard("PATCH").back().field("upload-offset"), "1500000");
  EXPECT_THAT(files.heard("POST"), SizeIs(1));
  EXPECT_EQ(progress.front().phase, Progress::Phase::comparing);
  EXPECT_THAT(words, ElementsAre("Going on where it was stopped."));
}

TEST_F(UploadTest, AFileThatHasChangedBeginsAnewAndThatIsSaid) {
  const std::string path = write("a.bin", random_text(500'000));
  files.broken_uploads = {100'000};
  files.instead = [](const auto& request) -> std::optional<std::string> {
    if (request.method == "HEAD") return "";
    return std::nullopt;
  };
  EXPECT_FALSE(send(message({path})));
  files.change([&] { files.instead = {}; });
  const std::string other = random_text(400'000);
  write("a.bin", other);
  const auto ready = send(message({path}));
  ASSERT_TRUE(ready) << ready.error().sentence;
  EXPECT_EQ(files.bytes_of(ready->draft.attachments[0]), other);
  EXPECT_THAT(words, ElementsAre(HasSubstr("a.bin has changed since")));
}

TEST_F(UploadTest, WhatTheServerHasThrownAwayBeginsAnew) {
  const std::string bytes = random_text(500'000);
  const std::string path = write("a.bin", bytes);
  files.broken_uploads = {100'000};
  files.instead = [gone = false](const auto& request) mutable -> std::optional<std::string> {
    if (request.method != "HEAD" || gone) return std::nullopt;
    gone = true;
    return "HTTP/1.1 410 Gone\r\n\r\n";
  };
  const auto ready = send(message({path}));
  ASSERT_TRUE(ready) << ready.error().sentence;
  EXPECT_EQ(files.bytes_of(ready->draft.attachments[0]), bytes);
  EXPECT_THAT(files.heard("POST"), SizeIs(2));
  EXPECT_THAT(words, ElementsAre(HasSubstr("no longer")));
}

TEST_F(UploadTest, WhatArrivesDamagedIsRemovedAndSentAgainAndAtLastGivenUp) {
  const std::string bytes = random_text(300'000);
  files.spoiled_uploads = 1;
  const auto ready = send(message({write("a.bin", bytes)}));
  ASSERT_TRUE(ready) << ready.error().sentence;
  EXPECT_EQ(files.bytes_of(ready->draft.attachments[0]), bytes);
  EXPECT_THAT(files.heard("DELETE"), SizeIs(1));
  EXPECT_EQ(files.uploads(), 1U);
  EXPECT_THAT(words, ElementsAre(HasSubstr("is not what was sent")));

  files.spoiled_uploads = 100;
  const auto failed = send(message({write("b.bin", bytes)}));
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().kind, FailureKind::give_up);
  EXPECT_EQ(files.uploads(), 1U) << "nothing damaged stays";
}

TEST_F(UploadTest, ABusyOrFailingServerIsAskedAgain) {
  int asked = 0;
  files.instead = [&](const auto& request) -> std::optional<std::string> {
    if (request.method != "PATCH" && !(request.method == "HEAD" && asked > 0)) return std::nullopt;
    ++asked;
    if (asked == 1) return "HTTP/1.1 423 Locked\r\nContent-Length: 0\r\n\r\n";
    if (asked == 2) return "HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n";
    if (asked == 3) return "HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n";
    return std::nullopt;
  };
  const std::string bytes = random_text(100'000);
  const auto ready = send(message({write("a.bin", bytes)}));
  ASSERT_TRUE(ready) << ready.error().sentence;
  EXPECT_EQ(files.bytes_of(ready->draft.attachments[0]), bytes);
}

TEST_F(UploadTest, AConflictAsksWhereTheServerIs) {
  files.instead = [this](const auto& request) -> std::optional<std::string> {
    if (request.method != "PATCH" || !once.exchange(false)) return std::nullopt;
    return "HTTP/1.1 409 Conflict\r\nContent-Length: 0\r\n\r\n";
  };
  EXPECT_TRUE(send(message({write("a.bin", random_text(100'000))})));
  files.change([&] {
    files.instead = [](const auto& request) -> std::optional<std::string> {
      if (request.method != "PATCH") return std::nullopt;
      return "HTTP/1.1 409 Conflict\r\nContent-Length: 0\r\n\r\n";
    };
  });
  EXPECT_EQ(send(message({write("b.bin", random_text(100'000))})).error().kind, FailureKind::give_up)
      << "but not for ever";
}

TEST_F(UploadTest, RefusalsAreFinalAndInTheServersWords) {
  const std::string path = write("a.bin", "x");
  files.instead = [](const auto&) -> std::optional<std::string> {
    const std::string body =
        R"({"reply":null,"ok":false,"error":{"code":"forbidden","message":"Guests send no files."}})";
    return "HTTP/1.1 403 No\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  };
  const auto failed = send(message({path}));
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().sentence, "Guests send no files.");
  EXPECT_EQ(failed.error().kind, FailureKind::give_up);
  EXPECT_THAT(files.heard(), SizeIs(1));

  ASSERT_TRUE(TokenStore(places().tokens()).keep(server.address(), "alice", "old"));
  files.change([&] { files.instead = {}; });
  EXPECT_EQ(send(message({path})).error().kind, FailureKind::sign_in);
}

TEST_F(UploadTest, AServerWithoutRoomIsToldAtOnce) {
  files.instead = [](const auto&) -> std::optional<std::string> {
    const std::string body =
        R"({"reply":null,"ok":false,"error":{"code":"storage_unavailable","message":"The disk is nearly full."}})";
    return "HTTP/1.1 503 Full\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  };
  const auto failed = send(message({write("a.bin", "x")}));
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().sentence, "The disk is nearly full.");
  EXPECT_EQ(failed.error().kind, FailureKind::wait);
  EXPECT_THAT(files.heard(), SizeIs(1));
}

TEST_F(UploadTest, WhatCannotBeSentIsSaidBeforeAnythingIs) {
  const std::string good = write("good", "x");
  for (const std::string& bad : {work / "nothing", work.path()}) {
    const auto failed = send(message({good, bad}));
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().kind, FailureKind::fix);
    EXPECT_THAT(failed.error().sentence, HasSubstr(bad));
  }
  ASSERT_EQ(::mkfifo((work / "pipe").c_str(), 0600), 0);
  EXPECT_EQ(send(message({work / "pipe"})).error().kind, FailureKind::fix);
  FileMessage large = message({good, write("large", "123456")});
  large.most_bytes = 5;
  const auto failed = send(large);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, protocol::ErrorCode::too_large);
  EXPECT_EQ(send(message({good}, std::string(20'000, 'x'))).error().kind, FailureKind::fix);
  EXPECT_THAT(files.heard(), IsEmpty());
}

TEST_F(UploadTest, AFileThatChangesWhileItIsSentIsSentAsItIsThen) {
  const std::string path = write("a.bin", random_text(1'000'000));
  const std::string other = random_text(1'000'000);
  files.on_bytes = [this, path, other](std::int64_t bytes) {
    if (bytes < 100'000 || !once.exchange(false)) return;
    const base::Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    EXPECT_EQ(::pwrite(file.get(), other.data(), other.size(), 0), static_cast<ssize_t>(other.size()));
  };
  const auto ready = send(message({path}));
  ASSERT_TRUE(ready) << ready.error().sentence;
  EXPECT_EQ(files.bytes_of(ready->draft.attachments[0]), other);
  EXPECT_THAT(words, ElementsAre(HasSubstr("changed while it was sent")));
  EXPECT_EQ(files.uploads(), 1U) << "nothing is left of what it was";
}

TEST_F(UploadTest, AFileThatIsCutShortBehindWhatTheServerHasIsSentAsItIsThen) {
  const std::string path = write("a.bin", random_text(1'000'000));
  files.broken_uploads = {900'000};
  // The first time that it is asked how far it is.
  files.instead = [this, path](const auto& request) -> std::optional<std::string> {
    if (request.method == "HEAD" && request.fields.contains("tus-resumable") && once.exchange(false))
      std::filesystem::resize_file(path, 1'000);
    return std::nullopt;
  };
  const auto ready = send(message({path}));
  ASSERT_TRUE(ready) << ready.error().sentence;
  EXPECT_EQ(files.bytes_of(ready->draft.attachments[0]), read(path));
  EXPECT_EQ(files.bytes_of(ready->draft.attachments[0]).size(), 1'000U);
}

TEST_F(UploadTest, StoppedItEndsSoonAndCanGoOn) {
  const std::string bytes = random_text(3'000'000);
  const std::string path = write("a.bin", bytes);
  std::optional<Outcome<ReadyMessage>> end;
  // Nothing more is taken.
  files.on_bytes = [this](std::int64_t got) {
    if (got < 500'000 || !once.exchange(false)) return;
    loop.post([] {});
    gate.wait();
    throw std::runtime_error("the client is gone");
  };
  const Transfers::Id id = transfers->send(message({path}), handlers(end));
  loop.until([&] { return !once; });
  transfers->stop(id);
  loop.until([&] { return end.has_value(); });
  EXPECT_THAT(end->error().sentence, HasSubstr("It was stopped"));
  gate.open();
  const auto ready = send(message({path}));
  ASSERT_TRUE(ready) << ready.error().sentence;
  EXPECT_EQ(files.bytes_of(ready->draft.attachments[0]), bytes);
  EXPECT_THAT(files.heard("POST"), SizeIs(1));
}

TEST_F(UploadTest, ForSomethingElseThanAMessageNothingIsNoted) {
  std::optional<Outcome<std::string>> end;
  const std::string path = write("me.png", "picture");
  transfers->upload(path, 100, handlers(end));
  loop.until([&] { return end.has_value(); });
  ASSERT_TRUE(*end);
  EXPECT_EQ(files.bytes_of(**end), "picture");
  end.reset();
  transfers->upload(path, 3, handlers(end));
  loop.until([&] { return end.has_value(); });
  EXPECT_EQ(end->error().kind, FailureKind::fix);
  EXPECT_THAT(*transfers->unfinished(), IsEmpty());
}

}  // namespace
}  // namespace banter::client::transfers
