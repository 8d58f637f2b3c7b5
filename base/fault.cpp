#include "base/fault.hpp"

#include <system_error>

namespace banter::base {

std::unexpected<Fault> os_fault(std::string sentence, int os_error) {
  sentence += ": ";
  sentence += std::generic_category().message(os_error);
  return fault(std::move(sentence), os_error);
}

}  // namespace banter::base
