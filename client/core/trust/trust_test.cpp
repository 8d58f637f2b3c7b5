#include "client/core/trust/trust.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <thread>

#include "client/core/testing/temp_dir.hpp"

namespace banter::client {
namespace {

using ::testing::HasSubstr;

const Address kServer = *parse_address("chat.example.org");
const Address kOther = *parse_address("chat.example.org:9000");

struct TrustTest : ::testing::Test {
  testing::TempDir folder;
  KnownServers known{folder / "deep/config/known_servers"};
};

TEST_F(TrustTest, PinsOnFirstContactAndKnowsTheKeyAgain) {
  auto first = judge(kServer, {.fingerprint = "AA:AA"}, known);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->by, TrustBy::first_contact);
  struct stat file{};
  ASSERT_EQ(::stat(known.path().c_str(), &file), 0);
  EXPECT_EQ(file.st_mode & 0777U, 0600U);

  auto again = judge(kServer, {.fingerprint = "AA:AA"}, known);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->by, TrustBy::known_key);
}

TEST_F(TrustTest, RefusesAnotherKeyNamingBothAndTheChoice) {
  ASSERT_TRUE(judge(kServer, {.fingerprint = "AA:AA"}, known));
  const auto refused = judge(kServer, {.fingerprint = "BB:BB"}, known);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().sentence, HasSubstr("AA:AA"));
  EXPECT_THAT(refused.error().sentence, HasSubstr("BB:BB"));
  EXPECT_THAT(refused.error().sentence, HasSubstr("banter trust --server chat.example.org:8420 --replace"));
  EXPECT_TRUE(refused.error().changed);

  ASSERT_TRUE(known.keep(kServer.text(), "BB:BB"));
  EXPECT_EQ(judge(kServer, {.fingerprint = "BB:BB"}, known)->by, TrustBy::known_key);
}

TEST_F(TrustTest, AForgottenServerIsMetAnewAndTheOthersStay) {
  ASSERT_TRUE(judge(kServer, {.fingerprint = "AA:AA"}, known));
  ASSERT_TRUE(judge(kOther, {.fingerprint = "CC:CC"}, known));
  ASSERT_TRUE(known.forget(kServer.text()));
  EXPECT_EQ(judge(kServer, {.fingerprint = "BB:BB"}, known)->by, TrustBy::first_contact);
  EXPECT_EQ(judge(kOther, {.fingerprint = "CC:CC"}, known)->by, TrustBy::known_key);
}

TEST_F(TrustTest, AfterAnAuthorityNobodyElseIsAFirstContact) {
  EXPECT_EQ(judge(kServer, {.fingerprint = "AA:AA", .vouched_for = true}, known)->by, TrustBy::authority);
  const auto in_between = judge(kServer, {.fingerprint = "BB:BB"}, known);
  ASSERT_FALSE(in_between);
  ASSERT_TRUE(in_between.error().changed);
  EXPECT_EQ(in_between.error().changed->known, "AA:AA");
  EXPECT_EQ(in_between.error().changed->seen, "BB:BB");
}

TEST_F(TrustTest, AKeyThatWasVouchedForOnceIsKnownWithoutAnAuthority) {
  ASSERT_TRUE(judge(kServer, {.fingerprint = "AA:AA", .vouched_for = true}, known));
  EXPECT_EQ(judge(kServer, {.fingerprint = "AA:AA"}, known)->by, TrustBy::known_key);
}

TEST_F(TrustTest, AnAuthorityAlwaysCountsAndItsKeyTakesThePlaceOfAnother) {
  ASSERT_TRUE(judge(kServer, {.fingerprint = "AA:AA"}, known));
  EXPECT_EQ(judge(kServer, {.fingerprint = "BB:BB", .vouched_for = true}, known)->by, TrustBy::authority);
  EXPECT_EQ(*known.find(kServer.text()), "BB:BB");
  EXPECT_FALSE(judge(kServer, {.fingerprint = "AA:AA"}, known));

  KnownServers nowhere("/proc/nowhere/known_servers");
  EXPECT_TRUE(judge(kServer, {.fingerprint = "AA:AA", .vouched_for = true}, nowhere));
}

TEST_F(TrustTest, AVouchedKeyIsWrittenOnlyWhenItDiffers) {
  struct stat before{};
  struct stat after{};
  ASSERT_TRUE(judge(kServer, {.fingerprint = "AA:AA", .vouched_for = true}, known));
  ASSERT_EQ(::stat(known.path().c_str(), &before), 0);
  ASSERT_TRUE(judge(kServer, {.fingerprint = "AA:AA", .vouched_for = true}, known));
  ASSERT_EQ(::stat(known.path().c_str(), &after), 0);
  EXPECT_EQ(before.st_ino, after.st_ino) << "writing puts a new file in place";
}

TEST_F(TrustTest, PortsAreServersOfTheirOwn) {
  ASSERT_TRUE(judge(kServer, {.fingerprint = "AA:AA"}, known));
  EXPECT_EQ(judge(kOther, {.fingerprint = "BB:BB"}, known)->by, TrustBy::first_contact);
}

TEST_F(TrustTest, ADamagedFileIsRefusedRatherThanForgotten) {
  ASSERT_TRUE(judge(kServer, {.fingerprint = "AA:AA"}, known));
  std::ofstream(known.path(), std::ios::app) << "chat.example.org:9000\n";
  const auto refused = judge(kOther, {.fingerprint = "BB:BB"}, known);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().sentence, HasSubstr("known_servers"));
}

TEST_F(TrustTest, WhatCannotBeKeptIsNotTrusted) {
  KnownServers nowhere("/proc/nowhere/known_servers");
  EXPECT_FALSE(judge(kServer, {.fingerprint = "AA:AA"}, nowhere));
}

TEST_F(TrustTest, ManyAtOnceKeepEveryKey) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&, i] {
      KnownServers own(known.path());
      EXPECT_TRUE(own.keep("host" + std::to_string(i) + ":1", "AA:" + std::to_string(i)));
    });
  }
  for (std::thread& thread : threads)
    thread.join();
  for (int i = 0; i < 8; ++i)
    EXPECT_EQ(*known.find("host" + std::to_string(i) + ":1"), "AA:" + std::to_string(i));
}

}  // namespace
}  // namespace banter::client
