#pragma once

#include <string>
#include <string_view>

namespace banter::core {

// What is kept of the name that a client gives a file: the last component, on whichever system the client
// runs, without control characters and marks that turn the direction of what follows; at most 255 bytes of
// UTF-8, cut so that the extension stays. Never empty. given: any bytes.
std::string kept_file_name(std::string_view given);

}  // namespace banter::core
