#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/fault.hpp"
#include "server/core/ports/archive.hpp"

// What is stored as lines of JSON (docs/export-format.md).
namespace banter::app {

// What each kind of thing is called, in the order of core::Archived; a file NAME.jsonl holds all of a kind.
inline constexpr std::array<std::string_view, std::variant_size_v<core::Archived>> kKindNames{
    "files",   "accounts", "blocks",   "contacts",  "presence", "conversations", "former_names",
    "members", "bans",     "messages", "reactions", "notices",  "invites",       "audit"};

// Far over what the largest thing takes.
inline constexpr std::size_t kMostLineBytes = std::size_t{1} << 20;

// Appends one JSON object, without the line's end.
void append_line(std::string& out, const core::Archived& thing);

// A thing of the kind `kind` (a place in kKindNames). The fault says what is wrong with the line.
base::Expected<core::Archived> read_line(std::string_view line, std::size_t kind);

}  // namespace banter::app
