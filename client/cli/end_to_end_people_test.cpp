// Contacts, presence and names, at real terminals with the real server, and from scripts.
#include "client/cli/testing/end_to_end.hpp"

namespace banter::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

using People = EndToEnd;

TEST_F(People, HowTheOtherOneIsStandsInThePrompt) {
  Session a(alice, {"chat", "@bob"});
  ASSERT_TRUE(a.shows("No messages in @bob"));
  Session b(bob, {"chat", "@alice"});
  ASSERT_TRUE(b.shows("No messages in @alice"));
  ASSERT_TRUE(a.last_row_is("@bob (online)>"));
  b.type("/status away at lunch\r");
  ASSERT_TRUE(b.shows("Others see you as away: at lunch"));
  ASSERT_TRUE(a.last_row_is("@bob (away: at lunch)>"));
  b.type("/status busy\r");
  ASSERT_TRUE(a.last_row_is("@bob (busy)>"));
  b.type("/status invisible\r");
  ASSERT_TRUE(b.shows("Others see you as offline."));
  ASSERT_TRUE(a.last_row_is("@bob>"));
  b.type("/status asleep\r");
  ASSERT_TRUE(b.shows("How? /status online, away, busy or invisible"));
  ASSERT_EQ(bob.run({"status", "online", "back", "again"}).exit_code, 0);
  ASSERT_TRUE(a.last_row_is("@bob (online: back again)>"));
  b.type("/name Bob the Builder\r");
  ASSERT_TRUE(b.shows("Others see you as Bob the Builder."));
  ASSERT_TRUE(a.shows("bob is called Bob the Builder now."));
  a.type("/users bui\r");
  ASSERT_TRUE(a.shows("bob  online: back again  Bob the Builder"));
  a.type("/users nobody\r");
  ASSERT_TRUE(a.shows("Nobody's name begins like that."));
}

TEST_F(People, ContactsAreTakenUpAndStruckOff) {
  Session a(alice, {"chat"});
  ASSERT_TRUE(a.shows("No messages in #general"));
  a.type("/contacts\r");
  ASSERT_TRUE(a.shows("You have no contacts yet"));
  a.type("/contact @bob\r");
  ASSERT_TRUE(a.shows("bob is one of your contacts."));
  EXPECT_THAT(alice.run({"contacts"}).out, HasSubstr("bob"));
  a.type("/contact nobody\r");
  ASSERT_TRUE(a.shows("Nobody here has this name"));
  a.type("/contact remove bob\r");
  ASSERT_TRUE(a.shows("bob is no longer one of your contacts."));
  EXPECT_THAT(alice.run({"contacts"}).out, IsEmpty());
  EXPECT_THAT(alice.run({"contacts", "--add", "@bob"}).out, HasSubstr("bob"));
  EXPECT_THAT(alice.run({"contacts", "--json"}).out, HasSubstr(R"({"type":"contact","username":"bob")"));
  EXPECT_EQ(alice.run({"contacts", "--remove", "bob"}).out, "");
}

TEST_F(People, AreBlockedFromScriptsToo) {
  ASSERT_EQ(bob.run({"block", "@alice"}).exit_code, 0);
  EXPECT_EQ(bob.run({"blocked"}).out, "alice\n");
  EXPECT_THAT(alice.run({"send", "@bob", "why?"}).err, HasSubstr("does not want to hear"));
  ASSERT_EQ(bob.run({"unblock", "alice"}).exit_code, 0);
  EXPECT_EQ(bob.run({"blocked"}).out, "");
}

TEST_F(People, TakeTheirConversationsWithThem) {
  ASSERT_EQ(alice.run({"create", "#tea"}).exit_code, 0);
  std::string cups;
  for (int i = 1; i <= 250; ++i)
    cups += "cup " + std::to_string(i) + "\n";
  ASSERT_EQ(alice.run({"chat", "#tea"}, cups).exit_code, 0);
  ASSERT_EQ(alice.run({"topic", "#tea", "Green or black?"}).exit_code, 0);
  ASSERT_EQ(alice.run({"send", "@bob", "hi"}).exit_code, 0);
  const std::string tea = alice.run({"export", "#TEA"}).out;
  EXPECT_EQ(count_of("{\"type\":\"conversation\"", tea), 1u);
  EXPECT_EQ(count_of("{\"type\":\"message\"", tea), 250u);
  EXPECT_EQ(count_of("\"content\":\"cup 250\"", tea), 1u);
  EXPECT_LT(tea.find("\"cup 1\""), tea.find("\"cup 201\""));
  EXPECT_EQ(count_of("{\"type\":\"notice\"", tea), 2u) << "her coming, and the topic";
  EXPECT_LT(tea.find("\"cup 250\""), tea.find("\"kind\":\"topic\"")) << "the topic came last";
  const std::string all = alice.run({"export"}).out;
  EXPECT_EQ(count_of("{\"type\":\"message\"", all), 251u);
  EXPECT_EQ(count_of("{\"type\":\"conversation\"", all), 3u);
  const Ran none = alice.run({"export", "#nowhere"});
  EXPECT_NE(none.exit_code, 0);
  EXPECT_THAT(none.err, HasSubstr("You have no conversation #nowhere."));
  EXPECT_THAT(none.out, Not(HasSubstr("{")));
}

}  // namespace
}  // namespace banter::cli
