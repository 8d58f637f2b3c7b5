#include "protocol/codec/encode.hpp"

#include <gtest/gtest.h>

#include "protocol/codec/decode_request.hpp"

namespace banter::protocol {
namespace {

std::string content_on_the_wire(std::string content) {
  std::string out;
  append_event(out, EditedEvent{.conversation = "c", .seq = 1, .version = 2, .content = std::move(content)});
  const std::string before = R"({"event":"edited","conversation":"c","seq":1,"version":2,"content":)";
  const std::string behind = R"(,"edited_at":0})";
  EXPECT_TRUE(out.starts_with(before) && out.ends_with(behind)) << out;
  return out.substr(before.size(), out.size() - before.size() - behind.size());
}

TEST(Encode, LeavesOutWhatIsNotThere) {
  std::string out;
  append_event(out, MessageEvent{.conversation = "c",
                                 .seq = 42,
                                 .version = 57,
                                 .sender = "alice",
                                 .receiver = "bob",
                                 .content = "hi",
                                 .sent_at = 1790000000000});
  EXPECT_EQ(
      out, R"({"event":"message","conversation":"c","seq":42,"version":57,"sender":"alice","receiver":"bob",)"
           R"("content":"hi","sent_at":1790000000000})");
}

TEST(Encode, AppendsToWhatIsThere) {
  std::string out = "before ";
  append_reply(out, RequestId(), PingReply{});
  EXPECT_EQ(out, R"(before {"reply":"ping","ok":true})");
}

TEST(Encode, EchoesBothKindsOfId) {
  std::string out;
  append_reply(out, std::int64_t{9007199254740991}, PingReply{});
  append_reply(out, "a\"b", PingReply{});
  EXPECT_EQ(out, R"({"reply":"ping","id":9007199254740991,"ok":true}{"reply":"ping","id":"a\"b","ok":true})");
}

TEST(Encode, RefusalsCarryWhatTheErrorHas) {
  std::string out;
  append_refusal(out, std::int64_t{1}, "message",
                 {.code = ErrorCode::rate_limited, .message = "Slow down.", .retry_after_ms = 250});
  EXPECT_EQ(
      out,
      R"({"reply":"message","id":1,"ok":false,"error":{"code":"rate_limited","message":"Slow down.","retry_after_ms":250}})");
  out.clear();
  append_refusal(out, {}, "", {.code = ErrorCode::invalid_request, .message = "No.", .field = "id"});
  EXPECT_EQ(out,
            R"({"reply":null,"ok":false,"error":{"code":"invalid_request","message":"No.","field":"id"}})");
}

TEST(Encode, EscapesWhatJsonWants) {
  EXPECT_EQ(content_on_the_wire("plain, é 🐇 \x7f"), "\"plain, é 🐇 \x7f\"");
  EXPECT_EQ(content_on_the_wire("\"\\/"), R"("\"\\/")");
  EXPECT_EQ(content_on_the_wire("\b\f\n\r\t\x01\x1f"), R"("\b\f\n\r\t\u0001\u001f")");
  EXPECT_EQ(content_on_the_wire(""), "\"\"");
}

TEST(Encode, FindsEscapesAtEveryPlace) {
  // The search looks at eight bytes at a time; every byte value at every place must be judged alike.
  for (int byte = 1; byte < 256; ++byte) {
    const auto c = static_cast<char>(byte);
    const bool escaped = byte < 0x20 || c == '"' || c == '\\';
    for (std::size_t place = 0; place < 17; ++place) {
      std::string content(17, 'x');
      content[place] = c;
      const std::string wire = content_on_the_wire(content);
      EXPECT_EQ(wire.find('\\') != std::string::npos, escaped) << byte << " at " << place;
      if (!escaped) EXPECT_EQ(wire, '"' + content + '"');
    }
  }
}

TEST(Encode, AHiddenMessageIsOnlyItsPlace) {
  Message message{
      .conversation = "c", .seq = 41, .version = 55, .sender = "alice", .content = "secret", .hidden = true};
  std::string out;
  append_reply(out, {}, HistoryReply{.messages = {message}});
  EXPECT_EQ(
      out,
      R"({"reply":"history","ok":true,"messages":[{"seq":41,"version":55,"hidden":true}],"notices":[],"more":false})");
}

TEST(Encode, ARowThatWasLeftIsOnlyItsId) {
  std::string out;
  append_reply(out, {},
               ConversationsReply{.conversations = {{.conversation = "c", .title = "#tea", .left = true}}});
  EXPECT_EQ(
      out,
      R"({"reply":"conversations","ok":true,"conversations":[{"conversation":"c","left":true}],"cursor":"","more":false})");
}

TEST(Encode, AResetIsOnlyTheHead) {
  std::string out;
  append_reply(out, {}, ChangesReply{.reset = true, .messages = {{.seq = 1}}, .version = 7001, .more = true});
  EXPECT_EQ(out, R"({"reply":"changes","ok":true,"reset":true,"version":7001})");
}

TEST(Encode, ADeletedMessageKeepsItsPlaceAndAnEmptyContent) {
  const Message message{.conversation = "c",
                        .seq = 1,
                        .version = 2,
                        .sender = "alice",
                        .receiver = "bob",
                        .sent_at = 3,
                        .deleted = true};
  std::string out;
  append_reply(out, {}, SearchReply{.messages = {message}});
  EXPECT_EQ(
      out,
      R"({"reply":"search","ok":true,"messages":[{"conversation":"c","seq":1,"version":2,"sender":"alice",)"
      R"("receiver":"bob","content":"","sent_at":3,"deleted":true}],"more":false})");
}

}  // namespace
}  // namespace banter::protocol
