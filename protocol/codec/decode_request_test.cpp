#include "protocol/codec/decode_request.hpp"

#include <gtest/gtest.h>

#include "protocol/codec/encode.hpp"

namespace banter::protocol {
namespace {

Refusal refusal_of(std::string_view json) {
  auto frame = decode_request(json);
  if (frame) {
    ADD_FAILURE() << "taken: " << json;
    return {};
  }
  return std::move(frame.error());
}

// The refusal as the client sees it.
std::string answer_to(std::string_view json) {
  const Refusal refusal = refusal_of(json);
  std::string out;
  append_refusal(out, refusal.id, refusal.action, refusal.error);
  return out;
}

template <class R>
R taken(std::string_view json) {
  auto frame = decode_request(json, Planned::accepted);
  if (!frame || !std::holds_alternative<R>(frame->request)) {
    ADD_FAILURE() << "refused: " << json << (frame ? "" : ": " + frame.error().error.message);
    return {};
  }
  return std::get<R>(std::move(frame->request));
}

TEST(DecodeRequest, GivesATypedRequest) {
  const auto frame = decode_request(R"({"action":"message","id":34,"receiver":"bob","content":"hi"})");
  ASSERT_TRUE(frame);
  EXPECT_EQ(frame->id, RequestId(std::int64_t{34}));
  EXPECT_EQ(frame->request, Request(MessageRequest{.receiver = "bob", .content = "hi"}));
}

TEST(DecodeRequest, DoesNotMindOrderOrUnknownFields) {
  EXPECT_EQ(
      taken<InviteRequest>(
          R"({"x":{"action":"ping","deep":[1.5,null]},"username":"bob","conversation":"c1","action":"invite"})"),
      (InviteRequest{.conversation = "c1", .username = "bob"}));
}

TEST(DecodeRequest, IdsAreShortStringsOrIntegersBelow2To53) {
  const auto id_of = [](const std::string& id) {
    const auto frame = decode_request(R"({"action":"ping","id":)" + id + "}");
    return frame ? frame->id : RequestId("refused");
  };
  EXPECT_EQ(id_of("0"), RequestId(std::int64_t{0}));
  EXPECT_EQ(id_of("9007199254740991"), RequestId(std::int64_t{9007199254740991}));
  EXPECT_EQ(id_of("\"\""), RequestId(""));
  const std::string longest(64, 'x');
  EXPECT_EQ(id_of('"' + longest + '"'), RequestId(longest));
  EXPECT_EQ(decode_request(R"({"action":"ping"})")->id, RequestId());
  for (const char* bad : {"9007199254740992", "-1", "1.0", "null", "true", "[1]", "{}", "1e3"}) {
    EXPECT_EQ(id_of(bad), RequestId("refused")) << bad;
  }
  EXPECT_EQ(id_of('"' + longest + "x\""), RequestId("refused"));
}

TEST(DecodeRequest, ARefusedIdIsNotEchoedButTheActionIs) {
  const Refusal refusal = refusal_of(R"({"action":"ping","id":-1})");
  EXPECT_EQ(refusal.id, RequestId());
  EXPECT_EQ(refusal.action, "ping");
  EXPECT_EQ(refusal.error.field, "id");
}

TEST(DecodeRequest, WhatIsNoRequestIsAnsweredWithNull) {
  EXPECT_EQ(
      answer_to("hello"),
      R"({"reply":null,"ok":false,"error":{"code":"invalid_request","message":"The frame is not valid JSON (syntax error)."}})");
  EXPECT_EQ(
      answer_to("[]"),
      R"({"reply":null,"ok":false,"error":{"code":"invalid_request","message":"The frame must be a JSON object."}})");
  EXPECT_EQ(
      answer_to(R"({"id":5})"),
      R"({"reply":null,"id":5,"ok":false,"error":{"code":"invalid_request","message":"“action” is missing.","field":"action"}})");
  EXPECT_EQ(
      answer_to(R"({"id":5,"action":7})"),
      R"({"reply":null,"id":5,"ok":false,"error":{"code":"invalid_request","message":"“action” must be a string.","field":"action"}})");
}

TEST(DecodeRequest, TheIdOfABrokenFrameIsEchoedIfItCame) {
  EXPECT_EQ(refusal_of(R"({"id":5,"action":"ping",)").id, RequestId(std::int64_t{5}));
  EXPECT_EQ(refusal_of(R"({"id":"a\u0062","x":[{"y":1)").id, RequestId("ab"));
  EXPECT_EQ(refusal_of(R"({"action":"ping","a":1,"a":1,"id":6})").id, RequestId(std::int64_t{6}));
  EXPECT_EQ(refusal_of(R"({"x":"\ud800","id":5})").id, RequestId());
  EXPECT_EQ(refusal_of(R"({"id")").id, RequestId());
  EXPECT_EQ(refusal_of(R"({"id":)").id, RequestId());
  EXPECT_EQ(refusal_of(R"([{"id":5},)").id, RequestId());
}

TEST(DecodeRequest, OnlyBytesThatAreNotUtf8CloseTheConnection) {
  const Refusal refusal = refusal_of("{\"id\":5,\"action\":\"p\xffing\"}");
  EXPECT_TRUE(refusal.closes_connection);
  EXPECT_EQ(refusal.error.message, "The frame is not UTF-8.");
  EXPECT_EQ(refusal.id, RequestId(std::int64_t{5}));
  EXPECT_FALSE(refusal_of(R"({"a":"\ud800"})").closes_connection);
  EXPECT_FALSE(refusal_of("{").closes_connection);
}

TEST(DecodeRequest, UnknownActionsAreNamedIfShort) {
  EXPECT_EQ(
      answer_to(R"({"action":"fly","id":1})"),
      R"({"reply":"fly","id":1,"ok":false,"error":{"code":"unknown_action","message":"There is no such action.","field":"action"}})");
  EXPECT_EQ(refusal_of(R"({"action":")" + std::string(64, 'f') + "\"}").action, std::string(64, 'f'));
  EXPECT_EQ(refusal_of(R"({"action":")" + std::string(65, 'f') + "\"}").action, "");
  EXPECT_EQ(refusal_of(R"({"action":"PING"})").error.code, ErrorCode::unknown_action);
}

