// What is shown thing by thing makes the same store again.
#include "tests/contracts/archive_contract.hpp"

#include <set>

#include "search/match.hpp"

namespace banter::contracts {

using core::Archived;

// Something of every kind, and of everything that may happen to it.
class ArchiveContract : public StorageContract {
 protected:
  ArchiveContract() {
    anna = add_account("Anna", "Anna the First");
    ben = add_account("ben");
    const AccountKey gone = add_account("gone");
    cleo = add_account("cleo");
    auto removed = *must(accounts().by_key(cleo));
    removed.removed = true;
    must(accounts().update(removed));
    must(sessions().add(
        {.key = {}, .id = "s", .account = anna, .token_hash = {}, .device = "", .address = ""}));
    tea = add_room("#Tea", true, "hot");
    join(tea, anna, RoomRole::owner);
    for (const AccountKey one : {ben, gone, cleo})
      join(tea, one);
    must(conversations().append_notice(
        tea, {.at = ++now, .kind = "topic", .account = anna, .by = anna, .text = "hot"}));
    for (const char* content : {"one", "two", "three", "four"})
      send(tea, anna, content, std::string("id-") + content);
    must(messages().append({.conversation = tea,
                            .sender = ben,
                            .client_id = "id-of-ben",
                            .content = "@anna and @room",
                            .reply_to = 4,
                            .mentions = {.names = {"Anna", "@room"}, .accounts = {anna}, .everybody = true},
                            .sent_at = ++now,
                            .composed_at = now - 5,
                            .via = "peer"}));
    must(messages().edit(tea, 1, "first", {}, ++now));
    must(messages().erase(tea, 2));
    for (const AccountKey one : {cleo, anna, gone})
      must(messages().set_reaction(tea, 3, {.account = one, .emoji = "\xF0\x9F\x8D\xB5"}));
    must(messages().set_reaction(tea, 3, {.account = anna, .emoji = "\xE2\x98\x95"}));
    must(messages().set_pinned(tea, 3, true));
    must(conversations().arrange(
        tea, ben, {.muted_until = 5, .mentions_only = true, .pinned = true, .draft = "and then"}));
    must(conversations().put_member(
        tea, {.account = ben, .joined_at = 3, .delivered_seq = 4, .read_seq = 3, .cleared_seq = 1}));
    must(conversations().remove_member(tea, cleo));
    must(conversations().set_banned(tea, cleo, true));
    must(conversations().rename(tea, "#Chai"));
    must(storage->blocks().set_blocked(ben, cleo, true));
    must(storage->blocks().set_blocked(anna, gone, true));
    must(storage->contacts().set_contact(anna, ben, true));
    must(storage->presence().set_status(ben, protocol::OwnStatus::away, "at lunch"));
    must(storage->presence().set_last_seen(cleo, 77));
    fill_files();
    must(storage->invites().add({.id = "i1",
                                 .code_hash = {std::byte{1}},
                                 .note = "a friend",
                                 .by = "Anna",
                                 .at = 1,
                                 .expires_at = 2,
                                 .uses_left = 3}));
    must(storage->invites().add({.id = "i2", .code_hash = {std::byte{2}}, .note = "", .by = ""}));
    for (const char* by : {"Anna", ""})
      must(storage->audit().append(
          {.at = 1, .by = by, .act = protocol::AuditAct::kick, .subject = "#tea", .text = "ben"}));
    must(storage->accounts().erase(gone));
    must(conversations().set_retention(add_room("#empty", false), 30));
    for (const std::size_t gone_from : {300, 512})
      keep_behind(gone_from);
    direct = must(conversations().add_direct("cab", ben, anna, ++now));
    send(direct, ben, "hello", "id-direct");
    must(conversations().add_direct("caa", anna, anna, ++now));
    commit();
    again = another("again");
  }

