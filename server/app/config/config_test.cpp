#include "server/app/config/config.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "server/app/config/file.hpp"
#include "server/app/config/options.hpp"
#include "server/app/config/text.hpp"

namespace banter::app {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

std::string refusal(std::string_view name, const std::vector<std::string>& values) {
  Config config = standard_config();
  const auto done = set_option(config, *find_option(name), values);
  return done ? "" : done.error().sentence;
}

Config from_file(const std::string& content) {
  Config config = standard_config();
  const auto done = read_config(config, content, "a.toml");
  EXPECT_TRUE(done) << done.error().sentence;
  return config;
}

std::string file_refusal(const std::string& content) {
  Config config = standard_config();
  const auto done = read_config(config, content, "a.toml");
  return done ? "" : done.error().sentence;
}

TEST(Options, EveryRowIsWholeAndItsDefaultIsAccepted) {
  std::set<std::string_view> names;
  for (const Option& option : options()) {
    EXPECT_TRUE(names.insert(option.name).second) << option.name;
    EXPECT_FALSE(option.value.empty()) << option.name;
    EXPECT_TRUE(option.text.ends_with('.')) << option.name;
    EXPECT_EQ(option.is_valid == nullptr, option.example.empty()) << option.name;
    if (option.is_valid != nullptr) EXPECT_TRUE(option.is_valid(option.example)) << option.name;
    if (!option.standard.empty()) EXPECT_EQ(refusal(option.name, {std::string(option.standard)}), "");
  }
}

TEST(Options, TheDefaultsAreThoseOfADecentServer) {
  const Config config = standard_config();
  EXPECT_EQ(config.data, "./data");
  EXPECT_THAT(config.listen, ElementsAre("*:8420"));
  EXPECT_EQ(config.registration, "open");
  EXPECT_FALSE(config.allow_guests);
  EXPECT_TRUE(config.rate_limits);
  EXPECT_EQ(config.password_cost, 12);
  EXPECT_FALSE(config.insecure_plaintext);
  EXPECT_TRUE(config.trusted_proxy.empty());
}

TEST(Options, RefuseWhatDoesNotFitAndSayWhatWould) {
  EXPECT_EQ(refusal("password-cost", {"3"}), "password-cost is a number from 4 to 15, not '3'");
  EXPECT_EQ(refusal("password-cost", {"16"}), "password-cost is a number from 4 to 15, not '16'");
  EXPECT_NE(refusal("password-cost", {"12x"}), "");
  EXPECT_NE(refusal("password-cost", {""}), "");
  EXPECT_NE(refusal("password-cost", {"99999999999999999999"}), "");
  EXPECT_EQ(refusal("rate-limits", {"maybe"}), "rate-limits is on or off, not 'maybe'");
  EXPECT_EQ(refusal("registration", {"shut"}), "registration is open, invite or closed, not 'shut'");
  EXPECT_EQ(refusal("listen", {"127.0.0.1"}),
            "listen is HOST:PORT, for instance 127.0.0.1:8420, not '127.0.0.1'");
  EXPECT_NE(refusal("listen", {"127.0.0.1:70000"}), "");
  EXPECT_NE(refusal("listen", {"127.0.0.1:1", "nonsense"}), "");
  EXPECT_NE(refusal("trusted-proxy", {"10.0.0.0/40"}), "");
  EXPECT_NE(refusal("name", {"chat.example.org/x"}), "");
  EXPECT_NE(refusal("server-name", {"two\nlines"}), "");
  EXPECT_EQ(refusal("data", {"a", "b"}), "data is given once, with one value");
  EXPECT_THAT(refusal("registration", {"\x1b[2J"}), HasSubstr("'\\x1b[2J'"));
}

TEST(Options, GoTogether) {
  Config config = standard_config();
  EXPECT_TRUE(check_together(config));
  config.tls_cert = "chain.pem";
  EXPECT_THAT(check_together(config).error().sentence, HasSubstr("tls-cert and tls-key go together"));
}

TEST(ConfigFile, SetsWhatItNamesAndLeavesTheRest) {
  const Config config = from_file(R"(
listen = ["127.0.0.1:1", "[::1]:2"]
name = "one.example"   # a list of one
password-cost = 4
allow-guests = true
log-level = "warn"
)");
  EXPECT_THAT(config.listen, ElementsAre("127.0.0.1:1", "[::1]:2"));
  EXPECT_THAT(config.name, ElementsAre("one.example"));
  EXPECT_EQ(config.password_cost, 4);
  EXPECT_TRUE(config.allow_guests);
  EXPECT_EQ(config.log_level, "warn");
  EXPECT_EQ(config.data, "./data");
}

TEST(ConfigFile, NamesTheLineAndTheNearestKey) {
  EXPECT_EQ(file_refusal("\npasword-cost = 4\n"),
            "a.toml:2: unknown key 'pasword-cost'; did you mean 'password-cost'?");
  EXPECT_EQ(file_refusal("allow_guests = true"),
            "a.toml:1: unknown key 'allow_guests'; did you mean 'allow-guests'?");
  EXPECT_EQ(file_refusal("zzzzzz = 1"), "a.toml:1: unknown key 'zzzzzz'");
  EXPECT_EQ(file_refusal("[server]\ndata = 'x'"),
            "a.toml:1: unknown key 'server'; did you mean 'server-name'?");
}

TEST(ConfigFile, WantsTheRightKindOfValue) {
  EXPECT_EQ(file_refusal("password-cost = '4'"), "a.toml:1: password-cost is a number without quotes");
  EXPECT_EQ(file_refusal("password-cost = 4.0"), "a.toml:1: password-cost is a number without quotes");
  EXPECT_EQ(file_refusal("allow-guests = 'on'"), "a.toml:1: allow-guests is true or false");
  EXPECT_EQ(file_refusal("data = 7"), "a.toml:1: data is a text in quotes");
  EXPECT_EQ(file_refusal("data = ['x']"), "a.toml:1: data is a text in quotes");
  EXPECT_EQ(file_refusal("password-cost = 99"), "a.toml:1: password-cost is a number from 4 to 15, not '99'");
  EXPECT_THAT(file_refusal("listen = "), HasSubstr("a.toml:1: "));
}

TEST(SampleConfig, WithAllItsOptionsSwitchedOnGivesTheDefaults) {
  std::string sample = sample_config();
  for (const Option& option : options()) {
    const std::string commented = "\n#" + std::string(option.name) + " = ";
    const std::size_t at = sample.find(commented);
    ASSERT_NE(at, std::string::npos) << option.name;
    // An empty default means that nothing was chosen; an empty text would be refused, and rightly.
    if (option.standard.empty() && std::holds_alternative<std::string Config::*>(option.target)) continue;
    sample.erase(at + 1, 1);
  }
  EXPECT_EQ(from_file(sample), standard_config());
}

TEST(ConfigurationPage, TellsOfEveryOption) {
  const std::string page = configuration_page();
  for (const Option& option : options())
    EXPECT_THAT(page, AllOf(HasSubstr("## " + std::string(option.name) + "\n"),
                            HasSubstr("`--" + std::string(option.name) + " ")));
}

TEST(Wrapped, BreaksBetweenWordsOnly) {
  EXPECT_EQ(wrapped("aa bb cc", 7, "# "), "# aa bb\n# cc\n");
  EXPECT_EQ(wrapped("aaaaaaaaaaaa b", 7, ""), "aaaaaaaaaaaa\nb\n");
}

}  // namespace
}  // namespace banter::app
