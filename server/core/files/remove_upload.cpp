#include "base/try.hpp"
#include "server/core/files/discard.hpp"
#include "server/core/files/uploads.hpp"
#include "server/core/files/verbs.hpp"

namespace banter::core {

protocol::Result<Called> handle(Services& services, const Session& me, const RemoveUpload& call) {
  BANTER_TRY(file, find_own(services, me, call.file_id));
  if (file.is_held()) {
    return protocol::refuse(protocol::ErrorCode::conflict,
                            "A message or a profile has this file; delete that instead.");
  }
  BANTER_TRY(dropped, discard(services.files, file));
  Called called{UploadRemoved{}};
  if (dropped) called.steps.emplace_back(*std::move(dropped));
  return called;
}

}  // namespace banter::core
