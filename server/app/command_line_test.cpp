#include "server/app/command_line.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/platform/file.hpp"

namespace banter::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

base::Expected<Command> read(const std::vector<std::string>& words) {
  return read_command_line(words);
}

Config serve_config(std::vector<std::string> words) {
  words.insert(words.begin(), "serve");
  auto command = read(words);
  if (!command) {
    ADD_FAILURE() << command.error().sentence;
    return {};
  }
  return std::get<Serve>(*command).config;
}

std::string refusal(const std::vector<std::string>& words) {
  const auto command = read(words);
  return command ? "" : command.error().sentence;
}

std::string printed(const std::vector<std::string>& words) {
  const auto command = read(words);
  return command ? std::get<Print>(*command).text : command.error().sentence;
}

TEST(CommandLine, ReadsFlagsOfServe) {
  const Config config =
      serve_config({"--data", "d", "--listen", "127.0.0.1:0", "--listen=[::1]:0", "--password-cost", "4",
                    "--rate-limits", "off", "--insecure-plaintext", "--trusted-proxy", "10.0.0.0/8"});
  EXPECT_EQ(config.data, "d");
  EXPECT_THAT(config.listen, ElementsAre("127.0.0.1:0", "[::1]:0"));
  EXPECT_EQ(config.password_cost, 4);
  EXPECT_FALSE(config.rate_limits);
  EXPECT_TRUE(config.insecure_plaintext);
  EXPECT_FALSE(config.allow_guests);
  EXPECT_THAT(config.trusted_proxy, ElementsAre("10.0.0.0/8"));
}

TEST(CommandLine, ASwitchAloneMeansOn) {
  EXPECT_TRUE(serve_config({"--allow-guests"}).allow_guests);
  EXPECT_TRUE(serve_config({"--allow-guests", "--data", "d"}).allow_guests);
  EXPECT_TRUE(serve_config({"--allow-guests", "on"}).allow_guests);
  EXPECT_FALSE(serve_config({"--allow-guests=off"}).allow_guests);
}

TEST(CommandLine, AFlagWinsOverTheFileAndTheFileOverTheDefault) {
  std::string folder = testing::TempDir() + "banter-command-XXXXXX";
  ASSERT_NE(::mkdtemp(folder.data()), nullptr);
  const std::string file = folder + "/banterd.toml";
  ASSERT_TRUE(base::write_private_file(file, "password-cost = 5\nlisten = ['127.0.0.1:1']\nlog-keep = 9\n"));
  const Config config = serve_config({"--config", file, "--listen", "127.0.0.1:2", "--log-keep", "1"});
  EXPECT_EQ(config.password_cost, 5);
  EXPECT_THAT(config.listen, ElementsAre("127.0.0.1:2"));
  EXPECT_EQ(config.log_keep, 1);
  EXPECT_THAT(refusal({"serve", "--config", folder + "/none"}), HasSubstr("/none: No such file"));
  std::filesystem::remove_all(folder);
}

TEST(CommandLine, NamesTheNearestOfWhatItDoesNotKnow) {
  EXPECT_THAT(refusal({"serve", "--lisen", "127.0.0.1:1"}),
              StartsWith("unknown flag '--lisen'; did you mean '--listen'?"));
  EXPECT_THAT(refusal({"serve", "--pasword-cost=4"}),
              StartsWith("unknown flag '--pasword-cost'; did you mean '--password-cost'?"));
  EXPECT_THAT(refusal({"serv"}), StartsWith("unknown word 'serv'; did you mean 'serve'?"));
  EXPECT_THAT(refusal({"user", "ad", "anna"}), StartsWith("unknown word 'ad'; did you mean 'add'?"));
  EXPECT_THAT(refusal({"user", "add", "anna", "--roll", "owner"}),
              StartsWith("unknown flag '--roll'; did you mean '--role'?"));
  EXPECT_THAT(refusal({"serve", "--\x1b[2J"}), HasSubstr("\\x1b[2J"));
  EXPECT_THAT(refusal({"--versoin"}), StartsWith("unknown flag '--versoin'; did you mean '--version'?"));
}

