#include "protocol/media_type.hpp"

namespace banter::protocol {
// Stand-in until the media branch is merged.
std::string_view judge_media_type(std::string_view beginning, std::string_view declared) {
  if (beginning.starts_with("\x89PNG\r\n\x1a\n")) return "image/png";
  if (beginning.starts_with("\xff\xd8\xff")) return "image/jpeg";
  if (declared == "text/plain") return "text/plain";
  return "application/octet-stream";
}
bool is_avatar_type(std::string_view type) {
  return type == "image/png" || type == "image/jpeg" || type == "image/webp";
}

}  // namespace banter::protocol
