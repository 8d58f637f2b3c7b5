// send --file, get and profile --avatar.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/hash.hpp"
#include "client/cli/run.hpp"
#include "client/cli/testing/fake_console.hpp"
#include "client/cli/testing/small_server.hpp"
#include "client/cli/text/wrap.hpp"
#include "client/core/testing/temp_dir.hpp"
#include "client/core/transfers/notes.hpp"

namespace banter::cli {
namespace {

using protocol::ErrorCode;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Eq;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

struct RunFilesTest : ::testing::Test {
  client::testing::TempDir home;
  client::testing::TempDir work;
  std::atomic<bool> once = true;  // for the server's threads
  testing::SmallServer server;
  testing::FakeConsole console;
  std::string before = std::filesystem::current_path();
  std::int64_t most_bytes = 1'000'000;
  std::vector<protocol::Message> messages;

  void SetUp() override {
    use_utf8();
    std::filesystem::current_path(work.path());
    server.on<protocol::HelloRequest>([this](const auto&) {
      protocol::HelloReply hello{.server = "small", .protocol = 1};
      hello.limits.file_bytes = most_bytes;
      hello.limits.avatar_bytes = 1'000;
      return hello;
    });
    server.on<protocol::MessageRequest>([](const auto& request) -> protocol::Result<protocol::MessageReply> {
      if (request.receiver == "carol") return protocol::refuse(ErrorCode::blocked, "carol has blocked you.");
      return protocol::MessageReply{.conversation = "c1", .seq = 7, .version = 9, .sent_at = 5};
    });
    server.on<protocol::ProfileRequest>([](const auto&) { return protocol::ProfileReply{}; });
    server.on<protocol::HistoryRequest>([this](const auto& request) {
      protocol::HistoryReply reply;
      for (const auto& message : messages) {
        if (message.seq > request.after.value_or(0)) reply.messages.push_back(message);
      }
      return reply;
    });
    server.start();
    ASSERT_EQ(banter({"login", "alice", "--server", server.address()}, {"secret word"}), 0);
  }
  void TearDown() override { std::filesystem::current_path(before); }

