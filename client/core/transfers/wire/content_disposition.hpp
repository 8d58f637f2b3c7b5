#pragma once

#include <string>
#include <string_view>

namespace banter::client::transfers {

/// The file name in a Content-Disposition (RFC 6266, RFC 8187): `filename*` in UTF-8, else `filename`. Empty:
/// there is none. It is foreign text, and no name for a file yet.
std::string file_name_in(std::string_view content_disposition);

}  // namespace banter::client::transfers
