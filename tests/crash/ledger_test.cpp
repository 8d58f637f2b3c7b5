#include "tests/crash/ledger.hpp"

#include <gtest/gtest.h>

namespace banter::crash {
namespace {

// A ledger in which anna's “hi” (k1) was acknowledged as seq 1, version 1, and edited to “ho” as version 2.
struct LedgerTest : testing::Test {
  LedgerTest() {
    ledger.will_send("k1", "hi");
    ledger.will_send("k2", "other");
    ledger.will_edit("ho");
    ledger.sent({"c", 1, 1, "anna", "k1", "hi"});
    ledger.edited({"c", 1, 2, "", "", "ho"});
  }
  Ledger ledger;
};

TEST_F(LedgerTest, AgreesWithWhatFits) {
  ledger.sent({"c", 1, 1, "anna", "k1", "hi"});
  ledger.stands({"c", 1, 2, "anna", "k1", "ho"});
  ledger.sent({"c", 2, 3, "ben", "k2", "other"});
  ledger.ends("c", 2, 3);
  EXPECT_EQ(ledger.complaints(), std::vector<std::string>());
  EXPECT_EQ(ledger.acknowledged("k1"), 1);
  EXPECT_EQ(ledger.acknowledged("k9"), 0);
}

TEST_F(LedgerTest, SeesThatAMessageIsLost) {
  ledger.ends("c", 0, 2);
  EXPECT_EQ(ledger.complaints().size(), 1u);
}

TEST_F(LedgerTest, SeesThatAVersionIsLost) {
  ledger.ends("c", 1, 1);
  EXPECT_EQ(ledger.complaints().size(), 1u);
}

TEST_F(LedgerTest, SeesThatAnEditIsLost) {
  ledger.stands({"c", 1, 1, "anna", "k1", "hi"});
  EXPECT_EQ(ledger.complaints().size(), 1u);
}

TEST_F(LedgerTest, SeesThatAVersionIsUsedAgain) {
  ledger.sent({"c", 2, 2, "ben", "k2", "other"});
  EXPECT_EQ(ledger.complaints().size(), 1u);
}

TEST_F(LedgerTest, SeesThatASeqIsUsedAgain) {
  ledger.sent({"c", 1, 3, "ben", "k2", "other"});
  EXPECT_GE(ledger.complaints().size(), 1u);
}

TEST_F(LedgerTest, SeesADouble) {
  ledger.stands({"c", 2, 3, "anna", "k1", "hi"});
  EXPECT_EQ(ledger.complaints().size(), 1u);
  ledger.sent({"d", 1, 1, "anna", "k1", "hi"});
  EXPECT_EQ(ledger.complaints().size(), 2u);
}

TEST_F(LedgerTest, SeesOtherWords) {
  ledger.stands({"c", 1, 3, "anna", "k1", "never said"});
  ledger.sent({"c", 2, 4, "ben", "k2", "hi"});
  ledger.stands({"c", 3, 5, "ben", "k3", "other"});
  EXPECT_EQ(ledger.complaints().size(), 4u);  // the last has neither been sent nor are its words its own
}

}  // namespace
}  // namespace banter::crash
