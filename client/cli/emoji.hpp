#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banter::cli {

/// The emoji of a short name: `thumbsup`, with or without colons, in any case.
std::optional<std::string> emoji_called(std::string_view name);

/// The short names that begin with `start`, a colon and letters, with a colon at each end.
std::vector<std::string> emoji_names(std::string_view start);

/// What a person means by a word: an emoji itself, or its short name. None: there is no such name.
std::optional<std::string> emoji_of(std::string_view word);

}  // namespace banter::cli
