#pragma once

#include <string>
#include <string_view>

namespace banter::app {

// A configuration file with every option at its default, commented out, and what it means.
std::string sample_config();

// The flags of all options, for `banterd serve --help`.
std::string options_help();

// docs/configuration.md: all options, for people.
std::string configuration_page();

// `text` in lines of at most `width` characters where words allow it, each beginning with `margin`.
std::string wrapped(std::string_view text, std::size_t width, std::string_view margin);

}  // namespace banter::app