TEST(CommandLine, RefusesInOneSentence) {
  EXPECT_THAT(refusal({}), HasSubstr("say what to do"));
  EXPECT_EQ(refusal({"serve", "--password-cost", "3"}), "--password-cost is a number from 4 to 15, not '3'");
  EXPECT_EQ(refusal({"serve", "--data", "a", "--data", "b"}), "--data is given once, with one value");
  EXPECT_THAT(refusal({"serve", "--tls-cert", "a.pem"}), HasSubstr("tls-cert and tls-key go together"));
  for (const std::vector<std::string>& words : {std::vector<std::string>{"serve", "--data"},
                                                {"user"},
                                                {"user", "add"},
                                                {"user", "role", "anna"},
                                                {"docs"}}) {
    EXPECT_NE(refusal(words), "") << words.front();
    EXPECT_EQ(refusal(words).find('\n'), std::string::npos);
  }
}

TEST(CommandLine, ReadsWhatToDoWithUsers) {
  const auto add = std::get<ManageUser>(*read({"user", "add", "anna", "--role", "owner", "--data", "d"}));
  EXPECT_EQ(add.verb, UserVerb::add);
  EXPECT_EQ(add.name, "anna");
  EXPECT_EQ(add.role, protocol::Role::owner);
  EXPECT_EQ(add.data, "d");
  EXPECT_EQ(add.password_cost, 12);
  const auto list = std::get<ManageUser>(*read({"user", "list"}));
  EXPECT_EQ(list.verb, UserVerb::list);
  EXPECT_EQ(list.data, "./data");
  const auto role = std::get<ManageUser>(*read({"user", "role", "ben", "admin"}));
  EXPECT_EQ(role.verb, UserVerb::role);
  EXPECT_EQ(role.role, protocol::Role::admin);
  EXPECT_EQ(std::get<ManageUser>(*read({"user", "passwd", "ben"})).verb, UserVerb::passwd);
  EXPECT_EQ(std::get<ManageUser>(*read({"user", "remove", "ben"})).verb, UserVerb::remove);
  EXPECT_EQ(refusal({"user", "role", "ben", "guest"}), "a role is owner, admin or member, not 'guest'");
}

TEST(CommandLine, ReadsWhatToDoWithInvitations) {
  const auto create = std::get<ManageInvite>(
      *read({"invite", "create", "--uses", "5", "--days", "30", "--note", "the choir", "--data", "d"}));
  EXPECT_EQ(create.request.verb, InviteVerb::create);
  EXPECT_EQ(create.request.uses, 5);
  EXPECT_EQ(create.request.days, 30);
  EXPECT_EQ(create.request.note, "the choir");
  EXPECT_EQ(create.data, "d");
  const auto list = std::get<ManageInvite>(*read({"invite", "list"}));
  EXPECT_EQ(list.request.verb, InviteVerb::list);
  EXPECT_EQ(list.data, "./data");
  const auto revoke = std::get<ManageInvite>(*read({"invite", "revoke", "i1"}));
  EXPECT_EQ(revoke.request.verb, InviteVerb::revoke);
  EXPECT_EQ(revoke.request.id, "i1");
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"invite"}, {"invite", "revoke"}, {"invite", "create", "--uses", "many"}}) {
    EXPECT_NE(refusal(words), "");
  }
}

TEST(CommandLine, PrintsVersionHelpSampleAndDocumentation) {
  EXPECT_THAT(printed({"--version"}), testing::MatchesRegex("banterd [0-9]+\\.[0-9]+\\.[0-9]+\n"));
  EXPECT_THAT(printed({"--help"}), HasSubstr("banterd user add NAME"));
  EXPECT_THAT(printed({"serve", "--help"}), HasSubstr("--password-cost N (default 12)"));
  EXPECT_THAT(printed({"user", "--help"}), HasSubstr("banterd user add NAME"));
  EXPECT_THAT(printed({"user", "add", "--help"}), HasSubstr("banterd user add NAME"));
  EXPECT_THAT(printed({"invite", "--help"}), HasSubstr("banterd invite create"));
  EXPECT_THAT(printed({"serve", "--print-config"}), HasSubstr("#password-cost = 12"));
  EXPECT_THAT(printed({"docs", "configuration"}), HasSubstr("## password-cost"));
}

}  // namespace
}  // namespace banter::app
