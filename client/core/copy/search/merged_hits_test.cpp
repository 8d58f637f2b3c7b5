#include "client/core/copy/search/merged_hits.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace banter::client {
namespace {

using ::testing::ElementsAre;
using Side = MergedHits::Side;

protocol::SearchReply page(std::initializer_list<std::int64_t> seqs, bool more,
                           const std::string& words = "copy", std::int64_t version = 1) {
  protocol::SearchReply reply{.more = more};
  if (more) reply.cursor = words;
  for (const std::int64_t seq : seqs)
    reply.messages.push_back(
        {.conversation = "c", .seq = seq, .version = version, .content = words, .sent_at = seq * 10});
  return reply;
}

std::vector<std::int64_t> seqs(const MergedHits& hits) {
  std::vector<std::int64_t> seqs;
  for (const auto& message : hits.messages())
    seqs.push_back(message.seq);
  return seqs;
}

TEST(MergedHits, AreOneListEachOnce) {
  MergedHits hits;
  hits.add(Side::copy, page({9, 7, 6}, true));
  EXPECT_EQ(hits.settled(), 0U);  // the server may have newer ones
  hits.add(Side::server, page({9, 8, 5}, false, "server"));
  EXPECT_THAT(seqs(hits), ElementsAre(9, 8, 7, 6, 5));
  EXPECT_EQ(hits.messages()[0].content, "server");
  EXPECT_EQ(hits.settled(), 4U);
  EXPECT_TRUE(hits.more());
  EXPECT_EQ(hits.cursor(Side::copy), "copy");
  EXPECT_FALSE(hits.cursor(Side::server));
  hits.add(Side::copy, page({5, 4}, false));
  EXPECT_THAT(seqs(hits), ElementsAre(9, 8, 7, 6, 5, 4));
  EXPECT_EQ(hits.settled(), 6U);
  EXPECT_FALSE(hits.more());
}

TEST(MergedHits, TheNewerStateStays) {
  MergedHits hits;
  hits.add(Side::copy, page({1}, false, "newer", 2));
  hits.add(Side::server, page({1}, false, "older", 1));
  EXPECT_EQ(hits.messages()[0].content, "newer");
}

TEST(MergedHits, OneSideAloneWillDo) {
  MergedHits hits;
  hits.leave_out(Side::server);
  hits.add(Side::copy, page({3, 2}, true));
  EXPECT_EQ(hits.settled(), 2U);
  EXPECT_TRUE(hits.more());
}

TEST(MergedHits, MessagesOfOneMomentAreDifferentOnes) {
  MergedHits hits;
  auto other = page({3}, false);
  other.messages[0].conversation = "d";
  hits.add(Side::copy, page({3}, false));
  hits.add(Side::server, other);
  EXPECT_EQ(hits.messages().size(), 2U);
}

}  // namespace
}  // namespace banter::client
