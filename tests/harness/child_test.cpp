#include "tests/harness/child.hpp"

#include <gtest/gtest.h>

#include <csignal>

namespace banter::harness {
namespace {

TEST(Child, GivesWhatItSaysAndItsStatus) {
  Child child({"/bin/sh", "-c", "cat; echo behind >&2; exit 3"}, "given\n");
  EXPECT_EQ(child.wait(in(kPatience)), 3);
  child.wait_for_output([](const std::string& said) { return said == "given\nbehind\n"; }, in(kPatience));
}

TEST(Child, TellsASignalFromAnExit) {
  Child child({"/bin/sh", "-c", "kill -KILL $$"});
  EXPECT_EQ(child.wait(in(kPatience)), 128 + SIGKILL);
}

TEST(Child, DoesNotWaitForWhatIsNeverSaid) {
  Child ended({"/bin/sh", "-c", "echo other"});
  const auto never = [](const std::string&) { return false; };
  EXPECT_THROW(ended.wait_for_output(never, in(kPatience)), Failure);
  Child silent({"/bin/sh", "-c", "kill -STOP $$"});
  EXPECT_THROW(silent.wait_for_output(never, in(50ms)), Failure);
  EXPECT_THROW(silent.wait(in(50ms)), Failure);
}

}  // namespace
}  // namespace banter::harness
