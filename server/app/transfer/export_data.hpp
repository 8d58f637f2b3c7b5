#pragma once

#include <string>

#include "base/fault.hpp"

namespace banter::app {

// Both read one snapshot of the data folder's database, whether a server runs on it or not, and write JSON
// Lines into the folder `to`, which is missing or empty and stays so after a fault (docs/export-format.md).
// They hold a page at a time. with_contents: the bytes of the files that the lines name go along. They give a
// sentence for standard output.

// Everything that a fresh server needs.
base::Expected<std::string> export_all(const std::string& data, const std::string& to, bool with_contents);

// What one person may read, by the verbs through which he would read it.
base::Expected<std::string> export_user(const std::string& data, const std::string& to,
                                        const std::string& username, bool with_contents);

}  // namespace banter::app
