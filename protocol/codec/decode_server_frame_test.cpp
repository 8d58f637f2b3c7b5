#include "protocol/codec/decode_server_frame.hpp"

#include <gtest/gtest.h>

#include "protocol/codec/encode.hpp"

namespace banter::protocol {
namespace {

template <class T>
T taken(std::string_view json) {
  auto frame = decode_server_frame(json);
  if (!frame || !std::holds_alternative<T>(*frame)) {
    ADD_FAILURE() << "not taken: " << json << (frame ? "" : ": " + frame.error().message);
    return T{};
  }
  return std::get<T>(std::move(*frame));
}

template <>
ReplyFrame taken<ReplyFrame>(std::string_view json) {
  auto frame = decode_server_frame(json);
  if (frame && std::holds_alternative<ReplyFrame>(*frame)) return std::get<ReplyFrame>(std::move(*frame));
  ADD_FAILURE() << "not taken: " << json << (frame ? "" : ": " + frame.error().message);
  return {.id = {}, .action = {}, .result = Reply{}};
}

TEST(DecodeServerFrame, GivesReplies) {
  const auto frame = taken<ReplyFrame>(R"({"reply":"edit","id":"x","ok":true,"version":58})");
  EXPECT_EQ(frame.id, RequestId("x"));
  EXPECT_EQ(frame.action, "edit");
  EXPECT_EQ(frame.result, Result<Reply>(EditReply{.version = 58}));
}

TEST(DecodeServerFrame, GivesErrors) {
  const auto frame = taken<ReplyFrame>(
      R"({"reply":"message","id":7,"ok":false,"error":{"code":"rate_limited","message":"Slow down.","retry_after_ms":250,"field":"x"}})");
  EXPECT_EQ(frame.id, RequestId(std::int64_t{7}));
  ASSERT_FALSE(frame.result);
  EXPECT_EQ(
      frame.result.error(),
      (Error{.code = ErrorCode::rate_limited, .message = "Slow down.", .retry_after_ms = 250, .field = "x"}));
}

TEST(DecodeServerFrame, AReplyToNothingHasNoAction) {
  const auto frame =
      taken<ReplyFrame>(R"({"reply":null,"ok":false,"error":{"code":"invalid_request","message":"No."}})");
  EXPECT_EQ(frame.action, "");
  EXPECT_EQ(frame.id, RequestId());
}

TEST(DecodeServerFrame, GivesEvents) {
  EXPECT_EQ(
      std::get<HiddenEvent>(taken<Event>(R"({"event":"hidden","conversation":"c","seq":1,"version":2})")),
      (HiddenEvent{.conversation = "c", .seq = 1, .version = 2}));
}

TEST(DecodeServerFrame, ForgivesWhatANewerServerAdds) {
  EXPECT_EQ(taken<UnknownEvent>(R"({"event":"fireworks","x":1})").name, "fireworks");
  const auto error = taken<ReplyFrame>(
      R"({"reply":"fly","ok":false,"error":{"code":"no_wings","message":"You have no wings.","x":1}})");
  EXPECT_EQ(error.result.error().code, ErrorCode::internal);
  EXPECT_EQ(error.result.error().message, "You have no wings.");
  EXPECT_EQ(error.unknown_code, "no_wings");
  EXPECT_EQ(taken<ReplyFrame>(R"({"reply":"ping","ok":false,"error":{"code":"internal","message":"Sorry."}})")
                .unknown_code,
            "");
  const auto bye =
      std::get<ByeEvent>(taken<Event>(R"({"event":"bye","code":"new_reason","retry_after_ms":null,"x":{}})"));
  EXPECT_EQ(bye, (ByeEvent{.code = ByeCode::shutdown}));
  const auto message = std::get<MessageEvent>(taken<Event>(
      R"({"event":"message","conversation":"c","seq":1,"version":1,"sender":"a","receiver":"b","content":"","sent_at":1,"client_id":null,"mentions":null,"poll":[1.5]})"));
  EXPECT_FALSE(message.client_id);
}

TEST(DecodeServerFrame, RefusesWhatItCannotUse) {
  for (const char* json :
       {"", "[]", "{}", "nonsense", R"({"event":5})", R"({"reply":5,"ok":true})",
        R"({"reply":"fly","ok":true})", R"({"reply":"ping"})", R"({"reply":"ping","ok":"yes"})",
        R"({"reply":"ping","ok":false})", R"({"reply":"ping","ok":false,"error":5})",
        R"({"reply":"ping","ok":false,"error":{"code":"blocked"}})", R"({"reply":"edit","ok":true})",
        R"({"event":"hidden","conversation":"c","seq":-1,"version":2})",
        R"({"reply":"ping","id":[],"ok":true})", "{\"event\":\"\xff\"}"}) {
    EXPECT_FALSE(decode_server_frame(json)) << json;
  }
}

TEST(DecodeServerFrame, ExplainsWhichPartOfAPageIsWrong) {
  const auto frame = decode_server_frame(
      R"({"reply":"history","ok":true,"messages":[{"seq":1,"version":1,"hidden":true},{"seq":"2"}],"notices":[],"more":false})");
  ASSERT_FALSE(frame);
  EXPECT_EQ(frame.error().field, "messages[1].seq");
}

TEST(DecodeServerFrame, TakesLargePages) {
  HistoryReply page;
  for (int i = 1; i <= 500; ++i) {
    Message message{.conversation = "c",
                    .seq = i,
                    .version = i,
                    .sender = "alice",
                    .receiver = "#tea",
                    .content = std::string(8000, 'x')};
    for (int r = 0; r < 5; ++r)
      message.reactions.push_back({"👍", 20, std::vector<std::string>(20, "someone")});
    page.messages.push_back(message);
  }
  std::string json;
  append_reply(json, {}, page);
  EXPECT_GT(json.size(), 4'000'000u);
  const auto frame = taken<ReplyFrame>(json);
  EXPECT_EQ(frame.result, Result<Reply>(page));
}

TEST(DecodeServerFrame, ABoundlessTextIsRefused) {
  const auto topic_of = [](std::size_t bytes) {
    std::string json;
    append_event(
        json, ConversationEvent{
                  .conversation = "c", .version = 1, .receiver = "#tea", .topic = std::string(bytes, 'x')});
    return decode_server_frame(json);
  };
  EXPECT_TRUE(topic_of(65'536));
  const auto refused = topic_of(65'537);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().field, "topic");
  EXPECT_FALSE(decode_server_frame(R"({"reply":"ping","ok":false,"error":{"code":"blocked","message":")" +
                                   std::string(65'537, 'x') + R"("}})"));
}

TEST(DecodeServerFrame, APieceOfAFileMayBeAsLongAsWasAskedFor) {
  const auto piece_of = [](std::size_t bytes) {
    std::string json;
    append_reply(json, {}, FetchReply{.data = std::string(bytes, 'A'), .size = 1, .sha256 = "0"});
    return decode_server_frame(json);
  };
  EXPECT_TRUE(piece_of(349'528)) << "262,144 bytes in base64";
  EXPECT_FALSE(piece_of(349'529));
}

TEST(DecodeServerFrame, ABoundlessFrameIsRefused) {
  std::string json = R"({"event":"fireworks","x":[)";
  for (int i = 0; i < 70'000; ++i)
    json += "0,";
  EXPECT_FALSE(decode_server_frame(json + "0]}"));
}

}  // namespace
}  // namespace banter::protocol
