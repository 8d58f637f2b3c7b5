#include "server/transports/http/files/disposition.hpp"

#include <gmock/gmock.h>

namespace banter::transports::http::files {
namespace {

TEST(Disposition, HasTheNameTwice) {
  EXPECT_EQ(content_disposition(true, "a b.png"), "inline; filename=\"a b.png\"; filename*=UTF-8''a%20b.png");
  EXPECT_EQ(content_disposition(false, "\xC3\xA4\xE2\x82\xAC.txt"),
            "attachment; filename=\"__.txt\"; filename*=UTF-8''%C3%A4%E2%82%AC.txt");
  EXPECT_EQ(content_disposition(false, ""), "attachment");
}

TEST(Disposition, NothingInANameBreaksTheField) {
  EXPECT_EQ(content_disposition(false, "a\"; filename=\"b.exe"),
            "attachment; filename=\"a_; filename=_b.exe\"; filename*=UTF-8''a%22%3B%20filename%3D%22b.exe");
  EXPECT_EQ(content_disposition(false, "a\r\nSet-Cookie: x"),
            "attachment; filename=\"a__Set-Cookie: x\"; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20x");
  EXPECT_EQ(content_disposition(false, "100%41\\'"),
            "attachment; filename=\"100_41_'\"; filename*=UTF-8''100%2541%5C%27");
  EXPECT_EQ(content_disposition(false, std::string_view("a\0b", 3)),
            "attachment; filename=\"a_b\"; filename*=UTF-8''a%00b");
}

TEST(Disposition, WhatIsNoUtf8IsReplaced) {
  EXPECT_EQ(content_disposition(false, "a\xFF.txt"),
            "attachment; filename=\"a_.txt\"; filename*=UTF-8''a_.txt");
  EXPECT_EQ(content_disposition(false, "\x80"), "attachment");
}

TEST(Disposition, OnlyWhatIsHarmlessIsShown) {
  for (const std::string_view type : {"image/png", "image/jpeg", "image/gif", "image/webp", "image/avif",
                                      "video/mp4", "video/webm", "audio/mpeg", "audio/ogg"}) {
    EXPECT_EQ(served_as(type).content_type, type);
    EXPECT_TRUE(served_as(type).is_inline);
  }
  EXPECT_EQ(served_as("text/plain").content_type, "text/plain; charset=utf-8");
  EXPECT_EQ(served_as("text/plain; charset=utf-16").content_type, "text/plain; charset=utf-8");
  EXPECT_EQ(served_as("Image/PNG").content_type, "image/png");
  for (const std::string_view type :
       {"", "text/html", "image/svg+xml", "application/pdf", "application/xhtml+xml", "text/plainx",
        "image/png\r\nX: y", "text/xml", "application/javascript", "multipart/x-mixed-replace"}) {
    EXPECT_EQ(served_as(type).content_type, "application/octet-stream");
    EXPECT_FALSE(served_as(type).is_inline);
  }
}

}  // namespace
}  // namespace banter::transports::http::files
