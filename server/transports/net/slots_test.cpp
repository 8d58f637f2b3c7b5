#include "server/transports/net/slots.hpp"

#include "server/transports/net/followers.hpp"

namespace banter::transports {
namespace {

using core::ConversationKey;

TEST(Slots, AnIdIsForOneOccupantOnly) {
  Slots<int> slots(5);
  int one = 1;
  int two = 2;
  const core::ConnectionId first = slots.take(&one);
  EXPECT_TRUE(first);
  EXPECT_EQ(loop_of(first), 5U);
  EXPECT_EQ(slots.find(first), &one);
  slots.release(first);
  EXPECT_EQ(slots.find(first), nullptr);
  const core::ConnectionId second = slots.take(&two);
  EXPECT_EQ(slot_of(second), slot_of(first));
  EXPECT_NE(second, first);
  EXPECT_EQ(slots.find(first), nullptr);
  EXPECT_EQ(slots.find(second), &two);
  EXPECT_EQ(slots.at(slot_of(second)), &two);
}

TEST(Slots, IdsOfNobody) {
  Slots<int> slots(0);
  EXPECT_EQ(slots.find({}), nullptr);
  int one = 1;
  const core::ConnectionId id = slots.take(&one);
  for (const std::int64_t value :
       {std::int64_t{0}, std::int64_t{-1}, INT64_MAX, INT64_MIN, id.value + 1, id.value + 256})
    EXPECT_EQ(slots.find({value}), nullptr) << value;
  EXPECT_GT(id.value, 0);
}

TEST(Followers, AreSortedAndUnique) {
  Followers followers;
  Followers::Followed one;
  Followers::Followed two;
  followers.follow(9, one, ConversationKey{1});
  followers.follow(9, one, ConversationKey{2});
  followers.follow(3, two, ConversationKey{1});
  followers.follow(3, two, ConversationKey{1});
  EXPECT_THAT(followers.of(ConversationKey{1}), ::testing::ElementsAre(3, 9));
  followers.unfollow(9, one, ConversationKey{1});
  followers.unfollow(9, one, ConversationKey{1});
  followers.unfollow(9, one, ConversationKey{7});
  EXPECT_THAT(followers.of(ConversationKey{1}), ::testing::ElementsAre(3));
  followers.unfollow_all(9, one);
  followers.unfollow_all(3, two);
  EXPECT_TRUE(followers.of(ConversationKey{1}).empty());
  EXPECT_TRUE(followers.of(ConversationKey{2}).empty());
  EXPECT_TRUE(one.empty());
}

}  // namespace
}  // namespace banter::transports
