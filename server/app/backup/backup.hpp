#pragma once

#include <string>

#include "base/fault.hpp"

namespace banter::app {

// Makes `file` a backup of the data folder: banter.db as it stands at one instant, the content of all files
// of that instant, and tls/. A server may run on the folder and is not asked: the copy is made here, by a
// reader of the database, so that the file belongs to whoever called, and lies where he means, whatever the
// service that runs the server may see or write. Verified by reading it again before it gets its name.
// `replace`: a file of that name goes. Gives a sentence for standard output. After a fault nothing has
// changed.
base::Expected<std::string> back_up(const std::string& data, const std::string& file, bool replace);

}  // namespace banter::app
