#include "base/try.hpp"
#include "server/core/files/uploads.hpp"
#include "server/core/files/verbs.hpp"

namespace banter::core {

// Asked before bytes come, so that an upload which goes on does not expire.
protocol::Result<Called> handle(Services& services, const Session& me, const FindUpload& call) {
  BANTER_TRY(file, find_own(services, me, call.file_id));
  const base::Millis span = services.settings.upload_span;
  const base::Millis now = services.clock.wall();
  if (!file.is_file() && file.expires_at < now + span - span / 4) {
    file.expires_at = now + span;
    BANTER_CHECK(services.files.set_expiry(file.key, file.expires_at));
  }
  return Called{state_of(file)};
}

}  // namespace banter::core
