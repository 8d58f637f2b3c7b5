#include "server/app/contents/place.hpp"

#include <cstring>

#include "base/hash.hpp"
#include "server/app/startup/data_folder.hpp"
#include "server/blobs/disk/folders.hpp"

namespace banter::app {

std::string place_of(const core::ContentHash& hash) {
  const auto place = blobs::disk::Folders::place_of(hash);
  return std::string(kFilesName) + '/' + place.shelf + '/' + place.name;
}

std::optional<core::ContentHash> content_at(std::string_view place) {
  std::string digits;
  if (place.starts_with(kFilesName)) digits = place.substr(kFilesName.size());
  std::erase(digits, '/');
  const auto bytes = base::from_hex(digits);
  core::ContentHash hash{};
  if (!bytes || bytes->size() != hash.size()) return std::nullopt;
  std::memcpy(hash.data(), bytes->data(), hash.size());
  // Neither in capitals nor with other slashes.
  if (place_of(hash) != place) return std::nullopt;
  return hash;
}

}  // namespace banter::app
