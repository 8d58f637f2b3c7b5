#include "base/base64.hpp"
#include "base/try.hpp"
#include "server/core/files/verbs.hpp"

namespace banter::core {

protocol::Result<protocol::FetchReply> handle(ReadServices& services, const Caller& caller,
                                              const protocol::FetchRequest& request) {
  BANTER_TRY(file, handle(services, caller, OpenFile{request.file_id}));
  protocol::FetchReply reply{.data = {}, .size = file.size, .sha256 = base::hex(file.sha256)};
  const std::int64_t left = std::max<std::int64_t>(0, file.size - request.offset);
  std::string bytes(static_cast<std::size_t>(std::min(left, request.length)), '\0');
  BANTER_TRY(read, file.content->read(request.offset, bytes));
  reply.data = base::base64_encode(std::string_view(bytes).substr(0, read));
  return reply;
}

}  // namespace banter::core
