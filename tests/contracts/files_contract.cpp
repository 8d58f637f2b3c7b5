// Files: who has brought them, what holds them, where they can be read, and when they go.

#include <gmock/gmock.h>

#include <array>

#include "tests/contracts/storage_contract.hpp"

namespace banter::contracts {
namespace {

using core::FileKey;
using core::FileRecord;
using testing::ElementsAre;
using testing::IsEmpty;

core::ContentHash hash_of(std::string_view content) {
  return base::sha256(content);
}

FileRecord file_of(AccountKey account, const std::string& id, std::int64_t size = 10) {
  return {.id = id,
          .account = account,
          .name = id + ".png",
          .media_type = "image/png",
          .size = size,
          .sha256 = hash_of(id),
          .width = 640,
          .height = 480,
          .preview = "AAAA",
          .expires_at = 1000};
}

std::vector<std::string> ids_of(const std::vector<FileRecord>& files) {
  std::vector<std::string> ids;
  for (const FileRecord& file : files)
    ids.push_back(file.id);
  return ids;
}

std::vector<std::string> names_of(const protocol::Message& message) {
  std::vector<std::string> names;
  for (const protocol::Attachment& one : message.attachments)
    names.push_back(one.file_name);
  return names;
}

}  // namespace

class FilesContract : public StorageContract {
 protected:
  core::FileStore& files() { return storage->files(); }

  FileRecord add(const FileRecord& file) {
    FileRecord added = file;
    added.key = must(files().add(file));
    return added;
  }
  core::Appended send_files(ConversationKey conversation, AccountKey sender,
                            const std::vector<FileRecord>& attachments, const std::string& content = "",
                            const std::string& client_id = "") {
    std::vector<std::string> ids;
    for (const FileRecord& file : attachments)
      ids.push_back(file.id);
    const auto placed = must(messages().append({.conversation = conversation,
                                                .sender = sender,
                                                .client_id = client_id,
                                                .content = content,
                                                .sent_at = ++now,
                                                .attachments = attachments,
                                                .fingerprint = core::fingerprint(content, {}, ids)}));
    return std::get<core::Appended>(placed);
  }
  FileRecord present(const std::string& id) { return must(files().by_id(id)).value(); }
  protocol::Message newest(ConversationKey conversation) {
    return must(messages().page_before(record(conversation), 0, {}, 1)).messages.at(0);
  }
};

INSTANTIATE_TEST_SUITE_P(Over, FilesContract, testing::ValuesIn(backends()),
                         [](const auto& info) { return info.param.name; });

TEST_P(FilesContract, AnUploadBecomesAFile) {
  const AccountKey anna = add_account("anna");
  FileRecord upload = file_of(anna, "f1");
  upload.sha256.reset();
  upload.media_type = "image/jpeg";
  upload.key = must(files().add(upload));
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(present("f1"), upload);
    EXPECT_FALSE(present("f1").is_file());
    EXPECT_FALSE(must(files().by_id("f2")));
    EXPECT_FALSE(must(files().has_content(hash_of("f1"))));
    next_transaction();
  }
  must(files().finish(upload.key, hash_of("f1"), "image/png", 2000));
  next_transaction();
  const FileRecord file = present("f1");
  EXPECT_TRUE(file.is_file());
  EXPECT_EQ(file.sha256, hash_of("f1"));
  EXPECT_EQ(file.media_type, "image/png");
  EXPECT_EQ(file.expires_at, 2000);
  EXPECT_TRUE(must(files().has_content(hash_of("f1"))));
  EXPECT_FALSE(must(files().has_content(hash_of("f2"))));
  const auto other = reader();
  must(other->begin());
  EXPECT_EQ(must(other->files().by_id("f1")), file);
  other->end();
}

TEST_P(FilesContract, WhatIsNotFinishedIsCountedByAccount) {
  const AccountKey anna = add_account("anna"), ben = add_account("ben");
  add(file_of(anna, "f1", 3));
  FileRecord upload = file_of(anna, "f2", 5);
  upload.sha256.reset();
  upload = add(upload);
  EXPECT_EQ(must(files().unfinished_of(anna)).uploads, 1);
  EXPECT_EQ(must(files().unfinished_of(anna)).bytes, 5);
  EXPECT_EQ(must(files().unfinished_of(ben)).uploads, 0);
  EXPECT_EQ(must(files().unfinished_of(ben)).bytes, 0);
  must(files().finish(upload.key, hash_of("f2"), "image/png", 1));
  EXPECT_EQ(must(files().unfinished_of(anna)).uploads, 0);
}

TEST_P(FilesContract, KeysAreNotGivenTwice) {
  const AccountKey anna = add_account("anna");
  const FileRecord first = add(file_of(anna, "f1"));
  must(files().remove(first.key));
  EXPECT_NE(add(file_of(anna, "f2")).key, first.key);
}

