#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace banter::client::transfers {

/// What the sender tells about a picture or film, so that others know it before it is there.
struct MediaFacts {
  std::string media_type{};  ///< empty: not known
  std::optional<std::int64_t> width{}, height{};
  std::string preview{};  ///< as in protocol::Attachment; empty: none
};

/// Of the file `path`. It never fails: what is not known is left out. Blocks on the disk.
MediaFacts facts_of(const std::string& path);

}  // namespace banter::client::transfers
