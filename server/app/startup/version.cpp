#include "server/app/startup/version.hpp"

namespace banter::app {

std::string_view version() {
  return BANTER_VERSION;
}

}  // namespace banter::app
