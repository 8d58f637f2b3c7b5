#include "server/storage/sqlite/check/check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>
#include <set>

#include "base/random.hpp"
#include "server/storage/sqlite/check/queries.hpp"
#include "server/storage/sqlite/open.hpp"

namespace banter::storage::sqlite {
namespace {

using core::AccountKey;
using testing::HasSubstr;

template <class T>
T must(protocol::Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

// A database that holds something of every kind: three people; a room with five messages, of which one was
// edited, one deleted, one has a reaction and a pin, one names ben; a direct conversation with a message that
// has two files; a picture of anna.
class CheckTest : public testing::Test {
 protected:
  CheckTest() : folder_(std::filesystem::temp_directory_path() / base::random_id("banter-check-")) {
    std::filesystem::create_directory(folder_);
    path_ = folder_ + "/banter.db";
    auto storage = std::move(sqlite::open({.path = path_, .log = {}}).value());
    must(storage->begin());
    fill(*storage);
    must(storage->commit());
  }
  ~CheckTest() override { std::filesystem::remove_all(folder_); }

  static AccountKey add(core::Storage& storage, const std::string& name) {
    return must(storage.accounts().add({.key = {},
                                        .username = name,
                                        .display_name = "",
                                        .password_hash = "$2b$04$" + std::string(53, 'x'),
                                        .created_at = 1}));
  }

  static void fill(core::Storage& storage) {
    const AccountKey anna = add(storage, "Anna"), ben = add(storage, "ben"), cleo = add(storage, "cleo");
    auto& conversations = storage.conversations();
    auto& messages = storage.messages();
    must(storage.sessions().add(
        {.key = {}, .id = "s1", .account = anna, .token_hash = {}, .device = "", .address = ""}));
    const auto tea = must(conversations.add_room("ctea", "#Tea", "", true, 1));
    must(conversations.put_member(tea, {.account = anna, .role = protocol::RoomRole::owner, .joined_at = 1}));
    must(conversations.put_member(tea, {.account = ben, .joined_at = 1}));
    must(conversations.append_notice(tea, {.at = 1, .kind = "join", .account = ben, .by = ben, .text = ""}));
    const auto say = [&](core::ConversationKey where, std::string_view content,
                         core::Mentions mentions = {}) {
      must(messages.append({.conversation = where,
                            .sender = anna,
                            .client_id = {},
                            .content = content,
                            .mentions = std::move(mentions),
                            .sent_at = 1}));
    };
    for (const char* content : {"one", "two", "three", "four"})
      say(tea, content);
    say(tea, "@ben", {.names = {"ben"}, .accounts = {ben}});
    must(messages.edit(tea, 1, "first", {}, 2));
    must(messages.erase(tea, 2));
    must(messages.set_reaction(tea, 3, {.account = ben, .emoji = "\xF0\x9F\x8D\xB5"}));
    must(messages.set_pinned(tea, 3, true));
    must(conversations.set_banned(tea, cleo, true));
    must(storage.blocks().set_blocked(ben, cleo, true));
    must(storage.contacts().set_contact(anna, ben, true));
    must(storage.presence().set_status(ben, protocol::OwnStatus::away, "at lunch"));
    const auto direct = must(conversations.add_direct("cab", anna, ben, 1));
    say(direct, "hello");
    fill_files(storage, direct, anna);
    must(conversations.rename(tea, "#chai"));
  }

  static void fill_files(core::Storage& storage, core::ConversationKey direct, AccountKey anna) {
    std::vector<core::FileRecord> files;
    for (const char* id : {"f1", "f2", "f3"}) {
      files.push_back({.id = id,
                       .account = anna,
                       .name = "a",
                       .media_type = "image/png",
                       .size = 10,
                       .sha256 = base::sha256(id)});
      files.back().key = must(storage.files().add(files.back()));
    }
    must(storage.files().add(
        {.id = "f4", .account = anna, .name = "upload", .media_type = "text/plain", .size = 7}));
    auto account = *must(storage.accounts().by_key(anna));
    account.avatar = "f3";
    must(storage.accounts().update(account));
    must(storage.files().hold_as_avatar(files.back().key, true));
    files.pop_back();
    must(storage.messages().append({.conversation = direct,
                                    .sender = anna,
                                    .content = "",
                                    .sent_at = 1,
                                    .attachments = files,
                                    .fingerprint = core::fingerprint("", {}, {"f1", "f2"})}));
  }

  void run(const std::string& sql) {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(path_.c_str(), &database), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(database) << " in " << sql;
    sqlite3_close(database);
  }

  // What is found, by the name of the look.
  std::multimap<std::string, std::string> findings() {
    std::multimap<std::string, std::string> found;
    for (const CheckResult& result : check(path_).value())
      for (const std::string& finding : result.findings)
        found.emplace(result.name, finding);
    return found;
  }

  std::string folder_;
  std::string path_;
};

TEST_F(CheckTest, WhatTheStorageWritesFitsTogether) {
  EXPECT_THAT(findings(), testing::IsEmpty());
}

struct Planted {
  const char* check;    // that finds it
  const char* sql;      // the fault
  const char* finding;  // words of the sentence
};

// Every query, and every half of one, with a fault that it must find. Conversation 2 is the room.
const std::vector<Planted>& planted() {
  static const std::vector<Planted> all{
      {"file of the database",
       "pragma writable_schema = on; update sqlite_schema set rootpage = (select rootpage from sqlite_schema "
       "where name = 'sessions_by_account') where name = 'members_by_account'",
       "missing from index"},
      {"names and roles of accounts", "update accounts set role = 'king' where key = 1",
       "(Anna) has the role king"},
      {"names and roles of accounts", "update accounts set username_folded = 'emma' where key = 1",
       "is looked up as emma"},
      {"password hashes", "update accounts set password_hash = 'secret' where key = 2",
       "hash of ben is none"},
      {"password hashes",
       "update accounts set password_hash = '$2b$31$' || printf('%.53c', 'x') where key = 2",
       "hash of ben is none"},
      {"password hashes",
       "update accounts set password_hash = '$2b$12$' || printf('%.53c', '=') where key = 2",
       "hash of ben is none"},
      {"sessions", "update sessions set account = 9", "belongs to account 9, which is not there"},
      {"sessions", "update sessions set token_hash = x'00'", "a token hash of 1 bytes"},
      {"keys that are given", "update sqlite_sequence set seq = 2 where name = 'accounts'", "has the key 3"},
      {"keys that are given", "update sqlite_sequence set seq = 1 where name = 'conversations'",
       "has the key 3"},
      {"conversations", "delete from heads where conversation = 2", "ctea has no head"},
      {"conversations", "insert into heads values (9, 0, 0, 0, 0, 0, 1)",
       "head 9 belongs to no conversation"},
      {"conversations", "update conversations set room = null where key = 2", "ctea is neither"},
      {"conversations", "update conversations set low = null where key = 3", "cab is neither"},
      {"names of rooms", "update room_names set conversation = 3 where name_folded = '#tea'",
       "#tea leads to no room"},
      {"names of rooms", "delete from room_names where name_folded = '#chai'", "#chai is not found"},
      {"members", "update members set account = 9 where account = 2 and conversation = 2",
       "is account 9, which is not"},
      {"members",
       "insert into members select 9, account, role, username_folded, joined_at, read_seq, cleared_seq, "
       "0, 0, 0, change, null, 0 from members where conversation = 2 and account = 2",
       "conversation 9, which is not there"},
      {"members", "update members set role = 'king' where account = 1", "is king in ctea"},
      {"members", "update members set username_folded = 'emma' where account = 1", "listed as emma in ctea"},
      {"members",
       "update members set account = 3, username_folded = 'cleo' where conversation = 3 and account = 2",
       "direct conversation cab of others"},
      {"numbers of members", "update heads set member_count = 7 where conversation = 2",
       "counts 7 members and has 2"},
      {"numbers of members", "update members set role = 'invited' where conversation = 2 and account = 2",
       "counts 2 members and has 1"},
      {"receipts", "update members set read_seq = 6 where conversation = 2 and account = 2", "ctea: ben"},
      {"receipts", "update members set delivered_seq = 6 where conversation = 2 and account = 2",
       "ctea: ben"},
      {"receipts", "update members set cleared_seq = -1 where conversation = 2 and account = 1",
       "ctea: anna"},
      {"bans", "update bans set conversation = 3", "conversation 3, which is no room"},
      {"bans", "update bans set account = 9", "account 9, which never was"},
      {"blocks", "update blocks set blocked = 9", "has blocked account 9"},
      {"blocks", "update blocks set blocked = account", "has blocked itself"},
      {"contacts", "update contacts set contact = 9", "account 9 as a contact"},
      {"contacts", "update contacts set contact = account", "itself as a contact"},
      {"presence", "update presence set account = 9", "belongs to account 9"},
      {"presence", "update presence set status = 'asleep'", "has the status asleep"},
      {"places of messages", "delete from messages where conversation = 2 and seq in (3, 4)",
       "ctea: no message at seq 3 to 4"},
      {"places of messages", "update messages set seq = 3 where conversation = 2 and seq = 4",
       "ctea: two messages at seq 3"},
      {"places of messages", "update messages set seq = 0 where conversation = 2 and seq = 1",
       "has the seq 0"},
      {"heads", "delete from messages where conversation = 2 and seq = 5",
       "ends at seq 5, its newest message is 4"},
      {"heads", "delete from messages where conversation = 3",
       "cab ends at seq 2, its newest message is not there"},
      {"heads", "update messages set conversation = 9 where conversation = 3",
       "conversation 9, which is not there"},
      {"versions", "update notices set version = 5", "has given version 5 to message 4"},
      {"versions", "update notices set version = 7", "version 7 to a notice and a change"},
      {"versions", "update heads set version = 9 where conversation = 2",
       "ctea is at version 9 and holds version 10"},
      {"versions", "update messages set version = 0 where seq = 4", "message 4 has the version 0"},
      {"heads", "update heads set first_seq = 2 where conversation = 2",
       "begins at seq 2, its oldest message is 1"},
      {"heads", "update heads set first_seq = 3 where conversation = 1",
       "begins at seq 3, its oldest message is not"},
      {"invitations", "insert into invites values (1, 'i', zeroblob(32), '', null, 1, 1, -1)",
       "used -1 times"},
      {"invitations", "insert into invites values (1, 'i', x'00', '', null, 1, 1, 1)",
       "a code's hash of 1 bytes"},
      {"search journal", "delete from search_state", "has no state"},
      {"search journal", "insert into search_journal values (0, 1, 'x')", "entry 0 of the search journal"},
      {"first versions", "update messages set first_version = 3 where conversation = 2 and seq = 3",
       "ctea: message 3"},
      {"first versions", "update messages set first_version = 8 where conversation = 2 and seq = 1",
       "message 1 has changed before"},
      {"revisions", "delete from revisions where seq = 1", "the change of message 1 is not listed"},
      {"revisions", "update revisions set seq = 4 where seq = 1", "as a change of message 4 and is none"},
      {"senders", "update messages set sender = 9 where conversation = 3",
       "from account 9, which is not there"},
      {"senders", "update accounts set has_written = 0", "account 1 (Anna) has written"},
      {"fingerprints", "update messages set fingerprint = null where seq = 1",
       "its fingerprint was not kept"},
      {"fingerprints", "update messages set fingerprint = x'00' where seq = 4", "a fingerprint of 1 bytes"},
      {"answers", "update messages set reply_to = 4 where seq = 4", "message 4 answers message 4"},
      {"deleted messages", "update messages set content = 'x' where seq = 2",
       "message 2 is deleted and still"},
      {"mentions", "update mentions set seq = 2",
       "message 2, which is not there, deleted or somebody else's"},
      {"mentions", "update mentions set account = 9", "names account 9, which never was"},
      {"reactions", "update reactions set seq = 2", "message 2, which is not there or deleted"},
      {"reactions", "update reactions set account = 9", "account 9, which never was"},
      {"reactions", "delete from reactions", "message 3 is not marked for its reactions"},
      {"notices", "update notices set after_seq = 6", "stands behind seq 6"},
      {"notices", "update notices set conversation = 9", "which is not there"},
      {"fingerprints", "update messages set fingerprint = null where conversation = 3",
       "its fingerprint was not kept"},
      {"files", "update files set account = 9", "account 9, which never was"},
      {"files", "update files set sha256 = x'00' where id = 'f1'", "a hash of 1 bytes"},
      {"files", "update files set size = -1 where id = 'f1'", "has the size -1"},
      {"files",
       "update files set size = 11, sha256 = (select sha256 from files where id = 'f2') where id = 'f1'",
       "file f1 and file f2 have the same content"},
      {"attachments", "delete from files where id = 'f1'", "has file 1, which is not there"},
      {"attachments", "update files set sha256 = null where id = 'f1'", "has file 1, which is not there"},
      {"attachments", "update attachments set seq = 3", "a file belongs to message 3"},
      {"attachments", "update messages set deleted = 1, marks = 0 where conversation = 3 and seq = 2",
       "message 2, which is not there or deleted"},
      {"attachments", "delete from attachments", "message 2 is not marked for its files"},
      {"attachments", "update attachments set place = 5 where place = 1", "at the places 0 to 5"},
      {"pictures of accounts", "update accounts set avatar = 'f9' where key = 1", "which is no file"},
      {"pictures of accounts", "update accounts set avatar = 'f4' where key = 1", "which is no file"},
      {"what holds files", "update files set messages = 2 where id = 'f1'", "counts 2 messages and has 1"},
      {"what holds files", "update attachments set file = 2", "file f1 counts 1 messages and has 0"},
      {"what holds files", "update files set avatars = 0", "file f3 counts 0 accounts and has 1"},
      {"what holds files", "update accounts set avatar = null", "file f3 counts 1 accounts and has 0"},
      {"places of files", "update file_places set messages = 3", "counts 3 messages with file 1 and has 1"},
      {"places of files", "insert into file_places values (1, 2, 1)", "file 1 and has 0"},
      {"places of files", "delete from file_places", "has file 1 and is not noted for it"},
      {"bytes of files", "update file_bytes set bytes = 9 where account = 0",
       "everybody has files of 37 bytes"},
      {"bytes of files", "update file_bytes set bytes = 0", "account 1 has files of 37 bytes"},
      {"bytes of files", "delete from file_bytes where account = 1", "of account 1 are not counted"},
      {"bytes of files", "delete from file_bytes where account = 0", "of account 0 are not counted"},
      {"changes of lists", "update state set changes_reserved = 1", "never reserved"},
  };
  return all;
}

TEST_F(CheckTest, FindsEveryPlantedFault) {
  const std::string clean = folder_ + "/clean.db";
  std::filesystem::copy_file(path_, clean);
  std::set<std::string> seen;
  for (const Planted& fault : planted()) {
    std::filesystem::copy_file(clean, path_, std::filesystem::copy_options::overwrite_existing);
    run(fault.sql);
    EXPECT_THAT(findings(), testing::Contains(testing::Pair(fault.check, HasSubstr(fault.finding))))
        << fault.sql;
    seen.insert(fault.check);
  }
  for (const Check& one : checks())
    EXPECT_TRUE(seen.contains(one.name)) << "no fault is planted for: " << one.name;
}

TEST_F(CheckTest, AConversationMayBeginAnywhere) {
  run("delete from messages where conversation = 2 and seq < 4; delete from revisions where seq < 4;"
      "delete from reactions; update heads set first_seq = 4 where conversation = 2");
  EXPECT_THAT(findings(), testing::IsEmpty());
  run("delete from messages where conversation = 3; update heads set first_seq = 3 where conversation = 3;"
      "delete from attachments; delete from file_places; update files set messages = 0");
  EXPECT_THAT(findings(), testing::IsEmpty()) << "none is kept";
}

TEST_F(CheckTest, TellsABoundedNumberOfFindings) {
  for (int i = 0; i < 4; ++i)
    run("insert into room_names select name_folded || hex(randomblob(4)), 9 from room_names");
  for (const CheckResult& result : check(path_).value()) {
    EXPECT_LE(result.findings.size(), 10);
    EXPECT_EQ(result.more, result.name == "names of rooms");
  }
}

TEST_F(CheckTest, WhatCannotBeReadIsAFinding) {
  run("drop table reactions");
  EXPECT_THAT(findings(), testing::Contains(testing::Pair("reactions", HasSubstr("no such table"))));
  EXPECT_THAT(findings(), testing::Not(testing::Contains(testing::Key("receipts"))))
      << "the others are still asked";
}

TEST_F(CheckTest, ChangesNothing) {
  run("pragma journal_mode = delete");  // so that all is in one file
  const auto written = std::filesystem::last_write_time(path_);
  (void)findings();
  EXPECT_EQ(std::filesystem::last_write_time(path_), written);
}

TEST_F(CheckTest, RefusesWhatIsNoDatabaseOfThisVersion) {
  run("pragma user_version = 1");
  EXPECT_THAT(check(path_).error().sentence, HasSubstr("older Banter"));
  run("pragma user_version = 9999");
  EXPECT_THAT(check(path_).error().sentence, HasSubstr("newer Banter"));
  EXPECT_THAT(check(folder_ + "/none.db").error().sentence, HasSubstr("cannot open"));
}

}  // namespace
}  // namespace banter::storage::sqlite
