#include "base/hash.hpp"
#include "server/core/ports/message_store.hpp"

namespace banter::core {

Fingerprint fingerprint(std::string_view content, std::optional<std::int64_t> reply_to,
                        const std::vector<std::string>& attachments) {
  base::Sha256 hash;
  // Each part with its length in front, so that no two requests run together into the same bytes.
  const auto add = [&](std::string_view part) {
    hash.update(std::to_string(part.size()) + ":");
    hash.update(part);
  };
  add(content);
  add(reply_to ? std::to_string(*reply_to) : std::string());
  for (const std::string& attachment : attachments)
    add(attachment);
  return hash.finish();
}

}  // namespace banter::core
