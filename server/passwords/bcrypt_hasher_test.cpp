#include "server/passwords/bcrypt_hasher.hpp"

#include <gtest/gtest.h>

#include <future>
#include <memory>
#include <thread>

namespace banter::passwords {
namespace {

using core::PasswordJob;
using core::PasswordResult;

constexpr BcryptHasher::Options kCheap{.cost = 4, .threads = 1, .most_waiting = 2};

PasswordJob compare(std::string password, std::string against) {
  return {.password = std::move(password), .against = std::move(against), .make = false, .to_make = ""};
}

PasswordJob unknown_name(std::string password) {
  return compare(std::move(password), "");
}

PasswordJob make(std::string password) {
  return {.password = std::move(password), .against = "", .make = true, .to_make = ""};
}

PasswordResult result_of(BcryptHasher& hasher, PasswordJob job) {
  std::promise<PasswordResult> promise;
  EXPECT_TRUE(
      hasher.submit(std::move(job), [&](PasswordResult result) { promise.set_value(std::move(result)); }));
  return promise.get_future().get();
}

TEST(BcryptHasher, MakesAndCompares) {
  BcryptHasher hasher(kCheap);
  const PasswordResult made = result_of(hasher, make("secret word"));
  EXPECT_FALSE(made.matches);
  EXPECT_TRUE(password_matches("secret word", made.hash));

  EXPECT_TRUE(result_of(hasher, compare("secret word", made.hash)).matches);
  EXPECT_FALSE(result_of(hasher, compare("wrong word", made.hash)).matches);
}

TEST(BcryptHasher, MakesAnotherHashOnlyWhenTheOldPasswordMatched) {
  BcryptHasher hasher(kCheap);
  const std::string old = hash_password("old password", 4).value();
  const auto change = [&](const char* given) {
    return result_of(hasher, {.password = given, .against = old, .make = true, .to_make = "new password"});
  };
  const PasswordResult right = change("old password");
  EXPECT_TRUE(right.matches);
  EXPECT_TRUE(password_matches("new password", right.hash));
  const PasswordResult wrong = change("guessed");
  EXPECT_FALSE(wrong.matches);
  EXPECT_TRUE(wrong.hash.empty());
}

TEST(BcryptHasher, AnUnknownNameNeverMatches) {
  BcryptHasher hasher(kCheap);
  const PasswordResult result = result_of(hasher, unknown_name("anything"));
  EXPECT_FALSE(result.matches);
  EXPECT_TRUE(result.hash.empty());
}

TEST(BcryptHasher, APasswordWithAZeroByteMakesNoHash) {
  BcryptHasher hasher(kCheap);
  EXPECT_TRUE(result_of(hasher, make(std::string("a\0b", 3))).hash.empty());
}

TEST(BcryptHasher, RefusesWhenTooManyWait) {
  std::promise<void> started;
  std::promise<void> go_on;
  BcryptHasher hasher(kCheap);
  ASSERT_TRUE(hasher.submit(unknown_name("a"), [&](const PasswordResult&) {
    started.set_value();
    go_on.get_future().wait();
  }));
  started.get_future().wait();
  const auto ignore = [](const PasswordResult&) {};
  EXPECT_TRUE(hasher.submit(unknown_name("b"), ignore));
  EXPECT_TRUE(hasher.submit(unknown_name("c"), ignore));
  EXPECT_FALSE(hasher.submit(unknown_name("d"), [](const PasswordResult&) { FAIL(); }));
  go_on.set_value();
}

TEST(BcryptHasher, CallsBackOnAThreadOfItsOwn) {
  BcryptHasher hasher(kCheap);
  std::promise<std::thread::id> where;
  ASSERT_TRUE(hasher.submit(unknown_name("a"),
                            [&](const PasswordResult&) { where.set_value(std::this_thread::get_id()); }));
  EXPECT_NE(where.get_future().get(), std::this_thread::get_id());
}

}  // namespace
}  // namespace banter::passwords
