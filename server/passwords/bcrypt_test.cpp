#include "server/passwords/bcrypt.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace banter::passwords {
namespace {

using namespace std::string_literals;
using testing::MatchesRegex;

TEST(Bcrypt, MatchesWhatItHashedAndNothingElse) {
  const std::string hash = hash_password("correct horse", 4).value();
  EXPECT_THAT(hash, MatchesRegex("\\$2b\\$04\\$[./A-Za-z0-9]{53}"));
  EXPECT_TRUE(password_matches("correct horse", hash));
  EXPECT_FALSE(password_matches("correct hors", hash));
  EXPECT_FALSE(password_matches("", hash));
}

TEST(Bcrypt, SaltsEachHashAnew) {
  EXPECT_NE(hash_password("same", 4).value(), hash_password("same", 4).value());
}

TEST(Bcrypt, AgreesWithAHashMadeElsewhere) {
  // From the test vectors of Openwall's crypt_blowfish.
  EXPECT_TRUE(password_matches("U*U", "$2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"));
  EXPECT_TRUE(password_matches("U*U*U", "$2b$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a"));
}

TEST(Bcrypt, RefusesWhatItCouldOnlyHashInPart) {
  EXPECT_FALSE(hash_password("a\0b"s, 4));
  EXPECT_FALSE(hash_password(std::string(73, 'x'), 4));
  const std::string longest(72, 'x');
  const std::string hash = hash_password(longest, 4).value();
  EXPECT_TRUE(password_matches(longest, hash));
  EXPECT_FALSE(password_matches(longest + "y", hash));
  EXPECT_FALSE(password_matches(hash_password("a", 4).value() + "\0"s, hash_password("a", 4).value()));
  EXPECT_FALSE(password_matches("a\0b"s, hash_password("a", 4).value()));
}

TEST(Bcrypt, NoTextThatIsNoHashMatches) {
  for (const std::string& hash :
       {""s, "*0"s, "plain"s, "$2b$04$"s, std::string(60, '$'), std::string(60, 'a')})
    EXPECT_FALSE(password_matches("plain", hash)) << hash;
}

TEST(Bcrypt, TheHashOfNothingIsWorkedOnAndNeverMatches) {
  const std::string hash = hash_of_nothing(5);
  EXPECT_THAT(hash, MatchesRegex("\\$2b\\$05\\$[./A-Za-z0-9]{53}"));
  EXPECT_FALSE(password_matches("", hash));
  EXPECT_FALSE(password_matches("correct horse", hash));
}

}  // namespace
}  // namespace banter::passwords
