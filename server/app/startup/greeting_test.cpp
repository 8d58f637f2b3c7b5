#include "server/app/startup/greeting.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace banter::app {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

std::vector<base::LocalAddress> machine() {
  return {{.text = "127.0.0.1", .interface = "lo", .is_loopback = true},
          {.text = "192.168.1.5", .interface = "eth0"},
          {.text = "::1", .interface = "lo", .is_loopback = true, .is_v6 = true},
          {.text = "fe80::5", .interface = "eth0", .is_v6 = true, .is_link_local = true},
          {.text = "2001:db8::5", .interface = "eth0", .is_v6 = true}};
}

Started started(std::vector<Started::Listener> listeners, std::vector<std::string> names = {}) {
  return {.listeners = std::move(listeners),
          .names = std::move(names),
          .fingerprints = {{.certificate = "AB:CD", .public_key = "12:34"}},
          .data = "./data",
          .log = "./data/server.log"};
}

TEST(ReachableUrls, OfEveryAddress) {
  EXPECT_THAT(reachable_urls(started({{"::", 8420}}, {"chat.example.org"}), machine()),
              ElementsAre("http://127.0.0.1:8420", "http://[::1]:8420", "https://chat.example.org:8420",
                          "https://192.168.1.5:8420", "https://[2001:db8::5]:8420"));
  EXPECT_THAT(reachable_urls(started({{"0.0.0.0", 1}}), machine()),
              ElementsAre("http://127.0.0.1:1", "https://192.168.1.5:1"));
}

TEST(ReachableUrls, OfOneAddressAndOfTwoListenersWithoutRepeating) {
  EXPECT_THAT(reachable_urls(started({{"127.0.0.1", 1}}, {"chat.example.org"}), machine()),
              ElementsAre("http://127.0.0.1:1"));
  EXPECT_THAT(reachable_urls(started({{"192.168.1.5", 1}, {"0.0.0.0", 1}}), machine()),
              ElementsAre("http://127.0.0.1:1", "https://192.168.1.5:1"));
}

TEST(Greeting, TellsWhatAnOperatorNeeds) {
  const auto lines = greeting(started({{"127.0.0.1", 8420}}), machine());
  EXPECT_THAT(lines, Contains(HasSubstr("http://127.0.0.1:8420")));
  EXPECT_THAT(lines, Contains(AllOf(HasSubstr("key "), HasSubstr("12:34"))));
  EXPECT_THAT(lines, Contains(AllOf(HasSubstr("certificate "), HasSubstr("AB:CD"))));
  EXPECT_THAT(lines, Contains(HasSubstr("banter chat --server 127.0.0.1:8420")));
  EXPECT_THAT(lines, Contains(HasSubstr("./data/server.log")));
  EXPECT_THAT(lines, Contains(HasSubstr("banterd user add NAME --role owner --data ./data")));
}

}  // namespace
}  // namespace banter::app
