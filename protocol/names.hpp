#pragma once

#include <string>
#include <string_view>

// What may stand in names and short texts. The schema's `check` names one of these.
namespace banter::protocol {

bool is_username(std::string_view text);
bool is_room_name(std::string_view text);
bool is_new_password(std::string_view text);
bool is_printable_ascii(std::string_view text);

// No control characters, neither those of ASCII nor U+0080 to U+009F; no line or paragraph separator (U+2028,
// U+2029) and no mark that turns the writing of what follows around (U+202A to U+202E, U+2066 to U+2069).
// `text` is valid UTF-8.
bool is_one_line(std::string_view text);

// Pictures and no words: something beyond ASCII, nothing below U+0021. Which sequences are one emoji changes
// with each year's Unicode, so this is not looked at.
bool is_emoji(std::string_view text);

// The form in which names are compared: they are unique without regard to case.
std::string fold_name(std::string_view name);

}  // namespace banter::protocol
