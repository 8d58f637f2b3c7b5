#include "protocol/codec/json_tape.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace banter::protocol {
namespace {

constexpr JsonTape::Limits limits{.depth = 32, .members = 1024, .elements = 1024, .nodes = 32768};

std::string fault_of(std::string_view json) {
  JsonTape tape;
  return tape.parse(json, limits) ? "" : tape.fault();
}

bool is_taken(std::string_view json) {
  return fault_of(json).empty();
}

std::string object_of(int members) {
  std::string json = "{";
  for (int i = 0; i < members; ++i)
    json += (i == 0 ? "\"k" : ",\"k") + std::to_string(i) + "\":0";
  return json + "}";
}

std::string array_of(int elements) {
  std::string json = "[";
  for (int i = 0; i < elements; ++i)
    json += i == 0 ? "0" : ",0";
  return json + "]";
}

TEST(JsonTape, LaysValuesOutInOrder) {
  JsonTape tape;
  ASSERT_TRUE(tape.parse(R"( {"a":[1,-2],"b":"x","c":true,"d":null,"e":1.5} )", limits));
  EXPECT_EQ(tape.kind(0), JsonTape::Kind::object);
  EXPECT_EQ(tape.count(0), 5u);
  EXPECT_TRUE(tape.is_text(1, "a"));
  EXPECT_EQ(tape.kind(2), JsonTape::Kind::array);
  EXPECT_EQ(tape.integer(3), 1);
  EXPECT_EQ(tape.integer(4), -2);
  EXPECT_EQ(tape.next(2), 5u);
  EXPECT_EQ(tape.text(6), "x");
  EXPECT_TRUE(tape.boolean(8));
  EXPECT_EQ(tape.kind(10), JsonTape::Kind::null);
  EXPECT_EQ(tape.kind(12), JsonTape::Kind::other_number);
  EXPECT_EQ(tape.end(0), 13u);
}

TEST(JsonTape, ViewsPlainStringsAndKeepsEscapedOnes) {
  JsonTape tape;
  const std::string json =
      R"(["plain","esc\u00e9ped \ud83d\udc07 \/","",")" + std::string(5000, 'x') + "\\n\"]";
  ASSERT_TRUE(tape.parse(json, limits));
  EXPECT_EQ(tape.text(1).data(), json.data() + 2);
  EXPECT_EQ(tape.text(2), "escéped 🐇 /");
  EXPECT_EQ(tape.text(3), "");
  EXPECT_EQ(tape.text(4), std::string(5000, 'x') + "\n");
}

