#include "server/core/sessions/verbs.hpp"

#include "protocol/generated/cpp/limits.hpp"

namespace banter::core {

protocol::Result<Outcome> handle(Services& services, const Session& me,
                                 const protocol::HelloRequest& request) {
  if (request.protocol && *request.protocol != protocol::limit::protocol_version) {
    return protocol::refuse(protocol::ErrorCode::unsupported_version,
                            "This server speaks version 1 of the protocol; use a client that does.");
  }
  const Settings& settings = services.settings;
  protocol::HelloReply reply;
  reply.server = settings.server;
  reply.protocol = protocol::limit::protocol_version;
  reply.limits = {.frame_bytes = protocol::limit::frame_bytes,
                  .content_bytes = protocol::limit::content_bytes,
                  .attachments = protocol::limit::attachments,
                  .file_bytes = settings.file_bytes,
                  .inline_file_bytes = settings.file_bytes == 0 ? 0 : protocol::limit::inline_file_bytes,
                  .avatar_bytes = settings.file_bytes == 0 ? 0 : protocol::limit::avatar_bytes};
  reply.udp_port = settings.udp_port;
  reply.registration = settings.registration;
  reply.guests = settings.allow_guests;
  if (!me.anonymous()) reply.username = me.username();
  return Outcome{std::move(reply), {}};
}

}  // namespace banter::core
