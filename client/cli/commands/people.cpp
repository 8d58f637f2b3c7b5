#include "client/cli/chat/parts/people.hpp"
#include "base/try.hpp"
#include "client/cli/commands/commands.hpp"
#include "client/cli/commands/rows.hpp"
#include "client/cli/commands/shared.hpp"
#include "protocol/generated/cpp/people_codec.hpp"
#include "protocol/generated/cpp/presence.hpp"

namespace banter::cli {

Outcome<void> run(Context& context, const ContactsCommand& command) {
  protocol::ContactsRequest request{.contact_action = protocol::ContactAction::list, .contact_username = {}};
  if (!command.add.empty() || !command.remove.empty()) {
    const bool is_addition = !command.add.empty();
    request.contact_action = is_addition ? protocol::ContactAction::add : protocol::ContactAction::remove;
    request.contact_username = username_of(is_addition ? command.add : command.remove);
  }
  BANTER_TRY(client, context.signed_in());
  BANTER_TRY(reply, client->ask<protocol::ContactsReply>(request, context.within()));
  show_rows(context, "contact", reply.contacts,
            [](const protocol::Contact& contact) -> std::vector<std::string> {
              return {contact.username, presence_text(contact.status, contact.text, contact.last_seen),
                      contact.display_name == contact.username ? "" : contact.display_name};
            });
  return {};
}

Outcome<void> run(Context& context, const StatusCommand& command) {
  const auto status = protocol::own_status_of(command.status);
  if (!status) return client::fail(client::FailureKind::fix, "A status is online, away, busy or invisible.");
  std::string text;
  for (const std::string& word : command.words)
    text += (text.empty() ? "" : " ") + word;
  return perform(context, "status", protocol::PresenceRequest{.status = *status, .text = text}, "");
}

Outcome<void> run(Context& context, const BlockCommand& command) {
  const std::string name = username_of(command.username);
  return perform(context, "block", protocol::BlockRequest{name}, "You hear nothing more of " + name + ".");
}

Outcome<void> run(Context& context, const UnblockCommand& command) {
  const std::string name = username_of(command.username);
  return perform(context, "unblock", protocol::UnblockRequest{name}, "You hear " + name + " again.");
}

Outcome<void> run(Context& context, const BlockedCommand&) {
  BANTER_TRY(client, context.signed_in());
  BANTER_TRY(reply, client->ask<protocol::BlockedReply>(protocol::BlockedRequest{}, context.within()));
  show_rows(context, "blocked", reply.users,
            [](const protocol::BlockedUser& user) -> std::vector<std::string> { return {user.username}; });
  return {};
}

}  // namespace banter::cli
