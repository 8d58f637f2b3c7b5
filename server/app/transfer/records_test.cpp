#include "server/app/transfer/records.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "server/app/transfer/export_manifest.hpp"
#include "server/app/transfer/lines.hpp"

namespace banter::app {
namespace {

using core::Archived;
using testing::HasSubstr;

std::size_t kind_of(std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(kKindNames, name) - kKindNames.begin());
}

// At least one of each kind, as full as it can be.
std::vector<Archived> things() {
  core::ArchivedConversation room{.conversation = {}, .change = 6};
  room.conversation.id = "cTea";
  room.conversation.kind = protocol::ConversationKind::room;
  room.conversation.room = "#Tea";
  room.conversation.topic = "hot \"tea\"\n";
  room.conversation.is_public = true;
  room.conversation.created_at = 1;
  room.conversation.updated_at = 2;
  room.conversation.last_seq = 3;
  room.conversation.version = 4;
  room.conversation.member_count = 5;
  room.conversation.first_seq = 2;
  room.conversation.retention_days = 30;
  core::ArchivedConversation direct = room;
  direct.conversation.id = "cab";
  direct.conversation.kind = protocol::ConversationKind::direct;
  direct.conversation.room = direct.conversation.topic = "";
  direct.conversation.is_public = false;
  direct.conversation.first_seq = 1;
  direct.conversation.retention_days = 0;
  direct.conversation.low = {1};
  direct.conversation.high = {2};
  direct.conversation.low_name = "anna";
  direct.conversation.high_name = "ben";
  core::ArchivedMessage message{.sender = {1},
                                .first_version = 2,
                                .fingerprint = core::Fingerprint{std::byte{7}},
                                .mentioned = {{0}, {2}},
                                .message = {}};
  message.message = {.conversation = "cTea",
                     .seq = 1,
                     .version = 3,
                     .sender = "anna",
                     .receiver = "#Tea",
                     .content = "h\xC3\xA9llo \\ \x01 @ben",
                     .sent_at = 9,
                     .client_id = "id-1",
                     .reply_to = 1,
                     .mentions = {"ben", "@room"},
                     .composed_at = 8,
                     .via = "peer",
                     .edited_at = 10,
                     .pinned = true};
  core::ArchivedMessage deleted{.sender = {1}, .first_version = 2, .message = message.message};
  deleted.message.content.clear();
  deleted.message.mentions.clear();
  deleted.message.pinned = false;
  deleted.message.deleted = true;
  const core::Arrangement nothing{.muted_until = 0, .mentions_only = false, .pinned = false, .draft = ""};
  return {
      core::ArchivedAccount{.account = {.key = {1},
                                        .username = "Anna",
                                        .display_name = "Anna A.",
                                        .password_hash = "$2b$04$" + std::string(53, 'x'),
                                        .role = protocol::Role::owner,
                                        .created_at = 5,
                                        .guest_until = 6,
                                        .removed = true},
                            .has_written = true},
      core::ArchivedAccount{
          .account = {.key = {2}, .username = "ben", .display_name = "", .password_hash = ""}},
      core::ArchivedBlock{.account = {1}, .blocked = {2}},
      core::ArchivedContact{.account = {1}, .contact = {2}},
      core::ArchivedPresence{
          .account = {1},
          .presence = {.status = protocol::OwnStatus::invisible, .text = "a few", .last_seen = 4}},
      room,
      direct,
      core::ArchivedFormerName{.conversation = "cTea", .name = "#chai"},
      core::ArchivedMember{
          .conversation = "cTea",
          .member = {.account = {1},
                     .role = protocol::RoomRole::owner,
                     .joined_at = 1,
                     .delivered_seq = 3,
                     .read_seq = 2,
                     .cleared_seq = 1},
          .left = false,
          .arranged = {.muted_until = 1, .mentions_only = true, .pinned = true, .draft = "d"},
          .change = 7},
      core::ArchivedMember{
          .conversation = "cTea", .member = {.account = {2}}, .left = true, .arranged = nothing, .change = 7},
      core::ArchivedBan{.conversation = "cTea", .account = {2}},
      message,
      deleted,
      core::ArchivedReaction{
          .conversation = "cTea", .seq = 1, .account = {2}, .emoji = "\xF0\x9F\x8D\xB5", .version = 4},
      core::ArchivedNotice{.conversation = "cTea",
                           .notice = {.at = 1,
                                      .after_seq = 2,
                                      .version = 3,
                                      .kind = protocol::NoticeKind::topic,
                                      .username = "anna",
                                      .by = "ben",
                                      .text = "hot"}},
      core::ArchivedInvite{.invite = {.id = "i1",
                                      .code_hash = {std::byte{3}},
                                      .note = "for ben",
                                      .by = "anna",
                                      .at = 1,
                                      .expires_at = 2,
                                      .uses_left = 3}},
      core::ArchivedAct{.act = {.number = 1,
                                .at = 2,
                                .by = "",
                                .act = protocol::AuditAct::kick,
                                .subject = "#tea",
                                .text = "ben"}}};
}

TEST(Records, AreReadAsTheyWereWritten) {
  std::set<std::size_t> kinds;
  for (const Archived& thing : things()) {
    std::string line;
    append_line(line, thing);
    EXPECT_EQ(line.find('\n'), std::string::npos);
    const auto read = read_line(line, thing.index());
    ASSERT_TRUE(read) << read.error().sentence << " in " << line;
    EXPECT_TRUE(*read == thing) << line;
    kinds.insert(thing.index());
  }
  EXPECT_EQ(kinds.size(), kKindNames.size());
}

// Every beginning of a line, and every line with a byte that is another.
TEST(Records, DamagedLinesAreRefusedOrReadAsSomethingWhole) {
  for (const Archived& thing : things()) {
    std::string line;
    append_line(line, thing);
    for (std::size_t size = 0; size < line.size(); ++size)
      EXPECT_FALSE(read_line(line.substr(0, size), thing.index()));
    for (std::size_t place = 0; place < line.size(); ++place) {
      for (const char byte : {'"', '{', '9', '-', '\0', '\xFF'}) {
        std::string damaged = line;
        damaged[place] = byte;
        const auto read = read_line(damaged, thing.index());
        if (!read) {
          EXPECT_FALSE(read.error().sentence.ends_with('.'));
          continue;
        }
        std::string again;
        append_line(again, *read);
        EXPECT_TRUE(read_line(again, thing.index()).value() == *read) << damaged;
      }
    }
  }
}

TEST(Records, WhatNobodyMayHoldIsRefused) {
  struct Wrong {
    const char* kind;
    std::string line;
    const char* about;
  };
  const std::string message =
      R"({"account":1,"first_version":1,"conversation":"c","seq":1,"version":1,"sender":"a",)"
      R"("receiver":"b","sent_at":1,)";
  for (const Wrong& wrong : std::vector<Wrong>{
           {"accounts", "[]", "no JSON object"},
           {"accounts", "{\"a\":\"\xFF\"}", "not UTF-8"},
           {"accounts", R"({"account":0,"username":"anna","role":"member","created_at":1})", "account"},
           {"accounts", R"({"account":9007199254740992,"username":"anna","role":"member","created_at":1})",
            "account"},
           {"accounts", R"({"account":1,"username":"a b","role":"member","created_at":1})", "username"},
           {"accounts", R"({"account":1,"username":"anna","role":"king","created_at":1})", "role"},
           {"accounts", R"({"account":1,"account":2,"username":"anna","role":"member","created_at":1})",
            "twice"},
           {"accounts", R"({"account":1,"username":"anna","role":"member","created_at":-1})", "created_at"},
           {"accounts",
            R"({"account":1,"username":"anna","role":"member","created_at":1,"password_hash":"x"})",
            "password_hash"},
           {"conversations", R"({"conversation":"#x","kind":"room"})", "conversation"},
           {"conversations", R"({"conversation":"c","kind":"peer"})", "kind"},
           {"former_names", R"({"conversation":"c","name":"#T"})", "name"},
           {"reactions", R"({"conversation":"c","seq":1,"account":1,"emoji":"word","version":1})", "emoji"},
           {"reactions", R"({"conversation":"c","seq":0,"account":1,"emoji":"x","version":1})", "seq"},
           {"messages", message + R"("content":")" + std::string(16385, 'x') + "\"}", "content"},
           {"messages", message + R"("content":"x","client_id":"\u00e9"})", "client_id"},
           {"messages", message + R"("content":"x","via":")" + std::string(129, 'x') + "\"}", "via"},
           {"messages", message + R"("content":"x","fingerprint":"00"})", "fingerprint"},
           {"messages", message + R"("content":"x","mentions":["two words"]})", "mentions"},
           {"messages", message + R"("content":"x","mentioned":[{"account":2},{"account":1}]})", "mentioned"},
           {"messages", R"({"account":1,"first_version":1,"seq":1,"version":1,"hidden":true})", "hidden"},
           {"blocks", R"({"account":1,"blocked":[[[[[[]]]]]]})", ""}}) {
    const auto read = read_line(wrong.line, kind_of(wrong.kind));
    ASSERT_FALSE(read) << wrong.line;
    EXPECT_THAT(read.error().sentence, HasSubstr(wrong.about)) << wrong.line;
  }
}

// What the server has taken from a client once is not refused when it comes back.
TEST(Records, TheWayOfAMessageMayBeWhatTheWireTakes) {
  for (const std::string& via : {std::string("\xC3\xA9"), std::string(128, 'x'), std::string("peer")}) {
    core::ArchivedMessage message{.sender = {1}, .first_version = 1, .message = {}};
    message.message = {.conversation = "c",
                       .seq = 1,
                       .version = 1,
                       .sender = "anna",
                       .receiver = "ben",
                       .content = "x",
                       .sent_at = 1,
                       .via = via};
    std::string line;
    append_line(line, message);
    const auto read = read_line(line, kind_of("messages"));
    ASSERT_TRUE(read) << read.error().sentence;
    EXPECT_TRUE(*read == Archived(message)) << line;
  }
}

// Each login computes as long as its hash says; one of cost 31 takes a day.
TEST(Records, OnlyHashesThatALoginCanComputeAreTaken) {
  const auto read = [](const std::string& hash) {
    core::ArchivedAccount account{
        .account = {.key = {1}, .username = "anna", .display_name = "", .password_hash = hash}};
    std::string line;
    append_line(line, account);
    return read_line(line, kind_of("accounts")).has_value();
  };
  const std::string rest = "./09AZaz" + std::string(45, 'x');
  for (const char* setting : {"$2a$04$", "$2b$09$", "$2y$10$", "$2b$15$"})
    EXPECT_TRUE(read(setting + rest)) << setting;
  for (const char* setting :
       {"$2b$03$", "$2b$16$", "$2b$31$", "$2b$1x$", "$2b$ 9$", "$2b$+9$", "$2x$12$", "$2z$12$", "$1b$12$"})
    EXPECT_FALSE(read(setting + rest)) << setting;
  for (const std::string other : {"=", "$", " ", "\x7F"})
    EXPECT_FALSE(read("$2b$12$" + other + rest.substr(1))) << other;
  EXPECT_FALSE(read("$2b$12$" + rest + "x"));
  EXPECT_FALSE(read("$2b$12$" + rest.substr(1)));
}

class LinesTest : public testing::Test {
 protected:
  LinesTest() {
    std::string name = testing::TempDir() + "banter-lines-XXXXXX";
    folder_ = ::mkdtemp(name.data());
  }
  ~LinesTest() override { std::filesystem::remove_all(folder_); }

