// /invite, /kick, /ban, /unban and /role: who keeps order in a room. What they did, its notice tells.
#include "client/cli/chat/chat.hpp"
#include "client/cli/chat/parts/words.hpp"
#include "protocol/names.hpp"

namespace banter::cli {

/// The person named in `rest`, for a command in a conversation.
std::optional<std::string> Chat::person_in(const std::string& rest, std::string_view command) {
  if (!in_a_place(command)) return std::nullopt;
  return person_named(rest, command);
}

/// The same for one that is about the person alone.
std::optional<std::string> Chat::person_named(const std::string& rest, std::string_view command) {
  std::string words = rest;
  const std::string name = username_of(take_word(words));
  if (!name.empty()) return name;
  complaint("Whom? /" + std::string(command) + " user");
  return std::nullopt;
}

void Chat::do_invite(const std::string& rest) {
  const auto name = person_in(rest, "invite");
  if (!name) return;
  ask<protocol::InviteReply>(protocol::InviteRequest{conversation(), *name}, "invite",
                             [this, name = *name, room = place_](const protocol::InviteReply&) {
                               remark(name + " may now join " + room + ".");
                             });
}

void Chat::do_kick(const std::string& rest) {
  if (const auto name = person_in(rest, "kick"))
    ask<protocol::KickReply>(protocol::KickRequest{conversation(), *name}, "kick", {});
}

void Chat::do_ban(const std::string& rest) {
  if (const auto name = person_in(rest, "ban"))
    ask<protocol::BanReply>(protocol::BanRequest{conversation(), *name}, "ban", {});
}

void Chat::do_unban(const std::string& rest) {
  if (const auto name = person_in(rest, "unban"))
    ask<protocol::UnbanReply>(protocol::UnbanRequest{conversation(), *name}, "unban", {});
}

void Chat::do_role(const std::string& rest) {
  const auto name = person_in(rest, "role");
  if (!name) return;
  std::string words = rest;
  take_word(words);
  const auto role = protocol::given_role_of(protocol::fold_name(words));
  if (!role) {
    complaint("Which role? /role " + *name + " owner, moderator or member");
    return;
  }
  ask<protocol::SetRoleReply>(protocol::SetRoleRequest{conversation(), *name, *role}, "role", {});
}

}  // namespace banter::cli