  core::FileRecord add_file(AccountKey account, const std::string& id, std::int64_t size) {
    core::FileRecord file{.id = id,
                          .account = account,
                          .name = id + ".png",
                          .media_type = "image/png",
                          .size = size,
                          .sha256 = base::sha256(id),
                          .expires_at = 1000};
    file.key = must(storage->files().add(file));
    return file;
  }
  void send_files(const std::vector<core::FileRecord>& files, const std::string& client_id) {
    std::vector<std::string> ids;
    for (const core::FileRecord& file : files)
      ids.push_back(file.id);
    must(messages().append({.conversation = tea,
                            .sender = anna,
                            .client_id = client_id,
                            .content = "look",
                            .sent_at = ++now,
                            .attachments = files,
                            .fingerprint = core::fingerprint("look", {}, ids)}));
  }
  // Two in messages, of which one was deleted since; a picture; one that nothing holds; one of an account
  // that is gone; and an upload that is under way.
  void fill_files() {
    const core::FileRecord one = add_file(anna, "f-one", 5'000'000'000), two = add_file(ben, "f-two", 7),
                           picture = add_file(anna, "f-picture", 11);
    add_file(cleo, "f-loose", 13);
    core::FileRecord full = one;
    full.id = "f-full";
    full.account = AccountKey{3};
    full.width = 640;
    full.height = 480;
    full.preview = "AAAA";
    must(storage->files().add(full));
    core::FileRecord upload = one;
    upload.id = "f-upload";
    upload.sha256.reset();
    must(storage->files().add(upload));
    const auto first = record(tea).last_seq + 1;
    send_files({two, one, two}, "id-files");
    send_files({one}, "id-deleted");
    send_files({one}, "id-edited");
    must(messages().erase(tea, first + 1));
    must(messages().edit(tea, first + 2, "see", {}, ++now));
    auto account = *must(accounts().by_key(ben));
    account.avatar = picture.id;
    must(accounts().update(account));
    must(storage->files().hold_as_avatar(picture.key, true));
  }

  // A room of 512 messages of which only those behind the first `count` are kept.
  void keep_behind(std::size_t count) {
    const ConversationKey room = add_room("#behind" + std::to_string(count));
    for (int i = 0; i < 512; ++i)
      send(room, anna, "old", "old " + std::to_string(count) + " " + std::to_string(i));
    ASSERT_EQ(must(messages().remove_before(room, now + 1, count)).messages, count);
  }

  AccountKey anna, ben, cleo;
  ConversationKey tea, direct;
  std::unique_ptr<core::Storage> again;
};

INSTANTIATE_TEST_SUITE_P(Over, ArchiveContract, testing::ValuesIn(backends()),
                         [](const auto& info) { return info.param.name; });

TEST_P(ArchiveContract, ShowsEveryKindInOrder) {
  const Contents contents = contents_of(*storage);
  std::size_t kind = 0;
  std::set<std::size_t> kinds;
  for (const Archived& one : contents.things) {
    EXPECT_GE(one.index(), kind);
    kind = one.index();
    kinds.insert(kind);
  }
  EXPECT_EQ(kinds.size(), std::variant_size_v<Archived>) << "the test has nothing of some kind";
  EXPECT_EQ(contents.state.last_account, cleo.value);
}

TEST_P(ArchiveContract, EndsWhenItIsEnough) {
  const auto reader = this->reader();
  must(reader->begin());
  const auto all = contents_of(*storage).things.size();
  for (std::size_t enough = 1; enough <= all; ++enough) {
    std::size_t shown = 0;
    must(reader->archive().each([&](const Archived&) { return ++shown < enough; }));
    EXPECT_EQ(shown, enough);
  }
  reader->end();
}

TEST_P(ArchiveContract, WhatIsTakenInIsShownAgainTheSame) {
  const Contents before = contents_of(*storage);
  take_all(*again, before);
  const Contents after = contents_of(*again);
  EXPECT_EQ(after.state, before.state);
  ASSERT_EQ(after.things.size(), before.things.size());
  for (std::size_t i = 0; i < before.things.size(); ++i)
    EXPECT_TRUE(after.things[i] == before.things[i])
        << "thing " << i << " of kind " << before.things[i].index();
}

TEST_P(ArchiveContract, PeopleFindEverythingAsItWas) {
  take_all(*again, contents_of(*storage));
  const auto old = reader();
  const auto fresh = must(again->open_reader());
  must(old->begin());
  must(fresh->begin());
  for (const char* id : {"cTea", "cab", "caa"}) {
    const auto one = must(old->conversations().by_id(id)), other = must(fresh->conversations().by_id(id));
    ASSERT_TRUE(one && other) << id;
    const auto page = must(old->messages().page_before(*one, 0, {}, 200));
    const auto same = must(fresh->messages().page_before(*other, 0, {}, 200));
    EXPECT_EQ(page.messages, same.messages) << id;
    EXPECT_EQ(page.notices, same.notices) << id;
    const auto changes = must(old->messages().changes(*one, 0, 2, 500));
    const auto same_changes = must(fresh->messages().changes(*other, 0, 2, 500));
    EXPECT_EQ(changes.messages, same_changes.messages) << id;
    EXPECT_EQ(changes.notices, same_changes.notices) << id;
    EXPECT_EQ(must(old->conversations().members(one->key, "", 500)),
              must(fresh->conversations().members(other->key, "", 500)));
  }
  for (const AccountKey who : {anna, ben, cleo}) {
    const auto list = must(old->conversations().changed_since(who, "", 500));
    const auto same = must(fresh->conversations().changed_since(who, "", 500));
    EXPECT_EQ(list.rows, same.rows);
    EXPECT_EQ(list.cursor, same.cursor) << "what a client remembers holds on";
    EXPECT_EQ(must(old->accounts().by_key(who))->password_hash,
              must(fresh->accounts().by_key(who))->password_hash);
    EXPECT_EQ(must(old->blocks().blocked_by(who)), must(fresh->blocks().blocked_by(who)));
    EXPECT_EQ(must(old->contacts().contacts_of(who)).size(), must(fresh->contacts().contacts_of(who)).size());
    EXPECT_EQ(must(old->presence().presence_of(who)), must(fresh->presence().presence_of(who)));
    EXPECT_EQ(must(old->messages().has_written(who)), must(fresh->messages().has_written(who)));
    EXPECT_THAT(must(fresh->sessions().of_account(who)), testing::IsEmpty());
  }
  for (const char* name : {"#tea", "#CHAI", "#empty", "#general"})
    EXPECT_TRUE(must(fresh->conversations().by_room(name))) << name;
  const auto chai = must(fresh->conversations().by_room("#chai"));
  EXPECT_TRUE(must(fresh->conversations().is_banned(chai->key, cleo)));
  const auto earlier = must(fresh->messages().by_client_id(anna, "id-one"));
  ASSERT_TRUE(earlier);
  EXPECT_EQ(earlier->fingerprint, core::fingerprint("one", {}, {})) << "of the request, not of the edit";
  EXPECT_EQ(must(fresh->messages().by_client_id(anna, "id-three"))->fingerprint,
            core::fingerprint("three", {}, {}));
  old->end();
  fresh->end();
}

// Search goes by the order in which everything was written, over all conversations.
TEST_P(ArchiveContract, SearchFindsTheNewestFirstAfterwards) {
  begin();
  const ConversationKey milk = add_room("#milk"), chai = must(conversations().by_room("#chai"))->key;
  for (int i = 0; i < 6; ++i)
    send(i % 3 == 1 ? chai : milk, i % 2 == 0 ? anna : ben, "a cup of " + std::to_string(i));
  commit();
  take_all(*again, contents_of(*storage), 7);
  const auto found = [](core::Storage& in) {
    const auto reader = must(in.open_reader());
    must(reader->begin());
    core::SearchScope scope;
    for (const char* room : {"#milk", "#chai"})
      scope.places.push_back({must(reader->conversations().by_room(room))->key, 0});
    std::string contents, cursor;
    for (bool more = true; more && contents.size() < 12;) {
      const auto page = must(reader->search().find(search::parse_query("cup"), scope, cursor, 2));
      for (const protocol::Message& message : page.messages)
        contents += message.content.back();
      more = page.more;
      cursor = page.cursor;
    }
    reader->end();
    return contents;
  };
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(found(*storage), "543210");
    EXPECT_EQ(found(*again), "543210");
    GetParam().settle(*storage);
    GetParam().settle(*again);
  }
}

TEST_P(ArchiveContract, FilesAreHeldAndReachedAsBefore) {
  take_all(*again, contents_of(*storage));
  const auto old = std::exchange(storage, std::move(again));
  must(old->begin());
  begin();
  for (const char* id : {"f-one", "f-two", "f-picture", "f-loose", "f-full"}) {
    const auto before = must(old->files().by_id(id)), after = must(storage->files().by_id(id));
    ASSERT_TRUE(before && after) << id;
    EXPECT_EQ(after->messages, before->messages) << id;
    EXPECT_EQ(after->avatars, before->avatars) << id;
    for (const AccountKey who : {anna, ben, cleo})
      EXPECT_EQ(must(storage->files().is_in_reach(after->key, who)),
                must(old->files().is_in_reach(before->key, who)))
          << id;
  }
  EXPECT_EQ(must(storage->files().by_id("f-two"))->messages, 2);
  EXPECT_FALSE(must(storage->files().by_id("f-upload"))) << "it is no file yet";
  for (const AccountKey who : {ben, cleo})
    EXPECT_EQ(must(storage->files().bytes_of(who)), must(old->files().bytes_of(who)));
  EXPECT_EQ(must(storage->files().bytes_of(anna)), 5'000'000'011) << "without the upload";
  EXPECT_EQ(must(storage->files().bytes_of({})), 10'000'000'031);
  EXPECT_EQ(must(accounts().by_key(ben))->avatar, "f-picture");
  EXPECT_EQ(must(messages().by_client_id(anna, "id-files"))->fingerprint,
            core::fingerprint("look", {}, {"f-two", "f-one", "f-two"}));
  // What held them lets them go.
  const auto expired = [&] {
    std::vector<std::string> ids;
    for (const core::FileRecord& file : must(storage->files().expired(1, 10)))
      ids.push_back(file.id);
    return ids;
  };
  EXPECT_THAT(expired(), testing::IsEmpty());
  const auto place = must(messages().by_client_id(anna, "id-files"));
  must(messages().erase(place->conversation, place->seq));
  EXPECT_THAT(expired(), testing::ElementsAre("f-two"));
  must(storage->files().hold_as_avatar(must(storage->files().by_id("f-picture"))->key, false));
  EXPECT_THAT(expired(), testing::UnorderedElementsAre("f-two", "f-picture"));
  old->rollback();
}

TEST_P(ArchiveContract, AMessageWithFilesNeedsNoFingerprint) {
  Contents contents = contents_of(*storage);
  for (Archived& one : contents.things)
    if (auto* message = std::get_if<core::ArchivedMessage>(&one);
        message != nullptr && message->message.client_id == "id-files")
      message->fingerprint.reset();
  take_all(*again, contents);
  must(again->begin());
  EXPECT_EQ(must(again->messages().by_client_id(anna, "id-files"))->fingerprint,
            core::fingerprint("look", {}, {"f-two", "f-one", "f-two"}));
}

TEST_P(ArchiveContract, LifeGoesOn) {
  take_all(*again, contents_of(*storage));
  storage = std::move(again);
  begin();
  const auto chai = must(conversations().by_room("#Chai"));
  EXPECT_EQ(send(chai->key, anna, "more").seq, 9);
  for (const char* room : {"#behind300", "#behind512"})
    EXPECT_EQ(send(must(conversations().by_room(room))->key, anna, "more").seq, 513);
  EXPECT_EQ(must(conversations().by_pair(anna, ben))->last_seq, 1);
  EXPECT_GT(add_account("dora"), cleo) << "no key is given twice";
  const std::string cursor = must(conversations().changed_since(ben, "", 500)).cursor;
  must(messages().edit(chai->key, 9, "still more", {}, ++now));
  next_transaction();
  EXPECT_EQ(must(conversations().changed_since(ben, cursor, 500)).rows.size(), 1);
  must(messages().erase(chai->key, 3));
  must(messages().edit(chai->key, 1, "again", {}, ++now));
  next_transaction();
  EXPECT_EQ(
      words_of(must(messages().page_before(*must(conversations().by_key(chai->key)), 0, {}, 50)).messages),
      "1:again 2:(deleted) 3:(deleted) 4:four 5:@anna and @room 6:look 7:(deleted) 8:see "
      "9:still more");
}

TEST_P(ArchiveContract, RefusesWhatIsThereAndWhatLeadsNowhere) {
  const Contents contents = contents_of(*storage);
  take_all(*again, contents);
  must(again->begin());
  for (const Archived& one : contents.things)
    EXPECT_FALSE(must(again->archive().take(one))) << "twice: a thing of kind " << one.index();
  const auto refused = [&](const Archived& one) { return !must(again->archive().take(one)); };
  EXPECT_TRUE(refused(core::ArchivedAccount{
      .account = {.key = {9}, .username = "ANNA", .display_name = "", .password_hash = ""}}));
  EXPECT_TRUE(refused(core::ArchivedFormerName{.conversation = "none", .name = "#new"}));
  EXPECT_TRUE(refused(core::ArchivedFormerName{.conversation = "cab", .name = "#new"})) << "of two people";
  EXPECT_TRUE(refused(core::ArchivedFormerName{.conversation = "cTea", .name = "#general"}));
  EXPECT_TRUE(refused(core::ArchivedMember{.conversation = "none", .member = {.account = anna}}));
  EXPECT_TRUE(refused(core::ArchivedMember{.conversation = "cTea", .member = {.account = {9}}}));
  EXPECT_TRUE(refused(core::ArchivedContact{.account = anna, .contact = {9}}));
  EXPECT_TRUE(refused(core::ArchivedPresence{.account = {9}, .presence = {}}));
  EXPECT_TRUE(refused(core::ArchivedBan{.conversation = "none", .account = anna}));
  EXPECT_TRUE(
      refused(core::ArchivedReaction{.conversation = "cTea", .seq = 9, .account = anna, .emoji = "x"}));
  EXPECT_TRUE(
      refused(core::ArchivedReaction{.conversation = "none", .seq = 1, .account = anna, .emoji = "x"}));
  EXPECT_TRUE(refused(core::ArchivedNotice{.conversation = "none", .notice = {.version = 99}}));
  core::ArchivedFile upload{.file = {.id = "f-new", .account = anna, .name = "a", .media_type = "b"}};
  EXPECT_TRUE(refused(upload)) << "an upload is no file";
  core::AccountRecord with_picture{
      .key = {9}, .username = "dora", .display_name = "", .password_hash = "", .avatar = "f-none"};
  EXPECT_TRUE(refused(core::ArchivedAccount{.account = with_picture}));
  core::ArchivedMessage message{.sender = {9}, .first_version = 99, .message = {}};
  message.message.conversation = "cTea";
  message.message.seq = 9;
  message.message.version = 99;
  EXPECT_TRUE(refused(message)) << "nobody has sent it";
  message.sender = anna;
  message.message.client_id = "id-one";
  EXPECT_TRUE(refused(message)) << "the client_id is that of another";
  message.message.client_id.reset();
  message.files = {"f-one", "f-none"};
  EXPECT_TRUE(refused(message)) << "one of its files is not there";
  message.files.clear();
  message.message.conversation = "none";
  EXPECT_TRUE(refused(message));
  must(again->commit());
  EXPECT_TRUE(contents_of(*again).things == contents.things);
}

}  // namespace banter::contracts
