#include "base/try.hpp"
#include "protocol/media_type.hpp"
#include "server/core/files/uploads.hpp"
#include "server/core/files/verbs.hpp"

namespace banter::core {

protocol::Result<Called> handle(Services& services, const Session& me, const FinishUpload& call) {
  BANTER_TRY(file, find_own(services, me, call.file_id));
  if (file.is_file()) return Called{state_of(file)};
  if (file.size != call.content.size)
    return protocol::refuse(protocol::ErrorCode::invalid_request, "The upload is not whole.");
  file.sha256 = call.content.hash;
  file.media_type = protocol::judge_media_type(call.content.beginning, file.media_type);
  file.expires_at = services.clock.wall() + services.settings.upload_span;
  BANTER_CHECK(services.files.finish(file.key, *file.sha256, file.media_type, file.expires_at));
  return Called{state_of(file)};
}

}  // namespace banter::core
