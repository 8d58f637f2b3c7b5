#pragma once

#include <optional>
#include <span>

#include "protocol/generated/cpp/messages.hpp"
#include "server/core/access/find.hpp"
#include "server/core/outcome.hpp"
#include "server/core/services.hpp"
#include "server/core/session.hpp"

// What the actions `message` and `file` have in common.
namespace banter::core {

// Where a message is to go, by somebody who may write there.
struct Sending {
  Target target;
  MemberRecord member{};  // of an existing conversation
};

// Errors: user_not_found, not_found (also: what it answers is not there), not_a_member, blocked.
protocol::Result<Sending> may_send(Services& services, const Session& me,
                                   const protocol::MessageRequest& request);

// Stores it. `files`: its attachments, which `me` may read. `fingerprint`: of the request, unless it follows
// from content and reply_to. The outcome's reply is a MessageReply. Errors: conflict.
protocol::Result<Outcome> send(Services& services, const Session& me, const protocol::MessageRequest& request,
                               const Sending& sending, std::span<const FileRecord> files,
                               const std::optional<Fingerprint>& fingerprint);

// The first reply to a request that was sent before under its client_id. Errors: conflict, when that was
// another one.
protocol::Result<protocol::MessageReply> first_reply(Services& services, const Session& me,
                                                     const protocol::MessageRequest& request,
                                                     const Earlier& earlier, const Fingerprint& fingerprint);

}  // namespace banter::core