  int banter(std::vector<std::string> arguments, std::deque<std::string> input = {}) {
    console.output.clear();
    console.errors.clear();
    console.statuses.clear();
    console.input = std::move(input);
    const auto read = read_arguments(arguments);
    if (const auto* no = std::get_if<NoInvocation>(&read)) return no->exit_code;
    return static_cast<int>(
        run(std::get<Invocation>(read), console, {.config = home / "config", .state = home / "state"}));
  }
  std::string error() const { return console.errors.empty() ? "" : console.errors.back(); }
  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(work / name, std::ios::binary) << bytes;
  }
  static std::string read(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
  }
  std::vector<protocol::MessageRequest> sent() { return server.heard<protocol::MessageRequest>(); }
  std::size_t unfinished() const {
    const client::Places places{.config = home / "config", .state = home / "state"};
    return client::transfers::Notes::open(places.outbox(server.address(), "alice"))->all()->size();
  }
  protocol::Attachment attachment(const std::string& name, const std::string& bytes) {
    return {.file_id = server.files.put(bytes, name),
            .file_name = name,
            .size = static_cast<std::int64_t>(bytes.size()),
            .media_type = "text/plain",
            .sha256 = base::hex(base::sha256(bytes))};
  }
};

TEST_F(RunFilesTest, AFileWithAndWithoutWords) {
  write("a b.txt", "hello");
  EXPECT_EQ(banter({"send", "@bob", "--file", "a b.txt"}), 0) << error();
  EXPECT_THAT(console.output, IsEmpty());
  EXPECT_EQ(banter({"send", "@bob", "--file", "a b.txt", "look", "here"}), 0) << error();
  EXPECT_EQ(banter({"send", "@bob", "--file", "a b.txt", "-"}, {"from a pipe"}), 0) << error();
  ASSERT_THAT(sent(), SizeIs(3));
  EXPECT_EQ(sent()[0].content, "");
  EXPECT_EQ(sent()[1].content, "look here");
  EXPECT_EQ(sent()[2].content, "from a pipe");
  for (const auto& message : sent()) {
    ASSERT_THAT(message.attachments, SizeIs(1));
    EXPECT_EQ(server.files.bytes_of(message.attachments[0]), "hello");
  }
  EXPECT_EQ(unfinished(), 0U);
}

TEST_F(RunFilesTest, SeveralFilesAreOneMessage) {
  write("one", "1");
  write("two", "2");
  EXPECT_EQ(banter({"send", "#general", "--file", "one", "--file", "two", "both", "--json"}), 0) << error();
  ASSERT_THAT(sent(), SizeIs(1));
  EXPECT_THAT(sent()[0].attachments, SizeIs(2));
  EXPECT_THAT(console.output, ElementsAre(HasSubstr(R"("seq":7)")));
  EXPECT_THAT(console.output[0], HasSubstr(R"("attachments":[")" + sent()[0].attachments[0] + R"(",)"));
}

TEST_F(RunFilesTest, WhatTheShellHasMadeOfAStarIsNotTakenForWords) {
  write("a.jpg", "a");
  write("b.jpg", "b");
  EXPECT_EQ(banter({"send", "@bob", "--file", "a.jpg", "b.jpg"}), 3);
  EXPECT_THAT(error(), HasSubstr("b.jpg is a file: write --file in front of each one"));
  EXPECT_EQ(banter({"send", "@bob", "--file", "a.jpg", "a.jpg"}), 0)
      << "its own name is a text like any other";
  EXPECT_EQ(banter({"send", "@bob", "--file", "a.jpg", "b.jpg", "follows"}), 0);
  EXPECT_EQ(banter({"send", "@bob", "--file", "a.jpg", "--no-queue"}), 2);
}

TEST_F(RunFilesTest, WhatCannotBeSentIsSaidBeforeAnything) {
  EXPECT_EQ(banter({"send", "@bob", "--file", "nothing"}), 3);
  EXPECT_THAT(error(), HasSubstr("There is no file"));
  EXPECT_EQ(banter({"send", "@bob", "--file", "."}), 3);
  EXPECT_THAT(error(), HasSubstr("is a folder"));
  write("large", std::string(1'000'001, 'x'));
  EXPECT_EQ(banter({"send", "@bob", "--file", "large"}), 3);
  EXPECT_THAT(error(), HasSubstr("has 1000001 bytes; this server takes files of at most 1000000"));
  EXPECT_THAT(server.files.heard(), IsEmpty());
  EXPECT_THAT(sent(), IsEmpty());
  EXPECT_EQ(unfinished(), 0U);
}

TEST_F(RunFilesTest, AMessageThatIsRefusedIsSentWithoutItsFilesBeingSentAgain) {
  write("a", "hello");
  EXPECT_EQ(banter({"send", "@carol", "--file", "a"}), 6);
  EXPECT_EQ(error(), "banter: carol has blocked you.");
  server.on<protocol::MessageRequest>(
      [](const auto&) { return protocol::MessageReply{.conversation = "c1", .seq = 8, .version = 9}; });
  EXPECT_EQ(banter({"send", "@carol", "--file", "a"}), 0) << error();
  EXPECT_THAT(server.files.heard("POST"), SizeIs(1));
  ASSERT_THAT(sent(), SizeIs(2));
  EXPECT_EQ(sent()[0].client_id, sent()[1].client_id);
  EXPECT_EQ(unfinished(), 0U);
}

TEST_F(RunFilesTest, WhatIsOnItsWayIsInTheOutboxAndCanBeGivenUp) {
  write("a", "hello");
  EXPECT_EQ(banter({"send", "@carol", "--file", "a", "--client-id", "job-7"}), 6);
  EXPECT_EQ(banter({"outbox"}), 0);
  EXPECT_THAT(console.output, ElementsAre(AllOf(HasSubstr("✗ job-7"), HasSubstr("@carol: [1 file]"))));
  EXPECT_EQ(banter({"outbox", "--discard", "job-7"}), 0);
  EXPECT_EQ(unfinished(), 0U);

  server.files.instead = [](const auto& request) -> std::optional<std::string> {
    if (request.method != "PATCH") return std::nullopt;
    return "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n";
  };
  EXPECT_EQ(banter({"send", "@bob", "--file", "a", "--client-id", "job-8"}), 6);
  EXPECT_EQ(banter({"outbox"}), 0);
  EXPECT_THAT(console.output,
              ElementsAre(AllOf(HasSubstr("↑ job-8"), HasSubstr("@bob: " + work.path() + "/a"))));
  EXPECT_EQ(banter({"outbox", "--json"}), 0);
  EXPECT_THAT(console.output, ElementsAre(HasSubstr(R"({"type":"sending","client_id":"job-8","to":"@bob")")));
  EXPECT_EQ(banter({"outbox", "--discard", "job-8"}), 0);
  EXPECT_EQ(banter({"outbox", "--discard", "job-8"}), 3);
  EXPECT_EQ(banter({"outbox"}), 0);
  EXPECT_THAT(console.output, IsEmpty());
}

TEST_F(RunFilesTest, AMessageWhoseFateIsUnknownIsTheSameMessageTheNextTime) {
  write("a", "hello");
  server.on<protocol::MessageRequest>([](const auto&) -> protocol::Result<protocol::MessageReply> {
    throw std::runtime_error("the server is gone");
  });
  EXPECT_EQ(banter({"send", "@bob", "--file", "a"}), 7);
  server.on<protocol::MessageRequest>(
      [](const auto&) { return protocol::MessageReply{.conversation = "c1", .seq = 8, .version = 9}; });
  EXPECT_EQ(banter({"send", "@bob", "--file", "a"}), 0) << error();
  EXPECT_THAT(server.files.heard("POST"), SizeIs(1));
  const auto all = sent();
  ASSERT_GE(all.size(), 2U);
  EXPECT_THAT(all, Each(Eq(all.front())));
}

TEST_F(RunFilesTest, ProgressIsALineThatChangesOnATerminalAndQuietIsQuiet) {
  write("a", std::string(500'000, 'x'));
  EXPECT_EQ(banter({"send", "@bob", "--file", "a"}), 0);
  EXPECT_THAT(console.errors, ElementsAre(HasSubstr("a   0 %"), HasSubstr("a  100 %  500 kB of 500 kB")));
  EXPECT_THAT(console.statuses, ElementsAre("")) << "which is nothing where there is no terminal";
  console.wide = 80;
  EXPECT_EQ(banter({"send", "@bob", "--file", "a"}), 0);
  EXPECT_THAT(console.errors, ElementsAre(HasSubstr("a  100 % [")));
  EXPECT_THAT(console.statuses, Contains(HasSubstr("[")));
  EXPECT_EQ(console.statuses.back(), "");
  EXPECT_EQ(banter({"send", "@bob", "--file", "a", "--quiet"}), 0);
  EXPECT_THAT(console.statuses, ElementsAre(""));
  EXPECT_THAT(console.errors, IsEmpty());
  console.wide = 0;
  EXPECT_EQ(banter({"send", "@bob", "--file", "a", "--json"}), 0);
  EXPECT_THAT(console.errors, IsEmpty());
}

TEST_F(RunFilesTest, InterruptedItSaysSoAndTheSameCommandGoesOn) {
  write("a", std::string(900'000, 'x'));
  server.files.on_bytes = [this](std::int64_t bytes) {
    if (bytes < 100'000 || !once.exchange(false)) return;
    ::kill(::getpid(), SIGINT);
    throw std::runtime_error("the server is gone");
  };
  EXPECT_EQ(banter({"send", "@bob", "--file", "a"}), 130);
  EXPECT_EQ(error(), "banter: Stopped. Run the same command again to go on.");
  EXPECT_THAT(sent(), IsEmpty());
  EXPECT_EQ(banter({"send", "@bob", "--file", "a"}), 0) << error();
  EXPECT_THAT(console.errors, Contains("Going on where it was stopped."));
  EXPECT_THAT(server.files.heard("POST"), SizeIs(1));
  ASSERT_THAT(sent(), SizeIs(1));
  EXPECT_EQ(server.files.bytes_of(sent()[0].attachments[0]).size(), 900'000U);
}

TEST_F(RunFilesTest, GetPutsFilesIntoReceivedFiles) {
  messages.push_back({.conversation = "c", .seq = 17, .version = 17, .sender = "bob"});
  messages[0].attachments = {attachment("a.txt", "one"), attachment("b.txt", "two"),
                             attachment("../x/a.txt", "3")};
  EXPECT_EQ(banter({"get", "@bob", "17"}), 0) << error();
  EXPECT_THAT(console.output,
              ElementsAre("received_files/a.txt", "received_files/b.txt", "received_files/a (2).txt"));
  EXPECT_EQ(read("received_files/b.txt"), "two");
  EXPECT_EQ(server.heard<protocol::HistoryRequest>()[0].conversation, "@bob");
  EXPECT_EQ(server.heard<protocol::HistoryRequest>()[0].after, 16);
  EXPECT_EQ(server.heard<protocol::HistoryRequest>()[0].limit, 1);

  EXPECT_EQ(banter({"get", "@bob", "17", "2", "--to", "else where"}), 0) << error();
  EXPECT_THAT(console.output, ElementsAre("else where/b.txt"));
  EXPECT_EQ(banter({"get", "@bob", "17", "b.txt", "--to", "else where", "--json"}), 0);
  EXPECT_THAT(console.output, ElementsAre(HasSubstr(R"("path":"else where/b (2).txt","size":3)")));
}

TEST_F(RunFilesTest, GetByTheIdOfAFile) {
  const std::string id = server.files.put("alone", "named.txt");
  EXPECT_EQ(banter({"get", id}), 0) << error();
  EXPECT_THAT(console.output, ElementsAre("received_files/named.txt"));
  EXPECT_EQ(banter({"get", "unknown"}), 3);
  EXPECT_EQ(banter({"get", "@bob"}), 3);
  EXPECT_THAT(error(), HasSubstr("Of which message?"));
}

TEST_F(RunFilesTest, GetSaysWhatThereIs) {
  messages.push_back({.conversation = "c", .seq = 17, .version = 17, .sender = "bob"});
  EXPECT_EQ(banter({"get", "@bob", "17"}), 3);
  EXPECT_EQ(error(), "banter: Message 17 has no file.");
  messages[0].attachments = {attachment("a.txt", "one")};
  EXPECT_EQ(banter({"get", "@bob", "17", "c.txt"}), 3);
  EXPECT_EQ(error(), "banter: Message 17 has no file c.txt; it has: a.txt.");
  EXPECT_EQ(banter({"get", "@bob", "17", "2"}), 3);
  EXPECT_EQ(banter({"get", "@bob", "16"}), 3);
  EXPECT_EQ(error(), "banter: There is no message 16 to be seen there.");
  messages[0].deleted = true;
  EXPECT_EQ(banter({"get", "@bob", "17"}), 3);
  EXPECT_EQ(error(), "banter: Message 17 was deleted.");
}

TEST_F(RunFilesTest, MessagesTellHowToGetTheirFiles) {
  messages.push_back(
      {.conversation = "c", .seq = 17, .version = 17, .sender = "bob", .receiver = "#general"});
  messages[0].attachments = {attachment("a.txt", "one")};
  EXPECT_EQ(banter({"history", "#general"}), 0);
  EXPECT_THAT(console.output,
              ElementsAre(HasSubstr("[file a.txt, 3 bytes, text/plain: banter get '#general' 17]")));
  messages[0].attachments.push_back(attachment("b.png", "12345"));
  messages[0].attachments[1].width = 640;
  messages[0].attachments[1].height = 480;
  EXPECT_EQ(banter({"history", "@bob"}), 0);
  EXPECT_THAT(console.output,
              ElementsAre(HasSubstr("[file b.png, 5 bytes, text/plain, 640×480: banter get @bob 17 2]")));
}

TEST_F(RunFilesTest, APictureOfOneself) {
  write("me.png", "\x89PNG\r\n\x1a\n picture");
  EXPECT_EQ(banter({"profile", "--avatar", "me.png"}), 0) << error();
  const auto profiles = server.heard<protocol::ProfileRequest>();
  ASSERT_THAT(profiles, SizeIs(1));
  EXPECT_EQ(profiles[0].display_name, std::nullopt);
  EXPECT_THAT(server.files.bytes_of(*profiles[0].avatar), HasSubstr("picture"));
  EXPECT_EQ(banter({"profile", "--no-avatar", "--display-name", "Al"}), 0);
  EXPECT_EQ(server.heard<protocol::ProfileRequest>()[1].avatar, "");
  EXPECT_EQ(server.heard<protocol::ProfileRequest>()[1].display_name, "Al");
  write("large.png", "\x89PNG\r\n\x1a\n" + std::string(1'000, 'x'));
  EXPECT_EQ(banter({"profile", "--avatar", "large.png"}), 3);
  EXPECT_EQ(banter({"profile"}), 2);
  EXPECT_EQ(banter({"profile", "--avatar", "me.png", "--no-avatar"}), 2);
}

}  // namespace
}  // namespace banter::cli
