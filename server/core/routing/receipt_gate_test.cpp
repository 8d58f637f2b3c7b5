#include "server/core/routing/receipt_gate.hpp"

#include <gtest/gtest.h>

namespace banter::core {
namespace {

ReceiptMoved read_to(std::int64_t seq) {
  ReceiptMoved moved;
  moved.conversation = ConversationKey{1};
  moved.account = AccountKey{2};
  moved.event.read_seq = seq;
  return moved;
}

TEST(ReceiptGate, WakesNobodyUnlessSomethingIsKept) {
  ReceiptGate gate;
  EXPECT_TRUE(gate.passes(read_to(1), ConnectionId{1}, 1000));
  EXPECT_EQ(gate.next(), std::nullopt);
  EXPECT_FALSE(gate.passes(read_to(2), ConnectionId{1}, 1100));
  EXPECT_EQ(gate.next(), 2000);
  const auto due = gate.due(2000);
  ASSERT_EQ(due.size(), 1u);
  EXPECT_EQ(due[0].moved.event.read_seq, 2);
  EXPECT_EQ(due[0].from, ConnectionId{1});
  EXPECT_EQ(gate.next(), std::nullopt);
}

TEST(ReceiptGate, WhatSeveralDevicesDidIsToldToAllOfThem) {
  ReceiptGate gate;
  gate.passes(read_to(1), ConnectionId{1}, 1000);
  gate.passes(read_to(2), ConnectionId{1}, 1100);
  gate.passes(read_to(3), ConnectionId{2}, 1200);
  const auto due = gate.due(2000);
  ASSERT_EQ(due.size(), 1u);
  EXPECT_EQ(due[0].moved.event.read_seq, 3);
  EXPECT_FALSE(due[0].from);
}

}  // namespace
}  // namespace banter::core
