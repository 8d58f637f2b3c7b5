// /block, /unblock and /blocked: whom one does not want to hear.
#include "client/cli/chat/chat.hpp"
#include "client/cli/text/visible.hpp"

namespace banter::cli {

void Chat::do_block(const std::string& rest) {
  const auto name = person_named(rest, "block");
  if (!name) return;
  ask<protocol::BlockReply>(
      protocol::BlockRequest{*name}, "block", [this, name = *name](const protocol::BlockReply&) {
        remark("You hear nothing more of " + name + "; /unblock " + name + " takes that back.");
      });
}

void Chat::do_unblock(const std::string& rest) {
  const auto name = person_named(rest, "unblock");
  if (!name) return;
  ask<protocol::UnblockReply>(
      protocol::UnblockRequest{*name}, "unblock",
      [this, name = *name](const protocol::UnblockReply&) { remark("You hear " + name + " again."); });
}

void Chat::do_blocked(const std::string&) {
  ask<protocol::BlockedReply>(protocol::BlockedRequest{}, "blocked",
                              [this](const protocol::BlockedReply& reply) {
                                if (reply.users.empty()) return remark("You have blocked nobody.");
                                for (const protocol::BlockedUser& user : reply.users)
                                  remark(visible_line(user.username));
                              });
}

}  // namespace banter::cli
