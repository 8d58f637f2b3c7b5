#include "tests/scenarios/runner/pattern.hpp"

#include <gtest/gtest.h>

namespace banter::scenarios {
namespace {

// The complaints about `object` of what `text` expects.
std::vector<std::string> complaints(const std::string& text, const json::object& object, Kept& kept) {
  std::vector<std::string> all;
  const auto words = words_of(text);
  for (const Expectation& one : expectations_of(words)) {
    if (const auto said = complaint(one, object, kept)) all.push_back(*said);
  }
  return all;
}

const json::object kReply{{"seq", 5}, {"name", "anna"}, {"list", {{{"a", 1}, {"b", 2}}}}, {"flag", true}};

TEST(Pattern, AcceptsWhatFits) {
  Kept kept;
  EXPECT_TRUE(
      complaints("seq 5 and name anna and name \"anna\" and flag true and other absent and seq above 4 and "
                 "name text and seq number and flag any and seq not 6 and list.0.b 2",
                 kReply, kept)
          .empty());
  EXPECT_TRUE(complaints(R"(list [{"a":1}])", kReply, kept).empty());
}

TEST(Pattern, ComplainsAboutEveryOtherValue) {
  for (const char* text :
       {"seq 6", "seq \"5\"", "name ben", "flag false", "seq absent", "other any", "seq above 5", "seq text",
        "name number", "seq not 5", "list []", R"(list [{"a":2}])", "list.1 any"}) {
    Kept kept;
    EXPECT_EQ(complaints(text, kReply, kept).size(), 1u) << text;
  }
}

TEST(Pattern, KeepsAndCompares) {
  Kept kept;
  EXPECT_TRUE(complaints("seq as $first", kReply, kept).empty());
  EXPECT_TRUE(complaints("seq $first", kReply, kept).empty());
  EXPECT_FALSE(complaints("name $first", kReply, kept).empty());
  EXPECT_THROW(complaints("name $second", kReply, kept), BadScript);
}

TEST(Pattern, RefusesWhatItCannotRead) {
  Kept kept;
  EXPECT_THROW(complaints("seq", kReply, kept), BadScript);
  EXPECT_THROW(complaints("seq 5 or name anna", kReply, kept), BadScript);
  EXPECT_THROW(complaints("seq 5 and", kReply, kept), BadScript);
}

}  // namespace
}  // namespace banter::scenarios