TEST(DecodeRequest, PlannedActionsAreNotAvailableYet) {
  const Refusal refusal = refusal_of(R"({"action":"peer_ready","id":1})");
  EXPECT_EQ(refusal.error.code, ErrorCode::unknown_action);
  EXPECT_EQ(refusal.error.message, "“peer_ready” is not available on this server yet.");
  EXPECT_EQ(refusal.action, "peer_ready");
}

TEST(DecodeRequest, AWrongTypeNamesItsField) {
  const auto field_of = [](std::string_view json) { return refusal_of(json).error.field; };
  EXPECT_EQ(field_of(R"({"action":"message","receiver":5,"content":"x"})"), "receiver");
  EXPECT_EQ(field_of(R"({"action":"message","receiver":"bob","content":null})"), "content");
  EXPECT_EQ(field_of(R"({"action":"message","receiver":"bob","attachments":"f1"})"), "attachments");
  EXPECT_EQ(field_of(R"({"action":"message","receiver":"bob","attachments":["f1",2]})"), "attachments[1]");
  EXPECT_EQ(field_of(R"({"action":"edit","conversation":"c","seq":"1","content":"x"})"), "seq");
  EXPECT_EQ(field_of(R"({"action":"create_room","room":"#a","visibility":true})"), "visibility");
  EXPECT_EQ(field_of(R"({"action":"login","username":"bob"})"), "password");
  EXPECT_EQ(refusal_of(R"({"action":"login","username":["bob"],"password":"x"})").error.message,
            "“username” must be a string.");
  const auto nested = decode_request(
      R"({"action":"peer_ready","peer":{"device_key":"D","key":"K","signature":7}})", Planned::accepted);
  ASSERT_FALSE(nested);
  EXPECT_EQ(nested.error().error.field, "peer.signature");
}

TEST(DecodeRequest, IntegersAreIntegers) {
  const auto since = [](const std::string& number) {
    return R"({"action":"changes","conversation":"c","since":)" + number + "}";
  };
  EXPECT_EQ(taken<ChangesRequest>(since("0")).since, 0);
  EXPECT_EQ(taken<ChangesRequest>(since("-0")).since, 0);
  EXPECT_EQ(taken<ChangesRequest>(since("9007199254740991")).since, 9007199254740991);
  for (const char* bad : {"-1", "9007199254740992", "18446744073709551615", "99999999999999999999", "1.5",
                          "1.0", "1e2", "\"1\"", "true", "null"}) {
    const Refusal refusal = refusal_of(since(bad));
    EXPECT_EQ(refusal.error.code, ErrorCode::invalid_request) << bad;
    EXPECT_EQ(refusal.error.field, "since") << bad;
  }
  EXPECT_EQ(refusal_of(since("1e999")).error.field, "");
}

}  // namespace
}  // namespace banter::protocol
