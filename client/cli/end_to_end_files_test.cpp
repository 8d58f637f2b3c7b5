// Files between the real client and the real server.
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/random.hpp"
#include "client/cli/testing/end_to_end.hpp"

namespace banter::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

struct Files : EndToEnd {
  client::testing::TempDir work;
  std::string before = std::filesystem::current_path();

  void SetUp() override {
    std::filesystem::current_path(work.path());
    EndToEnd::SetUp();
  }
  void TearDown() override { std::filesystem::current_path(before); }

  /// A file of bytes that nobody can guess; its bytes.
  static std::string make(const std::string& name, std::size_t bytes) {
    std::string text(bytes, '\0');
    base::random_bytes(std::as_writable_bytes(std::span(text)));
    std::ofstream(name, std::ios::binary) << text;
    return text;
  }
  static std::string read(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
  }
  static std::vector<std::string> all_in(const std::string& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
      names.push_back(entry.path().filename());
    return names;
  }
  /// Starts a command and kills it when it has shown the beginning of a progress.
  static void run_and_kill_moving(const Device& device, const std::vector<std::string>& arguments) {
    int output = -1;
    const pid_t process = device.start(arguments, output);
    wait_for_percent(output);
    ::kill(process, SIGKILL);
    ::waitpid(process, nullptr, 0);
    ::close(output);
  }
  static void wait_for_percent(int output) {
    std::string text;
    char part[256];
    for (ssize_t got = 1; got > 0 && text.find('%') == std::string::npos;
         text.append(part, static_cast<std::size_t>(got))) {
      got = ::read(output, part, sizeof part);
      if (got <= 0) break;
    }
  }
};

TEST_F(Files, GoFromOneToTheOther) {
  const std::string picture = make("a b.bin", 5'000'000);
  make("empty", 0);
  const Ran sent = alice.run({"send", "@bob", "--file", "a b.bin", "--file", "empty", "look", "at this"});
  ASSERT_EQ(sent.exit_code, 0) << sent.err;
  EXPECT_THAT(history("@alice"),
              HasSubstr("[file a b.bin, 5.0 MB, application/octet-stream: banter get @alice 1 1]"));
  const Ran got = bob.run({"get", "@alice", "1"});
  ASSERT_EQ(got.exit_code, 0) << got.err;
  EXPECT_EQ(got.out, "received_files/a b.bin\nreceived_files/empty\n");
  EXPECT_EQ(read("received_files/a b.bin"), picture);
  EXPECT_EQ(read("received_files/empty"), "");
  EXPECT_EQ(bob.run({"get", "@alice", "1", "a b.bin", "--to", "else"}).out, "else/a b.bin\n");
  EXPECT_EQ(bob.run({"get", "@alice", "2"}).exit_code, 3);
}

