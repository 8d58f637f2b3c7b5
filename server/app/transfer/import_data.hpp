#pragma once

#include <string>

#include "base/fault.hpp"

namespace banter::app {

// Makes a data folder of an export of everything. `data` is missing or an empty folder, and stays so after a
// fault, which names file and line where one is wrong. What was read must also fit together
// (storage/sqlite/check), and every file must have its content. Gives a sentence for standard output.
base::Expected<std::string> import_data(const std::string& from, const std::string& data);

}  // namespace banter::app
