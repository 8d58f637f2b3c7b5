#include "server/transports/http/files/make_handler.hpp"

#include "server/transports/http/files/abilities.hpp"
#include "server/transports/http/files/append.hpp"
#include "server/transports/http/files/create.hpp"
#include "server/transports/http/files/download.hpp"
#include "server/transports/http/files/offset.hpp"
#include "server/transports/http/files/terminate.hpp"

namespace banter::transports::http::files {

std::unique_ptr<Handler> make_handler(const Head& head) {
  const std::string_view method = method_of(head);
  if (method == "OPTIONS") return std::make_unique<AbilitiesHandler>();
  if (method == "PATCH") return std::make_unique<AppendHandler>();
  if (method == "DELETE") return std::make_unique<TerminateHandler>();
  if (method == "HEAD" && (head.method == "POST" || head.count("tus-resumable") != 0))
    return std::make_unique<OffsetHandler>();
  if (head.method == "POST") return std::make_unique<CreateHandler>();
  return std::make_unique<DownloadHandler>();
}

}  // namespace banter::transports::http::files
