#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace banter::cli {

/// Foreign text, safe to write to a terminal: no control character, escape sequence or direction override
/// of it takes effect, each is shown escaped (`\x1b`, `\u{202e}`).

/// The lines of `text`, at least one; tabs become spaces.
std::vector<std::string> visible_lines(std::string_view text);

/// All of `text` on one line, line ends escaped too.
std::string visible_line(std::string_view text);

/// The same, at most `most` code points (1 or more) with an ellipsis in place of what is left out.
std::string visible_line(std::string_view text, std::size_t most);

}  // namespace banter::cli
