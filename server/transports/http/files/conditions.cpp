#include "server/transports/http/files/conditions.hpp"

#include <algorithm>

namespace banter::transports::http::files {

bool names_etag(std::string_view if_none_match, std::string_view etag) {
  static constexpr std::string_view blanks = " \t,";
  if (if_none_match == "*") return true;
  std::string_view rest = if_none_match;
  while (true) {
    rest.remove_prefix(std::min(rest.find_first_not_of(blanks), rest.size()));
    if (rest.starts_with("W/")) rest.remove_prefix(2);
    if (!rest.starts_with('"')) return false;  // also at the end
    const std::size_t end = rest.find('"', 1);
    if (end == std::string_view::npos) return false;
    if (rest.substr(0, end + 1) == etag) return true;
    rest.remove_prefix(end + 1);
  }
}

bool permits_range(std::string_view if_range, std::string_view etag) {
  return if_range == etag;
}

}  // namespace banter::transports::http::files
