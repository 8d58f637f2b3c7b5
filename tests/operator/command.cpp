#include "tests/operator/command.hpp"

namespace banter::operating {

Ran banterd(std::vector<std::string> arguments, const std::string& input) {
  arguments.insert(arguments.begin(), harness::banterd_path());
  harness::Child child(arguments, input);
  const harness::Deadline deadline = harness::in(harness::kPatience);
  const int status = child.wait(deadline);
  try {
    // Its last words may still be on their way through the pipe; it ends without them when there are no more.
    child.wait_for_output([](const std::string&) { return false; }, deadline);
  } catch (const harness::Failure&) {
  }
  return {status, child.output()};
}

bool is_one_complaint(const std::string& said) {
  return said.starts_with("banterd: ") && said.find('\n') == said.size() - 1;
}

}  // namespace banter::operating
