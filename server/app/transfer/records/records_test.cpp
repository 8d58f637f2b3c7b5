#include "server/app/transfer/records/records.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

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
  core::ArchivedMessage with_files{.sender = {1},
                                   .first_version = 3,
                                   .fingerprint = core::Fingerprint{std::byte{8}},
                                   .files = {"f-2", "f-1", "f-2"},
                                   .message = message.message};
  core::FileRecord file{.id = "f-1",
                        .account = {3},
                        .name = "h\xC3\xA9llo \"there\".png",
                        .media_type = "image/png",
                        .size = std::int64_t{16} << 30,
                        .sha256 = core::ContentHash{std::byte{9}},
                        .width = 640,
                        .height = 480,
                        .preview = "/9j+AA==",
                        .expires_at = 5};
  return {
      core::ArchivedFile{.file = file},
      core::ArchivedFile{.file = {.id = "f-2",
                                  .account = {1},
                                  .name = "a",
                                  .media_type = "application/octet-stream",
                                  .sha256 = core::ContentHash{}}},
      core::ArchivedAccount{.account = {.key = {1},
                                        .username = "Anna",
                                        .display_name = "Anna A.",
                                        .password_hash = "$2b$04$" + std::string(53, 'x'),
                                        .role = protocol::Role::owner,
                                        .created_at = 5,
                                        .guest_until = 6,
                                        .removed = true,
                                        .avatar = "f-1"},
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
      with_files,
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
  const std::string file = R"({"file_id":"f","account":1,"size":1,"sha256":")" + std::string(64, 'a') + "\",";
  const std::string plain = R"("file_name":"a","media_type":"application/octet-stream")";
  ASSERT_TRUE(read_line(file + plain + "}", kind_of("files")));
  for (const Wrong& wrong : std::vector<Wrong>{
           {"files", file + R"("file_name":"../a","media_type":"image/png"})", "file_name"},
           {"files", file + R"("file_name":"","media_type":"image/png"})", "file_name"},
           {"files", file + R"("file_name":"a\u202eb","media_type":"image/png"})", "file_name"},
           {"files", file + R"("file_name":"a","media_type":"text/html"})", "media_type"},
           {"files", file + R"("file_name":"a","media_type":"image/png\r\nX: y"})", "media_type"},
           {"files", file + plain + R"(,"width":0})", "width"},
           {"files", file + plain + R"(,"preview":"<script>"})", "preview"},
           {"files", file + plain + R"(,"preview":")" + std::string(2049, 'A') + "\"}", "preview"},
           {"files", file + plain + R"(,"expires_at":-1})", "expires_at"},
           {"files", R"({"file_id":"f/../g","account":1,)" + plain + R"(,"size":1,"sha256":""})", "file_id"},
           {"files", R"({"file_id":"f","account":1,)" + plain + R"(,"size":1,"sha256":"00"})", "sha256"},
           {"files", R"({"file_id":"f","account":1,)" + plain + R"(,"size":-1,"sha256":"00"})", "size"},
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
           {"messages", message + R"("content":"x","files":["a/b",7]})", "files"},
           {"messages", message + R"("content":"x","files":["a","a","a","a","a","a","a","a","a","a","a"]})",
            "files"},
           {"messages", message + R"("content":"","deleted":true,"files":["a"]})", "files"},
           {"messages",
            message + R"("content":"x","attachments":[{"file_id":"f","file_name":"a","size":1,)" +
                R"("media_type":"image/png","sha256":"0"}]})",
            "attachments"},
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

}  // namespace
}  // namespace banter::app
