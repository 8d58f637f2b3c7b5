#include "server/transports/http/files/file_id.hpp"

#include <algorithm>

namespace banter::transports::http::files {
namespace {

constexpr std::string_view folder = "/files/";
constexpr std::size_t most_characters = 64;

bool is_of_ids(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
}

}  // namespace

std::string_view file_id_in(std::string_view path) {
  if (!path.starts_with(folder)) return {};
  path.remove_prefix(folder.size());
  return path.size() <= most_characters && std::ranges::all_of(path, is_of_ids) ? path : std::string_view();
}

}  // namespace banter::transports::http::files
