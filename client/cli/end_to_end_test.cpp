// The real client at real terminals, with the real server.
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>

#include "client/cli/testing/end_to_end.hpp"

namespace banter::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

TEST_F(EndToEnd, TwoPeopleTalkAndTheLineBeingTypedIsNotDisturbed) {
  Session a(alice, {"chat"});
  Session b(bob, {"chat", "#general"});
  ASSERT_TRUE(a.shows("You are alice"));
  ASSERT_TRUE(a.last_row_is("#general>"));
  ASSERT_TRUE(b.last_row_is("#general>"));

  a.type("half a thou");
  ASSERT_TRUE(a.last_row_is("#general> half a thou"));
  b.type("Grüße, 你好 👋\r");
  ASSERT_TRUE(b.shows("✓ bob: Grüße, 你好 👋"));
  ASSERT_TRUE(a.shows("  bob: Grüße, 你好 👋"));
  EXPECT_TRUE(a.last_row_is("#general> half a thou"));
  a.type("ght\r");
  ASSERT_TRUE(a.shows("✓ alice: half a thought"));
  ASSERT_TRUE(b.shows("  alice: half a thought"));
  EXPECT_TRUE(a.last_row_is("#general>"));

  a.type("/dm bob for you only\r");
  ASSERT_TRUE(a.shows("✓ alice: for you only"));
  ASSERT_TRUE(a.last_row_is("@bob>"));
  ASSERT_TRUE(b.shows("[@alice] alice: for you only"));
  EXPECT_EQ(count_of("for you only", a.everything()), 1U);

  a.type("\x04");
  EXPECT_EQ(a.wait_for_end(), 0);
  b.type("/quit\r");
  EXPECT_EQ(b.wait_for_end(), 0);
}

TEST_F(EndToEnd, NothingForeignReachesTheTerminalRaw) {
  Session a(alice, {"chat"});
  ASSERT_TRUE(a.last_row_is("#general>"));
  ASSERT_EQ(bob.run({"send", "#general"},
                    "\x1b]0;owned\x07 \x1b[2J \xc2\x9b"
                    "5m \xe2\x80\xae"
                    "abc\n23:59   alice: forged")
                .exit_code,
            0);
  ASSERT_TRUE(a.shows("forged"));
  EXPECT_THAT(a.everything(), HasSubstr("\\x1b]0;owned\\x07 \\x1b[2J \\u{009b}5m \\u{202e}abc"));
  EXPECT_THAT(a.everything(), HasSubstr("\n        23:59   alice: forged"));
  EXPECT_THAT(a.raw(), Not(HasSubstr("\x1b]0;")));
  EXPECT_THAT(a.raw(), Not(HasSubstr("\x07")));
  EXPECT_THAT(a.raw(), Not(HasSubstr("\xc2\x9b")));
}

TEST_F(EndToEnd, AServerThatIsKilledLosesNothingAndDoublesNothing) {
  Session a(alice, {"chat"});
  Session b(bob, {"chat"});
  ASSERT_TRUE(a.last_row_is("#general>"));
  ASSERT_TRUE(b.last_row_is("#general>"));
  a.type("before\r");
  ASSERT_TRUE(b.shows("alice: before"));
  server.kill();
  ASSERT_TRUE(a.shows("Trying again in"));
  a.type("while away\r");
  ASSERT_TRUE(a.shows("… alice: while away"));
  a.type("not yet sent");
  server.start();
  a.type("\x15/connect\r");
  ASSERT_TRUE(a.shows("Connected again."));
  ASSERT_TRUE(a.shows("✓ alice: while away"));
  b.type("/connect\r");
  ASSERT_TRUE(b.shows("alice: while away"));
  EXPECT_EQ(count_of("while away", history("#general")), 1U);
  EXPECT_EQ(count_of("while away", b.everything()), 1U);
}

TEST_F(EndToEnd, AKilledClientLosesNothingThatWasTyped) {
  {
    Session a(alice, {"chat", "@bob"});
    ASSERT_TRUE(a.last_row_is("@bob>"));
    server.kill();
    ASSERT_TRUE(a.shows("Trying again in"));
    a.type("last words\r");
    ASSERT_TRUE(a.shows("… alice: last words"));
    a.kill();
  }
  server.start();
  Session again(alice, {"chat", "@bob"});
  ASSERT_TRUE(again.shows("✓ alice: last words"));
  EXPECT_EQ(count_of("last words", history("@alice")), 1U);
}