TEST(JsonTape, CanBeUsedAgainAfterAFault) {
  JsonTape tape;
  EXPECT_FALSE(tape.parse(R"({"a":["\u0061)", limits));
  ASSERT_TRUE(tape.parse(R"({"b":"\u0062"})", limits));
  EXPECT_EQ(tape.text(2), "b");
  EXPECT_EQ(tape.fault(), "");
}

TEST(JsonTape, DepthEndsAt32) {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_TRUE(is_taken(nested(32)));
  EXPECT_EQ(fault_of(nested(33)), "is nested deeper than 32 levels");
  EXPECT_FALSE(is_taken(nested(100'000)));
  EXPECT_FALSE(is_taken(std::string(100'000, '[')));
}

TEST(JsonTape, MembersOfAllObjectsAreCountedTogether) {
  EXPECT_TRUE(is_taken(object_of(1024)));
  EXPECT_EQ(fault_of(object_of(1025)), "has more than 1024 members");
  EXPECT_TRUE(is_taken("[" + object_of(512) + "," + object_of(512) + "]"));
  EXPECT_FALSE(is_taken("[" + object_of(512) + "," + object_of(513) + "]"));
  // However many there are, the reading ends at the first too many.
  EXPECT_EQ(fault_of(object_of(1'000'000)), "has more than 1024 members");
}

TEST(JsonTape, EveryArrayIsCountedByItself) {
  EXPECT_TRUE(is_taken(array_of(1024)));
  EXPECT_EQ(fault_of(array_of(1025)), "has an array with more than 1024 elements");
  EXPECT_TRUE(is_taken("[" + array_of(1024) + "," + array_of(1024) + "]"));
  EXPECT_FALSE(is_taken("[[]," + array_of(1025) + "]"));
}

TEST(JsonTape, ValuesOfAWholeFrameAreBounded) {
  std::string json = "[";
  for (int i = 0; i < 100; ++i)
    json += array_of(1000) + ",";
  EXPECT_EQ(fault_of(json + "0]"), "has too many values");
}

TEST(JsonTape, DuplicateKeysAreSeenHoweverTheyAreWritten) {
  for (const char* json :
       {R"({"a":1,"a":2})", R"({"a":1,"\u0061":2})", R"({"":1,"":2})", R"([{"x":{"b":1,"c":2,"b":3}}])",
        R"({"é":1,"\u00e9":1})", R"({"a":{"z":1},"a":{}})"}) {
    EXPECT_EQ(fault_of(json), "has a member twice in one object") << json;
  }
  EXPECT_TRUE(is_taken(R"({"a":{"a":1},"b":{"a":1},"A":1,"ab":1,"ba":1})"));
  std::string many = object_of(1023);
  many.back() = ',';
  EXPECT_TRUE(is_taken(many + R"("x":1})"));
  EXPECT_EQ(fault_of(many + R"("k\u0037":1})"), "has a member twice in one object");
}

TEST(JsonTape, SearchForDuplicatesIsNotQuadratic) {
  // Keys that agree in length and edges, the worst that 64 KiB can hold, in well under a second for 200
  // frames.
  std::string json = "{";
  for (int i = 0; i < 1024; ++i) {
    const std::string number = std::to_string(1000 + i);
    json += (i == 0 ? "\"" : ",\"") + std::string(40, 'p') + number + "e\":0";
  }
  json += "}";
  JsonTape tape;
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < 200; ++i)
    ASSERT_TRUE(tape.parse(json, limits));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
}

TEST(JsonTape, EscapesThatAreNoCharactersAreRefused) {
  for (const char* json :
       {R"(["\ud800"])", R"(["\udc00"])", R"(["\ud800\ud800"])", R"(["\ud800x"])", R"(["a\udfff b"])",
        R"(["\ud83d\n"])", R"({"\ud800":1})", R"(["\x"])", R"(["\u12g4"])"}) {
    EXPECT_FALSE(is_taken(json)) << json;
  }
  EXPECT_EQ(fault_of(R"(["a\u0000b"])"), "contains the character U+0000");
  EXPECT_EQ(fault_of(R"({"\u0000":1})"), "contains the character U+0000");
  EXPECT_FALSE(is_taken(std::string_view("[\"a\0b\"]", 7)));
}

TEST(JsonTape, BytesThatAreNotUtf8AreRefused) {
  for (const char* bytes : {"\xff", "\x80", "\xc0\xaf", "\xe0\x80\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80",
                            "\xf5\x80\x80\x80", "\xc3", "\xe2\x82", "\xf0\x9f\x90"}) {
    EXPECT_FALSE(is_taken("[\"" + std::string(bytes) + "\"]")) << bytes;
    EXPECT_FALSE(is_taken("{\"" + std::string(bytes) + "\":1}")) << bytes;
    EXPECT_FALSE(is_taken("[\"sixteen bytes of padding" + std::string(bytes) + "sixteen bytes of padding\"]"))
        << bytes;
    EXPECT_FALSE(is_taken("[\"\\n" + std::string(bytes) + "\"]")) << bytes;
    EXPECT_FALSE(is_taken(std::string(bytes))) << bytes;
  }
  EXPECT_TRUE(is_taken("[\"\xf4\x8f\xbf\xbf\"]"));
}

TEST(JsonTape, OnlyJsonIsTaken) {
  for (const char* json :
       {"",           " ",        "{",    "{}}",       "{} {}",          "[1,]", "{\"a\":1,}",
        "{a:1}",      "['a']",    "[01]", "[+1]",      "[1.]",           "[.5]", "[NaN]",
        "[Infinity]", "[\"\t\"]", "nul",  "// no\n{}", "\xef\xbb\xbf{}", "[1e]", "\"a"}) {
    EXPECT_FALSE(is_taken(json)) << json;
  }
}

TEST(JsonTape, NumbersBeyondAllRangeAreRefused) {
  EXPECT_FALSE(is_taken("[1e999]"));
  EXPECT_FALSE(is_taken("[-1e999]"));
  EXPECT_FALSE(is_taken("[1e99999999999999999999]"));
  EXPECT_TRUE(is_taken("[1e300,18446744073709551615,123456789012345678901234567890,-0]"));
}

TEST(JsonTape, WhatCameBeforeAFaultCanBeRead) {
  JsonTape tape;
  ASSERT_FALSE(tape.parse(R"({"id":7,"a":[1,)", limits));
  EXPECT_TRUE(tape.is_text(1, "id"));
  EXPECT_EQ(tape.integer(2), 7);
  EXPECT_EQ(tape.next(4), tape.end(0));
}

}  // namespace
}  // namespace banter::protocol