  std::string folder_;
};

TEST_F(LinesTest, ComeBackAsTheyWereWritten) {
  std::vector<std::string> written;
  {
    auto out = LinesOut::create(folder_ + "/a");
    for (std::size_t i = 0; i < 3000; ++i) {
      written.push_back(std::string(i % 700, 'x') + std::to_string(i));
      out->line() += written.back();
      ASSERT_TRUE(out->end_line());
    }
    ASSERT_TRUE(out->finish());
    EXPECT_EQ(out->count(), 3000);
  }
  auto in = LinesIn::open(folder_ + "/a", 1000);
  for (std::size_t i = 0; i < written.size(); ++i) {
    EXPECT_EQ(in->next().value(), written[i]);
    EXPECT_EQ(in->number(), static_cast<std::int64_t>(i) + 1);
  }
  EXPECT_EQ(in->next().value(), std::nullopt);
}

TEST_F(LinesTest, TheLastOneMayHaveNoEnd) {
  std::ofstream(folder_ + "/a") << "one\n\nthree";
  auto in = LinesIn::open(folder_ + "/a", 100);
  EXPECT_EQ(in->next().value(), "one");
  EXPECT_EQ(in->next().value(), "");
  EXPECT_EQ(in->next().value(), "three");
  EXPECT_EQ(in->next().value(), std::nullopt);
  EXPECT_EQ(LinesIn::open(folder_ + "/none", 100)->next().value(), std::nullopt);
  EXPECT_FALSE(LinesOut::create(folder_ + "/a")) << "nothing is overwritten";
}

TEST_F(LinesTest, AreReadFromFilesOnly) {
  ASSERT_EQ(::mkfifo((folder_ + "/pipe").c_str(), 0600), 0);
  EXPECT_THAT(LinesIn::open(folder_ + "/pipe", 100).error().sentence, HasSubstr("no regular file"));
  EXPECT_THAT(LinesIn::open(folder_, 100).error().sentence, HasSubstr("no regular file"));
}

TEST_F(LinesTest, OneThatIsTooLongIsToldByItsNumber) {
  std::ofstream(folder_ + "/a") << "one\n" << std::string(2'000'000, 'x') << "\n";
  auto in = LinesIn::open(folder_ + "/a", kMostLineBytes);
  EXPECT_TRUE(in->next());
  EXPECT_THAT(in->next().error().sentence, HasSubstr("line 2"));
}

TEST(ExportManifests, AreReadAsTheyWereWritten) {
  const ExportManifest sent{
      .user = "", .state = {.last_account = 7, .changes = 2000}, .counts = {{"accounts", 3}}};
  const auto got = decode_export_manifest(encode(sent));
  ASSERT_TRUE(got);
  EXPECT_EQ(got->scope, ExportManifest::Scope::all);
  EXPECT_EQ(got->state, sent.state);
  EXPECT_EQ(got->counts, sent.counts);
  for (const char* text :
       {"", "{", "[]", "{}", R"({"format":"banter-export"})",
        R"({"format":"banter-export","format_version":1,"scope":"half","counts":{}})",
        R"({"format":"banter-export","format_version":1,"scope":"all","counts":{}})",
        R"({"format":"banter-export","format_version":1,"scope":"user","counts":[]})",
        R"({"format":"banter-export","format_version":1,"scope":"user","counts":{"a":"b"}})"})
    EXPECT_FALSE(decode_export_manifest(text)) << text;
  EXPECT_THAT(decode_export_manifest(R"({"format":"banter-export","format_version":2})").error().sentence,
              HasSubstr("newer"));
}

}  // namespace
}  // namespace banter::app
