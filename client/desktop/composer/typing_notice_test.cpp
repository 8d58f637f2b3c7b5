#include "client/desktop/composer/typing_notice.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace banter::desktop {
namespace {

using Told = std::vector<std::pair<std::string, bool>>;

TEST(TypingNotice, EveryThreeSecondsAndTheEnd) {
  Told told;
  qint64 now = 0;
  TypingNotice notice([&](const std::string& where, bool active) { told.emplace_back(where, active); },
                      [&] { return now; });
  notice.writing("c1");
  now = 2'999;
  notice.writing("c1");
  EXPECT_EQ(told, (Told{{"c1", true}}));
  now = 3'000;
  notice.writing("c1");
  EXPECT_EQ(told, (Told{{"c1", true}, {"c1", true}}));
  notice.done();
  notice.done();
  EXPECT_EQ(told, (Told{{"c1", true}, {"c1", true}, {"c1", false}}));
}

TEST(TypingNotice, WhoWritesElsewhereHasStoppedHere) {
  Told told;
  TypingNotice notice([&](const std::string& where, bool active) { told.emplace_back(where, active); },
                      [] { return qint64{0}; });
  notice.writing("c1");
  notice.writing("c2");
  EXPECT_EQ(told, (Told{{"c1", true}, {"c1", false}, {"c2", true}}));
}

}  // namespace
}  // namespace banter::desktop
