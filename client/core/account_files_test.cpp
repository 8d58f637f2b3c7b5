#include "client/core/account_files.hpp"

#include <gtest/gtest.h>

namespace banter::client {
namespace {

TEST(AccountFiles, NamesCannotLeadElsewhere) {
  EXPECT_EQ(file_name_for("localhost:8420"), "localhost:8420");
  EXPECT_EQ(file_name_for("[::1]:8420"), "%5b::1%5d:8420");
  EXPECT_EQ(file_name_for("../../etc/passwd"), "%2e.%2f..%2fetc%2fpasswd");
  EXPECT_EQ(file_name_for("."), "%2e");
  EXPECT_EQ(file_name_for(""), "%");
  EXPECT_EQ(file_name_for(std::string_view("a\0b", 3)), "a%00b");
}

TEST(AccountFiles, CaseMakesNoDifference) {
  EXPECT_EQ(file_name_for("Alice"), file_name_for("alice"));
}

}  // namespace
}  // namespace banter::client