TEST_P(FilesContract, BytesAreCountedByAccountAndAltogether) {
  const AccountKey anna = add_account("anna"), ben = add_account("ben");
  EXPECT_EQ(must(files().bytes_of(anna)), 0);
  EXPECT_EQ(must(files().bytes_of(AccountKey{})), 0);
  const FileRecord one = add(file_of(anna, "f1", 5'000'000'000));
  FileRecord upload = file_of(anna, "f2", 7);
  upload.sha256.reset();
  add(upload);
  add(file_of(ben, "f3", 11));
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(must(files().bytes_of(anna)), 5'000'000'007);
    EXPECT_EQ(must(files().bytes_of(ben)), 11);
    EXPECT_EQ(must(files().bytes_of(AccountKey{})), 5'000'000'018);
    next_transaction();
  }
  must(files().remove(one.key));
  EXPECT_EQ(must(files().bytes_of(anna)), 7);
  EXPECT_EQ(must(files().bytes_of(AccountKey{})), 18);
  storage->rollback();
  begin();
  EXPECT_EQ(must(files().bytes_of(anna)), 5'000'000'007) << "it was never removed";
  const auto other = reader();
  must(other->begin());
  const core::Totals totals = must(other->overview().totals());
  other->end();
  EXPECT_EQ(totals.files, 2);
  EXPECT_EQ(totals.uploads, 1);
  EXPECT_EQ(totals.file_bytes, 5'000'000'018);
}

TEST_P(FilesContract, MessagesTellTheirFilesInOrder) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  join(tea, anna);
  const FileRecord one = add(file_of(anna, "f1")), two = add(file_of(anna, "f2"));
  send_files(tea, anna, {two, one, two}, "look");
  send(tea, anna, "words only");
  for (int round = 0; round < 2; ++round) {
    const auto all = must(messages().page_before(record(tea), 0, {}, 10)).messages;
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].attachments, (std::vector{attachment_of(two), attachment_of(one), attachment_of(two)}));
    EXPECT_THAT(all[1].attachments, IsEmpty());
    EXPECT_EQ(all[0].attachments[0].sha256, base::hex(hash_of("f2")));
    const auto later = must(messages().changes(record(tea), 0, 0, 10)).messages;
    EXPECT_EQ(later.at(0).attachments.size(), 3U);
    EXPECT_EQ(must(messages().first_file(tea, 1)), "f2");
    EXPECT_EQ(must(messages().first_file(tea, 2)), "");
    EXPECT_EQ(present("f2").messages, 2);
    EXPECT_EQ(present("f1").messages, 1);
    next_transaction();
  }
  const auto other = reader();
  must(other->begin());
  EXPECT_THAT(names_of(must(other->messages().page_before(record(tea), 0, 2, 10)).messages.at(0)),
              ElementsAre("f2.png", "f1.png", "f2.png"));
  other->end();
}

TEST_P(FilesContract, TheListShowsTheNameOfAFileWithoutWords) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  join(tea, anna);
  const FileRecord one = add(file_of(anna, "f1")), two = add(file_of(anna, "f2"));
  const auto last = [&] {
    for (const auto& row : must(conversations().changed_since(anna, "", 500)).rows)
      if (row.conversation == record(tea).id) return row.last_message.value_or("nothing");
    return std::string("no row");
  };
  send_files(tea, anna, {one, two});
  EXPECT_EQ(last(), "f1.png");
  send_files(tea, anna, {two}, "words");
  EXPECT_EQ(last(), "words");
  send_files(tea, anna, {two});
  must(messages().erase(tea, 3));
  EXPECT_EQ(last(), "");
}

TEST_P(FilesContract, AFileIsInReachOfMembersWhereAMessageHoldsIt) {
  const AccountKey anna = add_account("anna"), ben = add_account("ben"), cleo = add_account("cleo");
  const ConversationKey tea = add_room("#tea"), cake = add_room("#cake");
  join(tea, anna);
  join(tea, ben);
  join(cake, cleo);
  const FileRecord file = add(file_of(anna, "f1"));
  const auto reached = [&](AccountKey who) {
    const bool written = must(files().is_in_reach(file.key, who));
    next_transaction();
    const auto other = reader();
    must(other->begin());
    EXPECT_EQ(must(other->files().is_in_reach(file.key, who)), written);
    other->end();
    return written;
  };
  EXPECT_FALSE(reached(anna)) << "no message holds it yet";
  send_files(tea, anna, {file});
  send_files(tea, anna, {file});
  EXPECT_TRUE(reached(anna));
  EXPECT_TRUE(reached(ben));
  EXPECT_FALSE(reached(cleo));
  join(tea, cleo, RoomRole::invited);
  EXPECT_FALSE(reached(cleo)) << "who is invited is no member yet";
  send_files(cake, cleo, {file});
  EXPECT_TRUE(reached(cleo)) << "it was passed on";
  must(messages().erase(tea, 1));
  EXPECT_TRUE(reached(ben)) << "the other message still holds it";
  must(messages().erase(tea, 2));
  EXPECT_FALSE(reached(ben));
  EXPECT_TRUE(reached(cleo));
  must(conversations().remove_member(cake, cleo));
  EXPECT_FALSE(reached(cleo)) << "who is gone reads nothing";
}

TEST_P(FilesContract, WhatNothingHoldsExpires) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  join(tea, anna);
  const FileRecord one = add(file_of(anna, "f1")), two = add(file_of(anna, "f2"));
  EXPECT_THAT(must(files().expired(1000, 10)), IsEmpty());
  EXPECT_THAT(ids_of(must(files().expired(1001, 10))), ElementsAre("f1", "f2"));
  EXPECT_THAT(ids_of(must(files().expired(1001, 1))), ElementsAre("f1"));
  must(files().set_expiry(one.key, 3000));
  EXPECT_THAT(ids_of(must(files().expired(1001, 10))), ElementsAre("f2"));
  send_files(tea, anna, {two});
  next_transaction();
  EXPECT_THAT(must(files().expired(1001, 10)), IsEmpty());
  must(messages().erase(tea, 1));
  next_transaction();
  EXPECT_THAT(ids_of(must(files().expired(1, 10))), ElementsAre("f2")) << "at once, without waiting";
  must(files().remove(two.key));
  next_transaction();
  EXPECT_FALSE(must(files().by_id("f2")));
  EXPECT_THAT(must(files().expired(2000, 10)), IsEmpty());
}

