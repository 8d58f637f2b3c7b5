// topic, rename, mute, clear: what a conversation is like, for all or for oneself.
#include "base/try.hpp"
#include "client/cli/commands/commands.hpp"
#include "client/cli/commands/shared.hpp"
#include "client/cli/json.hpp"
#include "client/cli/mute.hpp"
#include "client/cli/text/visible.hpp"
#include "protocol/generated/cpp/receipts.hpp"
#include "protocol/generated/cpp/rooms.hpp"
#include "protocol/names.hpp"

namespace banter::cli {

Outcome<void> run(Context& context, const TopicCommand& command) {
  const std::string room = room_of(command.room);
  if (!command.words.empty()) {
    BANTER_TRY(topic, context.text_of(command.words));
    return perform(context, "topic", protocol::SetTopicRequest{room, topic},
                   "The topic of " + room + (topic.empty() ? " is gone." : " is set."));
  }
  BANTER_TRY(client, context.signed_in());
  BANTER_TRY(rows, all_conversations(context, *client));
  for (const protocol::ConversationRow& row : rows) {
    if (row.conversation != room && protocol::fold_name(row.receiver) != protocol::fold_name(room)) continue;
    const std::string topic = row.topic.value_or("");
    context.say(visible_line(topic), json_line("topic", [&](protocol::Writer& writer) {
                  writer.text("conversation", row.conversation);
                  writer.text("topic", topic);
                }));
    return {};
  }
  return client::fail(client::FailureKind::fix, "You are in no room called " + room + ".");
}

Outcome<void> run(Context& context, const RenameCommand& command) {
  const std::string name = room_of(command.name);
  return perform(context, "rename", protocol::RenameRequest{room_of(command.room), name},
                 "The room is now called " + name + ".");
}

Outcome<void> run(Context& context, const MuteCommand& command) {
  const auto until = muted_until(command.hours);
  if (!until) return client::fail(client::FailureKind::fix, "How long is a number of hours, or off.");
  return perform(context, "mute",
                 protocol::ArrangeRequest{.conversation = conversation_of(command.place),
                                          .muted_until = *until,
                                          .mentions_only = {},
                                          .pinned = {},
                                          .draft = {}},
                 mute_text(command.place, *until));
}

Outcome<void> run(Context& context, const ClearCommand& command) {
  return perform(context, "clear", protocol::ClearRequest{conversation_of(command.place)},
                 "For you " + command.place + " is empty now.");
}

}  // namespace banter::cli
