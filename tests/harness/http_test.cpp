#include "tests/harness/http.hpp"

#include <gtest/gtest.h>

#include "tests/harness/scripted_stream.hpp"

namespace banter::harness {
namespace {

struct HttpTest : testing::Test {
  Http answering(const std::string& incoming) {
    return {std::make_unique<ScriptedStream>(incoming, written), "secret"};
  }
  std::string written;
};

TEST_F(HttpTest, AsksOneThingAfterTheOther) {
  Http http = answering(
      "HTTP/1.1 204 No Content\r\nUpload-Offset: 12\r\n\r\n"
      "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nETag:\"x\"\r\n\r\nhello"
      "HTTP/1.1 404 Not Found\r\nContent-Length: 7\r\n\r\n");
  const auto patched = http.ask("PATCH", "/files/f", {{"Upload-Offset", "7"}}, "bytes");
  EXPECT_EQ(written,
            "PATCH /files/f HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer secret\r\n"
            "Upload-Offset: 7\r\nContent-Length: 5\r\n\r\nbytes");
  EXPECT_EQ(patched->status, 204);
  EXPECT_EQ(patched->number("upload-offset"), 12);
  const auto got = http.ask("GET", "/files/f");
  EXPECT_EQ(got->body, "hello");
  EXPECT_EQ(got->field("etag"), "\"x\"");
  EXPECT_EQ(got->field("none"), "");
  EXPECT_EQ(http.ask("HEAD", "/files/f")->status, 404);
  EXPECT_FALSE(http.ask("GET", "/files/f"));
}

TEST_F(HttpTest, HalfAnAnswerIsNone) {
  EXPECT_EQ(answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell").ask("GET", "/").error(),
            Ended::closed);
  EXPECT_EQ(answering("HTTP/1.1 200 OK\r\n").ask("GET", "/").error(), Ended::closed);
}

TEST_F(HttpTest, WhatIsNoAnswerIsToldApart) {
  EXPECT_THROW(static_cast<void>(answering("{\"reply\":null}\r\n\r\n").ask("GET", "/")), Failure);
  EXPECT_THROW(static_cast<void>(answering("HTTP/1.1 200 OK\r\nnonsense\r\n\r\n").ask("GET", "/")), Failure);
  Http http = answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]");
  EXPECT_THROW(static_cast<void>(http.call({{"action", "ping"}})), Failure);
}

}  // namespace
}  // namespace banter::harness