TEST_F(EndToEnd, SendersKilledAtAnyMomentNeverDouble) {
  for (int i = 0; i < 10; ++i) {
    const std::string text = "killed " + std::to_string(i) + ".";
    int output = -1;
    const pid_t process = alice.start({"send", "#general", text, "--json"}, output);
    // Sooner or later in its life: the server's log of an earlier round trip is no measure, the pipe is.
    if (i % 2 == 0) {
      char byte = 0;
      (void)!::read(output, &byte, 1);
    }
    ::kill(process, SIGKILL);
    ::waitpid(process, nullptr, 0);
    ::close(output);
  }
  EXPECT_EQ(alice.run({"outbox", "--send"}).exit_code, 0);
  EXPECT_THAT(alice.run({"outbox"}).out, IsEmpty());
  const std::string all = history("#general");
  for (int i = 0; i < 10; ++i)
    EXPECT_LE(count_of("killed " + std::to_string(i) + ".", all), 1U);
  for (int i = 0; i < 10; i += 2)
    EXPECT_EQ(count_of("killed " + std::to_string(i) + ".", all), 1U);
}

TEST_F(EndToEnd, APersonWithoutAccountIsAskedAndTheirPasswordNotShown) {
  const Device carol;
  Session c(carol, {});
  ASSERT_TRUE(c.shows("Server [localhost:8420]:"));
  c.type("no such place!\r");
  ASSERT_TRUE(c.shows("no such host can exist"));
  c.type(server.address() + "\r");
  ASSERT_TRUE(c.shows("Log in (l) or register (r) [l]:"));
  c.type("r\r");
  ASSERT_TRUE(c.shows("Username:"));
  c.type("not a name\r");
  ASSERT_TRUE(c.shows("A username has 2 to 32"));
  ASSERT_TRUE(c.last_row_is("Username:"));
  c.type("carol\r");
  ASSERT_TRUE(c.shows("New password:"));
  c.type("very secret\r");
  ASSERT_TRUE(c.shows("The same again:"));
  c.type("very secret\r");
  ASSERT_TRUE(c.shows("You are carol"));
  EXPECT_THAT(c.raw(), Not(HasSubstr("very secret")));
  ASSERT_TRUE(c.last_row_is("#general>"));

  // And a login elsewhere, at first with a wrong password.
  const Device other;
  Session d(other, {"--server", server.address()});
  ASSERT_TRUE(d.shows("[l]:"));
  d.type("\r");
  ASSERT_TRUE(d.shows("Username:"));
  d.type("carol\r");
  ASSERT_TRUE(d.shows("Password:"));
  d.type("wrong secret\r");
  ASSERT_TRUE(d.last_row_is("Username:"));
  d.type("carol\r");
  ASSERT_TRUE(d.last_row_is("Password:"));
  d.type("very secret\r");
  ASSERT_TRUE(d.shows("You are carol"));
}

TEST_F(EndToEnd, KeysOfTheLine) {
  Session a(alice, {"chat"});
  ASSERT_TRUE(a.last_row_is("#general>"));
  a.type("never sent");
  ASSERT_TRUE(a.last_row_is("#general> never sent"));
  a.type("\x03");
  ASSERT_TRUE(a.last_row_is("#general>"));
  a.type("first\r");
  ASSERT_TRUE(a.shows("✓ alice: first"));
  a.type("\x1b[A");
  ASSERT_TRUE(a.last_row_is("#general> first"));
  a.type(" again\r");
  ASSERT_TRUE(a.shows("✓ alice: first again"));
  a.type("/he\t");
  ASSERT_TRUE(a.last_row_is("#general> /help"));
  a.type("\r");
  ASSERT_TRUE(a.shows("//text"));
  // Several lines pasted at once are one message.
  a.type("\x1b[200~one\ntwo\x1b[201~\r");
  ASSERT_TRUE(a.shows("✓ alice: one\n        two"));
  EXPECT_THAT(history("#general"), Not(HasSubstr("never sent")));
}

