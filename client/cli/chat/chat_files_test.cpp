// /send, /get and /stop.
#include <filesystem>
#include <fstream>

#include "base/hash.hpp"
#include "client/cli/chat/chat_fixture.hpp"

namespace banter::cli {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

struct ChatFilesTest : ChatTest {
  client::testing::TempDir work;
  std::string before = std::filesystem::current_path();

  void SetUp() override {
    ChatTest::SetUp();
    std::filesystem::current_path(work.path());
    std::ofstream("my photo.jpg") << "a picture";
  }
  void TearDown() override { std::filesystem::current_path(before); }

  void have_a_file_in_history() {
    server.on<protocol::HistoryRequest>([id = server.files.put("bytes", "b.txt")](const auto& request) {
      protocol::HistoryReply reply;
      protocol::Message message{
          .conversation = "g", .seq = 17, .version = 17, .sender = "bob", .receiver = "#general"};
      message.attachments = {{.file_id = id,
                              .file_name = "b.txt",
                              .size = 5,
                              .media_type = "text/plain",
                              .sha256 = base::hex(base::sha256("bytes"))}};
      if (request.after.value_or(0) < 17) reply.messages = {message};
      return reply;
    });
  }
};

TEST_F(ChatFilesTest, AFileGoesOutWithItsWords) {
  screen.when("No messages in #general", "/send my photo.jpg look at this");
  screen.when("✓ ", "/quit");
  ASSERT_TRUE(chat());
  const auto sent = server.heard<protocol::MessageRequest>();
  ASSERT_THAT(sent, SizeIs(1));
  EXPECT_EQ(sent[0].content, "look at this");
  EXPECT_EQ(sent[0].receiver, "#general");
  EXPECT_EQ(server.files.bytes_of(sent[0].attachments.at(0)), "a picture");
  EXPECT_THAT(screen.all(), HasSubstr("-- my photo.jpg is with the server."));
  EXPECT_THAT(screen.all(), HasSubstr("✓ alice: look at this\n        [file my photo.jpg, 9 bytes: /get 1]"));
}

TEST_F(ChatFilesTest, WhatCannotBeSentIsSaid) {
  screen.when("No messages in #general", "/send nothing.jpg");
  screen.when("There is no file", "/send");
  screen.when("Which file?", "/quit");
  ASSERT_TRUE(chat());
  EXPECT_THAT(screen.all(), HasSubstr("-- nothing.jpg to #general: There is no file " + work.path()));
  EXPECT_TRUE(server.heard<protocol::MessageRequest>().empty());
}

TEST_F(ChatFilesTest, SeveralMoveWhileOneTalks) {
  std::ofstream("large") << std::string(2'000'000, 'x');
  server.files.on_bytes = [this](std::int64_t) { gate.wait(); };
  server.on<protocol::MessageRequest>([this](const auto& request) {
    if (request.content == "meanwhile") gate.open();
    return protocol::MessageReply{.conversation = "g", .seq = ++last, .version = last, .sent_at = 1};
  });
  screen.when("No messages in #general", "/send large");
  screen.when("large to #general   0 %", "/send my photo.jpg");
  screen.when("my photo.jpg to #general", "meanwhile");
  screen.when("my photo.jpg is with", "");
  ASSERT_TRUE(chat());
  EXPECT_EQ(server.heard<protocol::MessageRequest>().front().content, "meanwhile");
}

TEST_F(ChatFilesTest, FilesAreFetchedByNumberAndTheLastOneWithout) {
  have_a_file_in_history();
  screen.when("[file b.txt, 5 bytes, text/plain: /get 17]", "/get");
  screen.when("saved as received_files/b.txt", "/get 17");
  screen.when("saved as received_files/b (2).txt", "/get #17 b.txt");
  screen.when("saved as received_files/b (3).txt", "/get #general 17 1");
  screen.when("saved as received_files/b (4).txt", "/get 16 c.txt");
  screen.when("There is no message 16", "/get 17 c.txt");
  screen.when("has no file c.txt", "/quit");
  ASSERT_TRUE(chat());
  EXPECT_TRUE(std::filesystem::exists("received_files/b (4).txt"));
}

TEST_F(ChatFilesTest, StoppedTheSameAgainGoesOn) {
  std::ofstream("large") << std::string(2'000'000, 'x');
  server.files.broken_uploads = {1'000'000};
  server.files.instead = [](const auto& request) -> std::optional<std::string> {
    if (request.method == "HEAD" && request.fields.contains("tus-resumable"))
      return "HTTP/1.1 503 Busy\r\nRetry-After: 1000\r\nContent-Length: 0\r\n\r\n";
    return std::nullopt;
  };
  screen.when("No messages in #general", "/send large");
  screen.when("Trying again in 1000 s", "/stop");
  screen.when("It was stopped", "/stop");
  screen.when("No file is on its way", "/quit");
  ASSERT_TRUE(chat());
  server.files.change([&] { server.files.instead = {}; });
  EXPECT_EQ(server.files.uploads(), 1U);
}

TEST_F(ChatFilesTest, OneIsWarnedBeforeLeavingAndToldTheNextTime) {
  std::ofstream("large") << std::string(2'000'000, 'x');
  server.files.instead = [](const auto& request) -> std::optional<std::string> {
    if (request.method != "PATCH") return std::nullopt;
    return "HTTP/1.1 503 Busy\r\nRetry-After: 1000\r\nContent-Length: 0\r\n\r\n";
  };
  screen.when("No messages in #general", "/send large");
  screen.when("Trying again in 1000 s", "/quit");
  screen.when("/quit once more leaves", "/quit");
  ASSERT_TRUE(chat());
  EXPECT_THAT(screen.all(), HasSubstr("large to #general is not all there: the same again goes on with it."));
}

TEST_F(ChatFilesTest, PathsAreCompleted) {
  std::filesystem::create_directory("folder");
  screen.when("No messages in #general", "\t/send my");
  screen.when("No messages in #general", "\t/send my ph");
  screen.when("No messages in #general", "\t/send fol");
  screen.when("No messages in #general", "/quit");
  ASSERT_TRUE(chat());
  EXPECT_THAT(screen.completed,
              ElementsAre(ElementsAre("my photo.jpg"), ElementsAre("photo.jpg"), ElementsAre("folder/")));
}

TEST_F(ChatFilesTest, WhereNobodySeesItEveryLineWaitsForTheOneBefore) {
  screen.person = false;
  screen.when("alice", "");
  have_a_file_in_history();
  screen.when("b.txt", "/send my photo.jpg");
  screen.when("is with the server", "/get 17");
  screen.when("saved as", "");
  ASSERT_TRUE(chat());
  EXPECT_THAT(screen.all(), Not(HasSubstr(" %")));
}

}  // namespace
}  // namespace banter::cli