TEST_P(FilesContract, APictureOfAnAccountIsHeld) {
  const AccountKey anna = add_account("anna");
  const FileRecord one = add(file_of(anna, "f1"));
  must(files().hold_as_avatar(one.key, true));
  must(files().hold_as_avatar(one.key, true));
  must(files().hold_as_avatar(one.key, false));
  next_transaction();
  EXPECT_EQ(present("f1").avatars, 1);
  EXPECT_THAT(must(files().expired(now, 10)), IsEmpty());
  must(files().hold_as_avatar(one.key, false));
  EXPECT_THAT(ids_of(must(files().expired(now, 10))), ElementsAre("f1"));

  core::AccountRecord account = *must(accounts().by_key(anna));
  account.avatar = "f1";
  must(accounts().update(account));
  next_transaction();
  EXPECT_EQ(must(accounts().by_key(anna))->avatar, "f1");
  EXPECT_EQ(must(accounts().page("", "", 10)).at(0).avatar, "f1");
  const AccountKey ben = add_account("ben");
  must(storage->contacts().set_contact(ben, anna, true));
  EXPECT_EQ(must(storage->contacts().contacts_of(ben)).at(0).avatar, "f1");
}

TEST_P(FilesContract, ARepeatIsKnownByWhatItHeldWhateverWasDeletedSince) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  join(tea, anna);
  const FileRecord one = add(file_of(anna, "f1"));
  send_files(tea, anna, {one}, "look", "id");
  for (int round = 0; round < 3; ++round) {
    const auto earlier = must(messages().by_client_id(anna, "id"));
    ASSERT_TRUE(earlier);
    EXPECT_EQ(earlier->fingerprint, core::fingerprint("look", {}, {"f1"}));
    next_transaction();
    if (round == 0) must(messages().edit(tea, 1, "see", {}, ++now));
    if (round == 1) must(messages().erase(tea, 1));
  }
  EXPECT_EQ(must(messages().first_file(tea, 1)), "");
  EXPECT_THAT(newest(tea).attachments, IsEmpty());
}

TEST_P(FilesContract, OldMessagesLetTheirFilesGo) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  join(tea, anna);
  std::vector<FileRecord> all;
  for (int i = 0; i < 300; ++i) {
    all.push_back(add(file_of(anna, "f" + std::to_string(1000 + i))));
    send_files(tea, anna, {all.back(), all.front()});
  }
  next_transaction();
  const base::Millis last = now;
  bool more = true;
  for (int round = 0; more && round < 20; ++round) {
    more = must(messages().remove_before(tea, last, 500)).more;
    next_transaction();
  }
  EXPECT_FALSE(more);
  EXPECT_EQ(present("f1000").messages, 1) << "the newest message still holds it";
  EXPECT_EQ(present("f1299").messages, 1);
  EXPECT_EQ(must(files().expired(1, 1000)).size(), 298U);
  EXPECT_TRUE(must(files().is_in_reach(all.front().key, anna)));
  EXPECT_FALSE(must(files().is_in_reach(all[1].key, anna)));
}

TEST_P(FilesContract, APageOfManyPreviewsIsBounded) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  join(tea, anna);
  FileRecord heavy = file_of(anna, "f1");
  heavy.preview = std::string(2048, 'A');
  heavy = add(heavy);
  for (int i = 0; i < 30; ++i)
    send_files(tea, anna, std::vector<FileRecord>(10, heavy));
  const auto page = must(messages().page_before(record(tea), 0, {}, 200));
  EXPECT_TRUE(page.more);
  EXPECT_LT(page.messages.size(), 14U);
  EXPECT_GT(page.messages.size(), 5U);
}

}  // namespace banter::contracts