TEST_F(EndToEnd, TheQuitKeyLeavesTheTerminalAsItWas) {
  Session a(alice, {"chat"});
  ASSERT_TRUE(a.last_row_is("#general>"));
  EXPECT_FALSE(a.echoes());
  a.type("\x1c");
  EXPECT_EQ(a.wait_for_end(), 0);
  EXPECT_TRUE(a.echoes());
}

TEST_F(EndToEnd, ANarrowTerminalWrapsReadably) {
  Session a(alice, {"chat"}, 12, 40);
  ASSERT_TRUE(a.last_row_is("#general>"));
  a.type("the quick brown fox jumps over the lazy dog and goes on\r");
  ASSERT_TRUE(a.shows("✓ alice: the quick brown fox jumps\n        over the lazy dog and goes on\n"));
  ASSERT_TRUE(a.last_row_is("#general>"));
}

TEST_F(EndToEnd, WithoutATerminalLinesGoInAndOut) {
  const Ran ran =
      alice.run({"chat"}, "hello from a pipe\n/edit hello again\n/new #plain A topic\nin the new room\n");
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("✓ alice: hello from a pipe\n"));
  EXPECT_THAT(ran.out, HasSubstr("-- alice has changed \"hello from a pipe\" to: hello again\n"));
  EXPECT_THAT(ran.out, HasSubstr("✓ alice: in the new room\n"));
  EXPECT_THAT(history("#general"), HasSubstr("alice: hello again (edited)"));
}

TEST_F(EndToEnd, WithoutATerminalWhatCannotBeSentIsInTheExitCode) {
  const Ran nobody = alice.run({"chat", "@nosuch"}, "a\nb\n");
  EXPECT_EQ(nobody.exit_code, 3) << nobody.out << nobody.err;
  EXPECT_THAT(nobody.err, HasSubstr("Nobody here has this name"));
  EXPECT_EQ(alice.run({"chat", "@bob"}, "a\n").exit_code, 0);
}

TEST_F(EndToEnd, TailFollowsThroughARestart) {
  ASSERT_EQ(bob.run({"send", "#general", "one"}).exit_code, 0);
  int output = -1;
  const pid_t tail = alice.start({"tail", "-f", "#general", "--json"}, output);
  std::string seen;
  const auto reads = [&](const std::string& text) {
    char byte = 0;
    while (seen.find(text) == std::string::npos && ::read(output, &byte, 1) == 1)
      seen += byte;
    return seen.find(text) != std::string::npos;
  };
  EXPECT_TRUE(reads("\"one\""));
  ASSERT_EQ(bob.run({"send", "#general", "two"}).exit_code, 0);
  EXPECT_TRUE(reads("\"two\""));
  server.stop();
  EXPECT_TRUE(reads("Trying again in"));
  server.start();
  ASSERT_EQ(bob.run({"send", "#general", "three"}).exit_code, 0);
  EXPECT_TRUE(reads("\"three\""));
  EXPECT_TRUE(reads("Connected again."));
  for (const std::string text : {"\"one\"", "\"two\"", "\"three\""})
    EXPECT_EQ(count_of(text, seen), 1U);
  ::kill(tail, SIGTERM);
  ::waitpid(tail, nullptr, 0);
  ::close(output);
}

TEST_F(EndToEnd, AChangedKeyIsRefusedUntilAPersonDecides) {
  const Device carol;
  const std::string url = "https://" + server.address();
  const Ran first = carol.run({"register", "carol", "--server", url}, "long enough\n");
  ASSERT_EQ(first.exit_code, 0) << first.err;
  EXPECT_THAT(first.err, HasSubstr("First contact"));
  EXPECT_THAT(carol.run({"send", "#general", "over TLS"}).err, IsEmpty());

  server.stop();
  std::filesystem::remove_all(server.data() / "tls");
  server.start();
  const Ran refused = carol.run({"send", "#general", "to whom?"});
  EXPECT_EQ(refused.exit_code, 3);
  EXPECT_THAT(refused.err, HasSubstr("has changed"));
  EXPECT_THAT(refused.err, HasSubstr("--replace"));
  EXPECT_EQ(carol.run({"trust"}).exit_code, 3);
  EXPECT_EQ(carol.run({"trust", "--replace"}).exit_code, 0);
  EXPECT_EQ(carol.run({"send", "#general", "now"}).exit_code, 0);
  EXPECT_EQ(count_of("to whom?", history("#general")), 1U);
}

}  // namespace
}  // namespace banter::cli
