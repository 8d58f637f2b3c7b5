#include "client/cli/recent.hpp"

#include <gtest/gtest.h>

namespace banter::cli {
namespace {

protocol::Message message(std::int64_t seq, std::string content) {
  protocol::Message result{.conversation = "c", .seq = seq, .version = seq, .sender = "alice"};
  result.content = std::move(content);
  return result;
}

TEST(Recent, TellsAChangeInWordsOnce) {
  Recent recent;
  recent.add(message(1, "one"));
  const client::ChangedMessage edit{
      .what = client::ChangedMessage::What::edited, .conversation = "c", .seq = 1, .content = "two"};
  EXPECT_EQ(recent.words_for(edit), "alice has changed \"one\" to: two");
  EXPECT_EQ(recent.words_for(edit), std::nullopt);
}

TEST(Recent, TellsReactionsAndPins) {
  using What = client::ChangedMessage::What;
  Recent recent;
  recent.add(message(1, "one"));
  client::ChangedMessage change{
      .what = What::reacted, .conversation = "c", .seq = 1, .username = "bob", .emoji = "👍"};
  EXPECT_EQ(recent.words_for(change), "bob reacts 👍 to \"one\"");
  change.removed = true;
  EXPECT_EQ(recent.words_for(change), "bob has taken 👍 back from \"one\"");
  change.what = What::pinned;
  change.seq = 2;
  EXPECT_EQ(recent.words_for(change), "bob has unpinned message 2");
}

TEST(Recent, KeepsOnlyWhatItTellsOf) {
  Recent recent;
  protocol::Message heavy = message(1, "one");
  heavy.mentions.assign(1'000, "everybody");
  heavy.attachments.resize(1'000);
  heavy.reactions.resize(1'000);
  recent.add(heavy);
  const protocol::Message* kept = recent.last_of("c", "Alice");
  ASSERT_NE(kept, nullptr);
  EXPECT_EQ(*kept, message(1, "one"));
}

TEST(Recent, TheOldestGoesFirst) {
  Recent recent(2);
  for (std::int64_t seq = 1; seq <= 3; ++seq)
    recent.add(message(seq, "x"));
  const client::ChangedMessage gone{
      .what = client::ChangedMessage::What::deleted, .conversation = "c", .seq = 1};
  EXPECT_EQ(recent.words_for(gone), "message 1 was deleted");
}

}  // namespace
}  // namespace banter::cli