TEST_F(Files, WhoIsNotThereGetsNothing) {
  const Device carol;
  enter(carol, "carol");
  make("secret", 1'000);
  const Ran sent = alice.run({"send", "@bob", "--file", "secret", "--json"});
  ASSERT_EQ(sent.exit_code, 0) << sent.err;
  const std::size_t at = sent.out.find(R"("attachments":[")") + 16;
  const std::string id = sent.out.substr(at, sent.out.find('"', at) - at);
  EXPECT_EQ(bob.run({"get", id}).exit_code, 0);
  const Ran refused = carol.run({"get", id});
  EXPECT_EQ(refused.exit_code, 3) << refused.err;
  EXPECT_THAT(all_in("received_files"), ElementsAre("secret"));
  EXPECT_EQ(alice.run({"send", "@nobody.there", "--file", "secret"}).exit_code, 3);
}

TEST_F(Files, WhatIsTooLargeForTheServerIsSaidAtOnce) {
  std::ofstream("sparse").flush();
  ASSERT_EQ(::truncate("sparse", 17LL << 30), 0);
  const Ran ran = alice.run({"send", "@bob", "--file", "sparse"});
  EXPECT_EQ(ran.exit_code, 3);
  EXPECT_THAT(ran.err, HasSubstr("this server takes files of at most 17179869184"));
}

TEST_F(Files, AKilledSenderGoesOnAndIsOneMessage) {
  const std::string bytes = make("large.bin", 60'000'000);
  const std::vector<std::string> command{"send", "@bob", "--file", "large.bin", "one message"};
  for (int round = 0; round < 5; ++round)
    run_and_kill_moving(alice, command);
  const Ran ran = alice.run(command);
  ASSERT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(count_of("one message", history("@alice")), 1U);
  ASSERT_EQ(bob.run({"get", "@alice", "1"}).exit_code, 0);
  EXPECT_EQ(read("received_files/large.bin"), bytes);
  // Asked for once more, it is another message.
  ASSERT_EQ(alice.run(command).exit_code, 0);
  EXPECT_EQ(count_of("one message", history("@alice")), 2U);
}

TEST_F(Files, SendersKilledAtAnyMomentAreOneMessage) {
  make("small.bin", 300'000);
  const std::vector<std::string> command{"send", "#general", "--file", "small.bin", "only once", "--json"};
  bool done = false;
  for (int round = 0; round < 20 && !done; ++round) {
    int output = -1;
    const pid_t process = alice.start(command, output);
    ::usleep(static_cast<useconds_t>(round) * 4'000);  // a moment like any other: nothing waits for it
    ::kill(process, SIGKILL);
    ::waitpid(process, nullptr, 0);
    std::string told;
    char part[4096];
    for (ssize_t got = 0; (got = ::read(output, part, sizeof part)) > 0;)
      told.append(part, static_cast<std::size_t>(got));
    ::close(output);
    done = told.find(R"("type":"sent")") != std::string::npos;
  }
  if (!done) ASSERT_EQ(alice.run(command).exit_code, 0);
  EXPECT_EQ(count_of("only once", history("#general")), 1U);
}

TEST_F(Files, AServerThatIsKilledInTheMiddleIsWaitedFor) {
  const std::string bytes = make("large.bin", 60'000'000);
  int output = -1;
  const pid_t sender = alice.start({"send", "@bob", "--file", "large.bin"}, output);
  wait_for_percent(output);
  server.kill();
  server.start();
  int status = 0;
  ::waitpid(sender, &status, 0);
  ::close(output);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  EXPECT_EQ(count_of("large.bin", history("@alice")), 1U);

  const pid_t receiver = bob.start({"get", "@alice", "1"}, output);
  wait_for_percent(output);
  server.kill();
  server.start();
  ::waitpid(receiver, &status, 0);
  ::close(output);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  EXPECT_EQ(read("received_files/large.bin"), bytes);
}

TEST_F(Files, AKilledReceiverGoesOnWithWhatIsThere) {
  const std::string bytes = make("large.bin", 60'000'000);
  ASSERT_EQ(alice.run({"send", "@bob", "--file", "large.bin"}).exit_code, 0);
  for (int round = 0; round < 3; ++round)
    run_and_kill_moving(bob, {"get", "@alice", "1"});
  const Ran ran = bob.run({"get", "@alice", "1"});
  ASSERT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_THAT(all_in("received_files"), ElementsAre(::testing::AnyOf("large.bin", "large (2).bin")));
  EXPECT_EQ(read("received_files/" + all_in("received_files").front()), bytes);
}

TEST_F(Files, CtrlCStopsInGoodOrderAndTheSameCommandGoesOn) {
  const std::string bytes = make("large.bin", 200'000'000);
  Session a(alice, {"send", "@bob", "--file", "large.bin"});
  ASSERT_TRUE(a.shows("large.bin  "));
  a.type("\x03");
  if (a.shows("Stopped. Run the same command again to go on.")) EXPECT_EQ(a.wait_for_end(), 130);
  const Ran ran = alice.run({"send", "@bob", "--file", "large.bin"});
  ASSERT_EQ(ran.exit_code, 0) << ran.err;
  ASSERT_EQ(bob.run({"get", "@alice", "1", "--quiet"}).exit_code, 0);
  EXPECT_EQ(read("received_files/large.bin"), bytes);
}

TEST_F(Files, InTheChat) {
  make("my photo.jpg", 400'000);
  Session a(alice, {"chat", "@bob"});
  Session b(bob, {"chat", "@alice"});
  ASSERT_TRUE(a.last_row_is("@bob>"));
  ASSERT_TRUE(b.last_row_is("@alice>"));
  a.type("/send my ph\t");
  ASSERT_TRUE(a.last_row_is("@bob> /send my photo.jpg"));
  a.type("here it is\r");
  ASSERT_TRUE(a.shows("alice: here it is"));
  ASSERT_TRUE(b.shows("[file my photo.jpg, 400 kB"));
  b.type("/get\r");
  ASSERT_TRUE(b.shows("is saved as received_files/my photo.jpg"));
  EXPECT_EQ(read("received_files/my photo.jpg"), read("my photo.jpg"));
  b.type("/get 1 my photo.jpg\r");
  ASSERT_TRUE(b.shows("is saved as received_files/my photo (2).jpg"));
  a.type("/quit\r");
  EXPECT_EQ(a.wait_for_end(), 0);
}

TEST_F(Files, AFullDiskIsSaidAndNothingHalfIsLeftUnderItsName) {
  make("a.bin", 100'000);
  ASSERT_EQ(alice.run({"send", "@bob", "--file", "a.bin"}).exit_code, 0);
  std::filesystem::create_directory("closed");
  std::filesystem::permissions("closed", std::filesystem::perms::owner_read);
  if (::geteuid() != 0) {
    const Ran ran = bob.run({"get", "@alice", "1", "--to", "closed"});
    EXPECT_EQ(ran.exit_code, 6);
    EXPECT_THAT(ran.err, HasSubstr("cannot write"));
  }
  EXPECT_EQ(bob.run({"get", "@alice", "1", "--to", "no/such/folder"}).exit_code, 3);
}

TEST_F(Files, APictureOfOneself) {
  std::ofstream("me.png", std::ios::binary)
      << std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89", 33);
  const Ran ran = alice.run({"profile", "--avatar", "me.png"});
  ASSERT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_THAT(bob.run({"users", "alice", "--json"}).out, HasSubstr(R"("avatar":")"));
  EXPECT_EQ(alice.run({"profile", "--no-avatar"}).exit_code, 0);
  std::ofstream("no.png") << "words";
  EXPECT_NE(alice.run({"profile", "--avatar", "no.png"}).exit_code, 0);
}

}  // namespace
}  // namespace banter::cli
