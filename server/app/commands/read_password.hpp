#pragma once

#include <string>

#include "base/fault.hpp"
#include "base/secret.hpp"

namespace banter::app {

// Reads a password from standard input: asked for twice without echo when a person sits there, otherwise the
// first line. `name` is whose password it is.
base::Expected<void> read_password(base::Secret& into, const std::string& name);

}  // namespace banter::app
