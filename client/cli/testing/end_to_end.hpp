#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <string>

#include "client/cli/testing/processes.hpp"
#include "client/cli/text/wrap.hpp"

namespace banter::cli {

using testing::Device;
using testing::Ran;
using testing::ServerProcess;
using testing::Session;

inline std::size_t count_of(const std::string& part, const std::string& text) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

/// alice and bob, each with a device, and a server.
struct EndToEnd : ::testing::Test {
  ServerProcess server;
  Device alice;
  Device bob;

  static void SetUpTestSuite() { use_utf8(); }

  void enter(const Device& device, const std::string& name) const {
    const Ran ran = device.run({"register", name, "--server", server.address()}, "long enough\n");
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
  }
  void SetUp() override {
    enter(alice, "alice");
    enter(bob, "bob");
  }
  std::string history(const std::string& place) const {
    return bob.run({"history", place, "-n", "1000"}).out;
  }
};

}  // namespace banter::cli
