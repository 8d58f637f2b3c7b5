#pragma once

#include <string>

#include "base/fault.hpp"

namespace banter::app {

// Makes a data folder of a backup. `data` is missing or an empty folder. Everything is verified beside it and
// then put in place at once. A superuser gives the files to whom the empty folder belonged.
// Gives a sentence for standard output. After a fault nothing has changed.
base::Expected<std::string> restore(const std::string& data, const std::string& file);

}  // namespace banter::app
