#include "client/cli/invocation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client/cli/exit_code.hpp"

namespace banter::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

template <class C>
C command_of(const std::vector<std::string>& arguments) {
  const auto read = read_arguments(arguments);
  const auto* invocation = std::get_if<Invocation>(&read);
  if (invocation == nullptr) throw std::runtime_error(std::get<NoInvocation>(read).text);
  return std::get<C>(invocation->command);
}

int refused(const std::vector<std::string>& arguments) {
  const auto read = read_arguments(arguments);
  const auto* no = std::get_if<NoInvocation>(&read);
  return no == nullptr ? -1 : no->exit_code;
}

TEST(Invocation, NothingMeansChat) {
  EXPECT_EQ(command_of<ChatCommand>({}).place, "");
  EXPECT_EQ(command_of<ChatCommand>({"chat", "@bob"}).place, "@bob");
  EXPECT_EQ(command_of<ChatCommand>({"--server", "here"}).place, "");
}

TEST(Invocation, OptionsMayStandBeforeAndBehind) {
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"--server", "h", "--json", "send", "@bob", "hi"},
        std::vector<std::string>{"send", "@bob", "hi", "--server", "h", "--json"},
        std::vector<std::string>{"send", "--json", "@bob", "--server", "h", "hi"}}) {
    const auto read = read_arguments(arguments);
    const auto& invocation = std::get<Invocation>(read);
    EXPECT_EQ(invocation.common.server, "h");
    EXPECT_TRUE(invocation.common.json);
    EXPECT_THAT(std::get<SendCommand>(invocation.command).words, ElementsAre("hi"));
  }
}

TEST(Invocation, TextIsTheRest) {
  EXPECT_THAT(command_of<SendCommand>({"send", "#general", "hello", "there"}).words,
              ElementsAre("hello", "there"));
  EXPECT_THAT(command_of<SendCommand>({"send", "#general", "-"}).words, ElementsAre("-"));
  EXPECT_THAT(command_of<SendCommand>({"send", "#general"}).words, ElementsAre());
  EXPECT_THAT(command_of<SendCommand>({"send", "#general", "--", "-x", "--json"}).words,
              ElementsAre("-x", "--json"));
  const auto edit = command_of<EditCommand>({"edit", "#general", "17", "new", "words"});
  EXPECT_EQ(edit.seq, 17);
  EXPECT_THAT(edit.words, ElementsAre("new", "words"));
}

TEST(Invocation, TheOptionsOfEachCommand) {
  EXPECT_TRUE(command_of<TailCommand>({"tail", "-f", "#general"}).follow);
  EXPECT_EQ(command_of<TailCommand>({"tail", "#general", "-n", "3"}).count, 3);
  EXPECT_EQ(command_of<HistoryCommand>({"history", "#general", "--before", "9"}).before, 9);
  EXPECT_TRUE(command_of<SendCommand>({"send", "a", "b", "--no-queue"}).no_queue);
  EXPECT_FALSE(command_of<SendCommand>({"send", "a", "b"}).no_queue);
  EXPECT_TRUE(command_of<CreateCommand>({"create", "#x", "--private"}).is_private);
  EXPECT_TRUE(command_of<TrustCommand>({"trust", "--replace"}).replace);
  EXPECT_EQ(command_of<InviteCommand>({"invite", "#x", "bob"}).username, "bob");
  EXPECT_EQ(command_of<RegisterCommand>({"register", "bob", "--invite", "C0DE"}).invite, "C0DE");
}

TEST(Invocation, WrongUsageEndsWithTwo) {
  EXPECT_EQ(refused({"send"}), 2);
  EXPECT_EQ(refused({"frobnicate"}), 2);
  EXPECT_EQ(refused({"edit", "#general", "zero", "x"}), 2);
  EXPECT_EQ(refused({"edit", "#general", "0", "x"}), 2);
  EXPECT_EQ(refused({"tail", "#general", "-n", "201"}), 2);
  EXPECT_EQ(refused({"--timeout", "0", "ping"}), 2);
  EXPECT_EQ(refused({"history", "#a", "--before", "1", "--after", "2"}), 2);
}

TEST(Invocation, HelpTellsTheExitCodes) {
  const auto read = read_arguments({"--help"});
  EXPECT_EQ(std::get<NoInvocation>(read).exit_code, 0);
  EXPECT_THAT(std::get<NoInvocation>(read).text, HasSubstr("7 the server was not reached"));
  EXPECT_THAT(std::get<NoInvocation>(read).text, HasSubstr("history"));
}

TEST(ExitCode, IsChosenByWhoCanAct) {
  using client::Failure;
  using client::FailureKind;
  const auto code = [](FailureKind kind) { return static_cast<int>(exit_code_of(Failure{.kind = kind})); };
  EXPECT_EQ(code(FailureKind::fix), 3);
  EXPECT_EQ(code(FailureKind::sign_in), 4);
  EXPECT_EQ(code(FailureKind::wait), 5);
  EXPECT_EQ(code(FailureKind::give_up), 6);
  EXPECT_EQ(code(FailureKind::local), 6);
  EXPECT_EQ(code(FailureKind::network), 7);
}

}  // namespace
}  // namespace banter::cli
