#include "client/core/transfers/wire/content_disposition.hpp"

#include <gtest/gtest.h>

namespace banter::client::transfers {
namespace {

TEST(ContentDisposition, TheNameInEitherForm) {
  EXPECT_EQ(file_name_in("attachment; filename=\"a b.txt\""), "a b.txt");
  EXPECT_EQ(file_name_in("inline; filename=plain.txt"), "plain.txt");
  EXPECT_EQ(file_name_in("attachment; filename=\"_.txt\"; filename*=UTF-8''%E6%97%A5%20x.txt"), "日 x.txt");
  EXPECT_EQ(file_name_in("attachment; filename*=utf-8'de'gr%C3%BC%C3%9Fe; filename=g"), "grüße");
  EXPECT_EQ(file_name_in("attachment; filename=\"say \\\"x\\\"; no\"; size=3"), "say \"x\"; no");
  EXPECT_EQ(file_name_in("attachment ; FileName = \"x\" "), "x");
}

TEST(ContentDisposition, WhatCannotBeReadIsNoName) {
  EXPECT_EQ(file_name_in(""), "");
  EXPECT_EQ(file_name_in("attachment"), "");
  EXPECT_EQ(file_name_in("filename=x"), "");
  EXPECT_EQ(file_name_in("attachment; filename*=UTF-8''%"), "");
  EXPECT_EQ(file_name_in("attachment; filename*=UTF-8''%zz; filename=x"), "x");
  EXPECT_EQ(file_name_in("attachment; filename*=latin1''x; filename=y"), "y");
  EXPECT_EQ(file_name_in("attachment; filename*=x; filename=y"), "y");
  EXPECT_EQ(file_name_in("attachment; filename=\"not closed\\"), "\"not closed\\");
  EXPECT_EQ(file_name_in(";;;=;filename"), "");
}

}  // namespace
}  // namespace banter::client::transfers
