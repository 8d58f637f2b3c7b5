#pragma once

#include <string>
#include <string_view>

namespace banter::client::transfers {

/// The longest name of a file that every usual file system takes, in bytes.
inline constexpr std::size_t kMostNameBytes = 255;

/// `name`, which anybody may have chosen, as a name that a file can have in any folder of any usual system:
/// one component, at most 255 bytes of UTF-8, that does not hide, is no option, no device and shows as it is
/// written. Never empty.
std::string safe_file_name(std::string_view name);

/// The same name for the file that comes when others have it already: `a.png` is `a (2).png` for 2.
std::string numbered_name(std::string_view safe_name, unsigned number);

/// What it is called until it is whole: `.a.png.part`; for a number above 1 `.a.png.2.part`.
std::string part_name(std::string_view safe_name, unsigned number);

}  // namespace banter::client::transfers
