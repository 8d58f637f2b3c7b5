#include "server/transports/net/address.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <cstring>

namespace banter::transports {
namespace {

Address address(std::string_view text) {
  const auto parsed = Address::parse(text);
  EXPECT_TRUE(parsed) << text;
  return parsed.value_or(Address());
}

bool contains(std::string_view range, std::string_view text) {
  const auto parsed = AddressRange::parse(range);
  EXPECT_TRUE(parsed) << range;
  return parsed && parsed->contains(address(text));
}

TEST(Address, TextThereAndBack) {
  for (const std::string text : {"127.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "2001:db8::ff"})
    EXPECT_EQ(address(text).text(), text);
  EXPECT_EQ(address("[::1]").text(), "::1");
  EXPECT_EQ(address("::ffff:10.0.0.1").text(), "10.0.0.1");
  EXPECT_EQ(address("::ffff:10.0.0.1"), address("10.0.0.1"));
  for (const char* text : {"", "localhost", "127.1", "1.2.3.4.5", "[127.0.0.1]", "[::1", "::1%lo", " ::1"})
    EXPECT_FALSE(Address::parse(text)) << text;
}

TEST(Address, OfSockets) {
  sockaddr_in6 mapped{};
  mapped.sin6_family = AF_INET6;
  mapped.sin6_port = htons(8420);
  ::inet_pton(AF_INET6, "::ffff:192.0.2.1", &mapped.sin6_addr);
  const auto& socket = reinterpret_cast<const sockaddr&>(mapped);
  EXPECT_EQ(Address::of(socket).text(), "192.0.2.1");
  EXPECT_EQ(port_of(socket), 8420);
  sockaddr_in v4{};
  v4.sin_family = AF_INET;
  ::inet_pton(AF_INET, "192.0.2.1", &v4.sin_addr);
  EXPECT_EQ(Address::of(reinterpret_cast<const sockaddr&>(v4)), Address::of(socket));
}

TEST(Address, LoopbackAndHousehold) {
  EXPECT_TRUE(address("127.8.9.10").is_loopback());
  EXPECT_TRUE(address("::1").is_loopback());
  EXPECT_TRUE(address("::ffff:127.0.0.1").is_loopback());
  EXPECT_FALSE(address("128.0.0.1").is_loopback());
  EXPECT_FALSE(address("::").is_loopback());
  EXPECT_EQ(address("2001:db8:1:2:3:4:5:6").household(), address("2001:db8:1:2::"));
  EXPECT_EQ(address("192.0.2.77").household(), address("192.0.2.77"));
  EXPECT_EQ(address("2001:db8:1:2:3:4:5:6").household_number(),
            address("2001:db8:1:2::7").household_number());
  EXPECT_NE(address("2001:db8:1:2::").household_number(), address("2001:db8:1:3::").household_number());
  EXPECT_NE(address("192.0.2.77").household_number(), address("192.0.2.78").household_number());
}

TEST(Address, Ranges) {
  EXPECT_TRUE(contains("10.0.0.0/8", "10.255.0.1"));
  EXPECT_FALSE(contains("10.0.0.0/8", "11.0.0.1"));
  EXPECT_TRUE(contains("192.168.4.0/22", "192.168.7.255"));
  EXPECT_FALSE(contains("192.168.4.0/22", "192.168.8.0"));
  EXPECT_TRUE(contains("192.0.2.1", "192.0.2.1"));
  EXPECT_FALSE(contains("192.0.2.1", "192.0.2.2"));
  EXPECT_TRUE(contains("fd00::/8", "fdff::1"));
  EXPECT_TRUE(contains("0.0.0.0/0", "8.8.8.8"));
  EXPECT_FALSE(contains("0.0.0.0/0", "::1"));
  EXPECT_TRUE(contains("::/0", "8.8.8.8"));
  for (const char* text : {"10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "fd00::/129", "example/8", ""})
    EXPECT_FALSE(AddressRange::parse(text)) << text;
}

TEST(Address, HostsAndPorts) {
  const auto split = [](std::string_view text) {
    const auto parts = split_host_port(text);
    return parts ? std::string(parts->host) + "|" + std::string(parts->port) : "none";
  };
  EXPECT_EQ(split("localhost:8420"), "localhost|8420");
  EXPECT_EQ(split("localhost"), "localhost|");
  EXPECT_EQ(split("[::1]:0"), "::1|0");
  EXPECT_EQ(split("[::1]"), "::1|");
  EXPECT_EQ(split(":80"), "|80");
  for (const char* text : {"localhost:", "x:65536", "x:80a", "::1", "[::1", "[::1]80", "x:-1"})
    EXPECT_EQ(split(text), "none") << text;
}

}  // namespace
}  // namespace banter::transports
