#include "client/cli/json.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "protocol/codec/decode_server_frame.hpp"
#include "protocol/generated/cpp/messages_codec.hpp"

namespace banter::cli {
namespace {

TEST(Json, WhatSteersATerminalIsEscaped) {
  const client::Failure failure{.kind = client::FailureKind::fix,
                                .sentence =
                                    "a\x1b[2J \x7f \xc2\x9b"
                                    "31m \xe2\x80\xae \xd8\x9c \xe2\x81\xa6 \xef\xbb\xbf Grüße 你好 👋"};
  EXPECT_EQ(json_of(failure),
            R"({"type":"error","class":"fix","message":"a\u001b[2J \u007f \u009b31m \u202e \u061c \u2066 )"
            R"(\ufeff Grüße 你好 👋"})");
}

TEST(Json, WhatIsEscapedMeansTheSame) {
  const std::string content = "\xc2\x9b \xe2\x80\xae \"quoted\" \\";
  const std::string line = json_line("x", [&](protocol::Writer& writer) {
    writer.text("event", std::string_view("edited"));
    write(writer, protocol::EditedEvent{.conversation = "c", .seq = 1, .version = 2, .content = content});
  });
  const auto frame = protocol::decode_server_frame(line);
  ASSERT_TRUE(frame);
  EXPECT_EQ(std::get<protocol::EditedEvent>(std::get<protocol::Event>(*frame)).content, content);
}

TEST(Json, ACodeOfANewerServerIsGivenAsItCame) {
  const client::Failure failure{.kind = client::FailureKind::give_up,
                                .sentence = "Be polite.",
                                .code = protocol::ErrorCode::internal,
                                .unknown_code = "too_rude"};
  EXPECT_THAT(json_of(failure), ::testing::HasSubstr(R"("code":"too_rude")"));
}

}  // namespace
}  // namespace banter::cli
