#include "server/core/people/avatar.hpp"

#include "base/try.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "protocol/media_type.hpp"
#include "server/core/access/files.hpp"

namespace banter::core {

using protocol::ErrorCode;

protocol::Result<void> change_avatar(Services& services, AccountRecord& account, std::string_view file) {
  if (account.avatar == file) return {};
  // What is taken up is held before what is given up is let go: it may be the same bytes.
  for (const std::string_view one : {file, std::string_view(account.avatar)}) {
    if (one.empty()) continue;
    BANTER_TRY(found, services.files.by_id(one));
    if (found) BANTER_CHECK(services.files.hold_as_avatar(found->key, one == file));
  }
  account.avatar = file;
  return {};
}

protocol::Result<void> require_picture(Services& services, const Session& me, std::string_view file) {
  BANTER_TRY(found, find_file(services.files, me.key(), file));
  if (!protocol::is_avatar_type(found.media_type)) {
    return protocol::refuse_field(ErrorCode::invalid_request, "avatar",
                                  "“avatar” must be a picture: PNG, JPEG or WebP.");
  }
  if (found.size > protocol::limit::avatar_bytes)
    return protocol::refuse(ErrorCode::too_large, "A picture for the profile is at most 1 MiB large.");
  return {};
}

}  // namespace banter::core
