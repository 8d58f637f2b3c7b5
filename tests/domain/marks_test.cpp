// Marks under a clock that only the test moves: of many within a second one is told.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/domain/domain.hpp"

namespace banter::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string message(int number) {
  return R"({"action":"message","receiver":"ben","content":"hi","client_id":"m)" + std::to_string(number) +
         "\"}";
}

std::string read_to(int seq) {
  return R"({"action":"read","conversation":"@anna","seq":)" + std::to_string(seq) + "}";
}

TEST(Receipts, AreToldAtOnceAndThenOnceASecond) {
  Domain domain;
  const auto anna = domain.person("anna"), ben = domain.person("ben");
  for (int i = 1; i <= 9; ++i)
    domain.ask(anna, message(i));
  for (int i = 1; i <= 5; ++i)
    domain.ask(ben, read_to(i));
  EXPECT_THAT(domain.events(anna), ElementsAre(HasSubstr("\"read_seq\":1")));
  domain.clock.advance(999);
  EXPECT_THAT(domain.events(anna), IsEmpty());
  domain.clock.advance(1);
  EXPECT_THAT(domain.events(anna), ElementsAre(HasSubstr("\"read_seq\":5")));
  domain.ask(ben, read_to(6));
  EXPECT_THAT(domain.events(anna), IsEmpty()) << "the second after the last one told is not over";
  domain.clock.advance(1000);
  EXPECT_THAT(domain.events(anna), ElementsAre(HasSubstr("\"read_seq\":6")));
  domain.clock.advance(1000);
  EXPECT_THAT(domain.events(anna), IsEmpty());
  domain.ask(ben, read_to(7));
  EXPECT_THAT(domain.events(anna), ElementsAre(HasSubstr("\"read_seq\":7"))) << "at once again after a rest";
}

TEST(Receipts, OfALargeRoomGoToOnesOwnDevicesOnly) {
  Domain domain;
  const auto anna = domain.person("anna"), ben = domain.person("ben"), phone = domain.connect();
  domain.ask(phone, R"({"action":"login","username":"ben","password":"long enough"})");
  for (int i = 0; i < 31; ++i)
    domain.person("user" + std::to_string(i));
  domain.ask(anna, R"({"action":"message","receiver":"#general","content":"hi","client_id":"m"})");
  domain.events(ben);
  domain.events(phone);
  domain.ask(ben, R"({"action":"read","conversation":"#general","seq":1})");
  EXPECT_THAT(domain.events(anna), IsEmpty());
  EXPECT_THAT(domain.events(ben), IsEmpty());
  EXPECT_THAT(domain.events(phone), ElementsAre(HasSubstr("\"read_seq\":1")));
}

TEST(Typing, IsToldEveryThreeSecondsAndItsEndOnlyWhileItHolds) {
  Domain domain;
  const auto anna = domain.person("anna"), ben = domain.person("ben");
  domain.ask(anna, message(1));
  domain.events(ben);
  const std::string writes = R"({"action":"typing","conversation":"@anna","active":true})";
  const std::string stops = R"({"action":"typing","conversation":"@anna","active":false})";
  domain.ask(ben, writes);
  domain.ask(ben, writes);
  EXPECT_EQ(domain.events(anna).size(), 1u);
  domain.clock.advance(3000);
  domain.ask(ben, writes);
  EXPECT_EQ(domain.events(anna).size(), 1u);
  domain.ask(ben, stops);
  EXPECT_THAT(domain.events(anna), ElementsAre(HasSubstr("\"active\":false")));
  domain.ask(ben, writes);
  domain.events(anna);
  domain.clock.advance(6000);
  domain.ask(ben, stops);
  EXPECT_THAT(domain.events(anna), IsEmpty()) << "it has ended by itself";
}

}  // namespace
}  // namespace banter::testing
