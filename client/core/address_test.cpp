#include "client/core/address.hpp"

#include <gtest/gtest.h>

namespace banter::client {
namespace {

struct Good {
  std::string_view text;
  std::string_view canonical;
  bool tls;
};

TEST(Address, ReadsWhatPeopleWrite) {
  for (const Good& good :
       {Good{"localhost", "localhost:8420", false}, Good{"LocalHost:9", "localhost:9", false},
        Good{"127.0.0.1", "127.0.0.1:8420", false}, Good{"127.9.9.9:1", "127.9.9.9:1", false},
        Good{"::1", "[::1]:8420", false}, Good{"[::1]:99", "[::1]:99", false},
        Good{" chat.example.org ", "chat.example.org:8420", true},
        Good{"chat.example.org:443", "chat.example.org:443", true},
        Good{"https://chat.example.org/", "chat.example.org:8420", true},
        Good{"https://localhost:8420", "localhost:8420", true},
        Good{"http://localhost:8420/", "localhost:8420", false},
        Good{"192.168.1.7:8420", "192.168.1.7:8420", true},
        Good{"[fe80::1%eth0]:8420", "[fe80::1%eth0]:8420", true},
        Good{"2001:db8::7", "[2001:db8::7]:8420", true}}) {
    const auto address = parse_address(good.text);
    ASSERT_TRUE(address) << good.text << ": " << address.error().sentence;
    EXPECT_EQ(address->text(), good.canonical);
    EXPECT_EQ(address->tls, good.tls) << good.text;
    EXPECT_FALSE(address->plaintext_forced);
  }
}

TEST(Address, RefusesWhatCannotBeOne) {
  for (const std::string_view text : {"",
                                      "  ",
                                      "https://",
                                      ":8420",
                                      "host:",
                                      "host:0",
                                      "host:65536",
                                      "host:99999999999",
                                      "host:80x",
                                      "[::1",
                                      "[::1]x",
                                      "[localhost]:1",
                                      "a/b",
                                      "https://host/path",
                                      "ho st",
                                      "-host",
                                      "host\x1b[2J",
                                      "a:b:c",
                                      "[fe80::1%]",
                                      "\xff\xfe"}) {
    const auto address = parse_address(text);
    EXPECT_FALSE(address) << text;
    if (!address) {
      EXPECT_EQ(address.error().sentence.find('\x1b'), std::string::npos);
    }
  }
}

TEST(Address, PlaintextToOtherMachinesOnlyWhenAskedFor) {
  EXPECT_FALSE(parse_address("http://chat.example.org"));
  const auto forced = parse_address("http://chat.example.org", true);
  ASSERT_TRUE(forced);
  EXPECT_FALSE(forced->tls);
  EXPECT_TRUE(forced->plaintext_forced);
}

}  // namespace
}  // namespace banter::client
