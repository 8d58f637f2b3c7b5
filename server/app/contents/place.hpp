#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/core/ports/blobs.hpp"

namespace banter::app {

// Where a content stands below a data folder, in a backup and in an export: files/ab/cdef…
std::string place_of(const core::ContentHash& hash);

// What `place_of` has given; none for every other name.
std::optional<core::ContentHash> content_at(std::string_view place);

}  // namespace banter::app
