// A disk that is full or cannot be read: nothing is acknowledged, nothing stored is lost, and the storage
// recovers by itself.
#include <gtest/gtest.h>

#include "server/storage/sqlite/open.hpp"
#include "tests/power_cut/disk.hpp"

namespace banter::power_cut {
namespace {

class Faults : public testing::Test {
 protected:
  Faults() {
    auto opened = storage::sqlite::open({.path = "banter.db", .log = {}, .vfs = disk_.name()});
    storage_ = std::move(opened.value());
    EXPECT_TRUE(storage_->begin());
    core::AccountRecord record;
    record.username = "anna";
    anna_ = storage_->accounts().add(record).value();
    room_ = storage_->conversations().add_room("ctea", "#tea", "", true, 1).value();
    EXPECT_TRUE(storage_->commit());
  }

  protocol::Result<std::variant<core::Appended, core::Earlier>> append(const std::string& content) {
    return storage_->messages().append({.conversation = room_,
                                        .sender = anna_,
                                        .client_id = {},
                                        .content = content,
                                        .reply_to = {},
                                        .mentions = {},
                                        .sent_at = 1,
                                        .composed_at = {}});
  }
  // One message in a transaction of its own; whether it was stored.
  bool send(const std::string& content) {
    if (!storage_->begin()) return false;
    const bool appended = append(content).has_value();
    const bool committed = storage_->commit().has_value();
    EXPECT_TRUE(appended || !committed);
    return committed;
  }
  std::int64_t stored() {
    const auto reader = storage_->open_reader().value();
    EXPECT_TRUE(reader->begin());
    const auto record = reader->conversations().by_key(room_).value();
    const auto page = reader->messages().page_after(*record, 0, 0, 100'000).value();
    EXPECT_EQ(static_cast<std::int64_t>(page.messages.size()), record->last_seq);
    reader->end();
    return record->last_seq;
  }

  Disk disk_{1};
  std::unique_ptr<core::Storage> storage_;
  core::AccountKey anna_;
  core::ConversationKey room_;
};

TEST_F(Faults, AFullDiskRefusesWritesAndRecovers) {
  disk_.set_capacity(disk_.bytes_used() + 200'000);
  std::int64_t sent = 0;
  while (send(std::string(10'000, 'x')))
    ++sent;
  ASSERT_GT(sent, 2);
  for (int i = 0; i < 5; ++i) {
    EXPECT_FALSE(send(std::string(10'000, 'x')));
    EXPECT_EQ(stored(), sent) << "reading goes on";
    ASSERT_TRUE(storage_->begin());
    EXPECT_EQ(storage_->accounts().by_name("ANNA").value()->key, anna_);
    EXPECT_EQ(storage_->conversations().by_id("ctea").value()->last_seq, sent);
    EXPECT_TRUE(storage_->commit());
  }
  disk_.set_capacity(SIZE_MAX);
  EXPECT_TRUE(send("there is room again"));
  EXPECT_EQ(stored(), sent + 1);
}

TEST_F(Faults, ATransactionThatMetAFaultStaysBroken) {
  ASSERT_TRUE(send("one"));
  ASSERT_TRUE(storage_->begin());
  ASSERT_TRUE(append("two"));
  disk_.set_capacity(0);
  bool refused = false;
  for (int i = 0; i < 2000 && !refused; ++i)
    refused = !append(std::string(16'000, 'x'));
  ASSERT_TRUE(refused);
  disk_.set_capacity(SIZE_MAX);
  const auto again = append("three");
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, protocol::ErrorCode::storage_unavailable);
  EXPECT_FALSE(storage_->accounts().add({}));
  EXPECT_FALSE(storage_->conversations().add_room("cx", "#x", "", true, 1));
  const auto committed = storage_->commit();
  ASSERT_FALSE(committed);
  EXPECT_EQ(committed.error().code, protocol::ErrorCode::storage_unavailable);
  EXPECT_EQ(stored(), 1);
  ASSERT_TRUE(storage_->begin());
  EXPECT_FALSE(storage_->conversations().by_room("#x").value());
  EXPECT_EQ(std::get<core::Appended>(append("two").value()).seq, 2);
  EXPECT_TRUE(storage_->commit());
}

TEST_F(Faults, ARollbackAfterAFaultStartsAfresh) {
  ASSERT_TRUE(storage_->begin());
  ASSERT_TRUE(append("one"));
  disk_.set_capacity(0);
  for (int i = 0; i < 2000 && append(std::string(16'000, 'x')); ++i) {
  }
  storage_->rollback();
  disk_.set_capacity(SIZE_MAX);
  EXPECT_TRUE(send("one"));
  EXPECT_EQ(stored(), 1);
}

TEST_F(Faults, ASyncThatFailsUndoesItsTransactionAndNoOther) {
  ASSERT_TRUE(send("one"));
  disk_.fail_next_sync();
  EXPECT_FALSE(send("lost"));
  EXPECT_EQ(stored(), 1);
  EXPECT_TRUE(send("two"));
  EXPECT_EQ(stored(), 2);
}

TEST_F(Faults, ADiskThatCannotBeReadGivesErrorsAndRecovers) {
  ASSERT_TRUE(send("one"));
  const auto reader = storage_->open_reader().value();
  disk_.fail_reads(true);
  EXPECT_FALSE(reader->begin());
  EXPECT_FALSE(storage_->open_reader().value()->begin());
  disk_.fail_reads(false);
  EXPECT_TRUE(send("two"));
  ASSERT_TRUE(reader->begin());
  const auto room = reader->conversations().by_key(room_).value();
  EXPECT_EQ(room->last_seq, 2);
  disk_.fail_reads(true);
  EXPECT_FALSE(reader->messages().page_before(*room, 0, {}, 50));
  EXPECT_FALSE(reader->messages().page_before(*room, 0, {}, 50)) << "until it begins anew";
  disk_.fail_reads(false);
  reader->end();
  ASSERT_TRUE(reader->begin());
  EXPECT_TRUE(reader->accounts().by_key(anna_).value());
  reader->end();
}

}  // namespace
}  // namespace banter::power_cut
