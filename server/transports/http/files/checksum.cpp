#include "server/transports/http/files/checksum.hpp"

#include <algorithm>
#include <utility>

#include "base/base64.hpp"

namespace banter::transports::http::files {
namespace {

using protocol::ErrorCode;
using protocol::refuse;

}  // namespace

protocol::Result<core::Checksum> parse_checksum(std::string_view field) {
  const std::size_t blank = std::min(field.find(' '), field.size());
  const std::string_view name = field.substr(0, blank);
  if (name != "sha1" && name != "sha256")
    return refuse(ErrorCode::invalid_request, "The checksum must be `sha1` or `sha256`.");
  const bool is_sha1 = name == "sha1";
  auto digest = base::base64_decode(field.substr(std::min(blank + 1, field.size())));
  if (!digest || digest->size() != (is_sha1 ? 20U : 32U))
    return refuse(ErrorCode::invalid_request, "The checksum is no digest of that kind in base64.");
  return core::Checksum{.kind = is_sha1 ? core::Checksum::Kind::sha1 : core::Checksum::Kind::sha256,
                        .digest = std::move(*digest)};
}

}  // namespace banter::transports::http::files
