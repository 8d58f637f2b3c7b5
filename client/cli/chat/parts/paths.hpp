#pragma once

#include <optional>
#include <string>
#include <vector>

namespace banter::cli {

/// Takes the path of a file off the front of what a person has typed: in quotes, with backslashes as a shell
/// or a terminal that a file is dropped on writes them, or as it is, spaces and all, as far as there is such
/// a file. The first word where there is none. None, and `text` stays, when it is empty.
std::optional<std::string> take_path(std::string& text);

/// What a path that begins with `start` can become: folders end with a slash. `~/` stays as it is.
std::vector<std::string> paths_beginning_with(const std::string& start);

}  // namespace banter::cli
