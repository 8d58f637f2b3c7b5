#include <algorithm>

#include "base/try.hpp"
#include "client/cli/commands/commands.hpp"
#include "client/cli/json.hpp"
#include "client/cli/received.hpp"
#include "client/cli/text/lines.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "protocol/generated/cpp/messages_codec.hpp"

namespace banter::cli {
namespace {

using protocol::Message;

/// Up to `count` messages in the direction that the command asks for, oldest first.
Outcome<std::vector<Message>> pages(Context& context, client::Client& client, const HistoryCommand& command) {
  std::vector<Message> all;
  protocol::HistoryRequest request{.conversation = conversation_of(command.place),
                                   .before = command.before,
                                   .after = command.after,
                                   .limit = 0};
  while (static_cast<std::int64_t>(all.size()) < command.count) {
    request.limit =
        std::min(protocol::limit::page_most, command.count - static_cast<std::int64_t>(all.size()));
    BANTER_TRY(page, client.ask<protocol::HistoryReply>(request, context.within()));
    if (page.messages.empty()) break;
    if (command.after) {
      request.after = page.messages.back().seq;
      all.insert(all.end(), page.messages.begin(), page.messages.end());
    } else {
      request.before = page.messages.front().seq;
      all.insert(all.begin(), page.messages.begin(), page.messages.end());
    }
    if (!page.more) break;
  }
  return all;
}

/// `place`: where all of them stand; empty: it is told with each.
void show(Context& context, const std::vector<Message>& messages, const std::string& place) {
  const Lines lines = context.lines();
  std::string day;
  for (const Message& message : messages) {
    const std::string today = day_text(message.sent_at);
    if (!context.options().json && lines.columns() > 0 && today != std::exchange(day, today) &&
        !message.hidden)
      context.console().out(lines.day(message.sent_at));
    ShownMessage shown;
    shown.message = message;
    shown.numbered = true;
    if (place.empty())
      shown.place = message.receiver.starts_with('#') ? message.receiver : "@" + message.receiver;
    shown.get = get_command(place.empty() ? "id:" + message.conversation : place);
    context.say(lines.message(shown), json_row("message", message));
  }
}

}  // namespace

Outcome<void> run(Context& context, const HistoryCommand& command) {
  BANTER_TRY(client, context.signed_in());
  BANTER_TRY(messages, pages(context, *client, command));
  show(context, messages, command.place);
  return {};
}

Outcome<void> run(Context& context, const SearchCommand& command) {
  BANTER_TRY(client, context.signed_in());
  BANTER_TRY(query, context.text_of(command.words));
  protocol::SearchRequest request{.query = query, .conversation = {}, .cursor = {}, .limit = 0};
  if (!command.place.empty()) request.conversation = conversation_of(command.place);
  std::vector<Message> found;
  while (static_cast<std::int64_t>(found.size()) < command.count) {
    request.limit =
        std::min(protocol::limit::page_most, command.count - static_cast<std::int64_t>(found.size()));
    BANTER_TRY(page, client->ask<protocol::SearchReply>(request, context.within()));
    found.insert(found.end(), page.messages.begin(), page.messages.end());
    if (!page.more || !page.cursor || page.cursor == request.cursor) break;
    request.cursor = page.cursor;
  }
  std::ranges::reverse(found);  // the newest stands last, where the eye is
  show(context, found, "");
  return {};
}

Outcome<void> run(Context& context, const EditCommand& command) {
  BANTER_TRY(client, context.signed_in());
  BANTER_TRY(text, context.text_of(command.words));
  const protocol::EditRequest request{
      .conversation = conversation_of(command.place), .seq = command.seq, .content = text};
  BANTER_TRY(reply, client->ask<protocol::EditReply>(request, context.within()));
  context.say("", json_row("edited", reply));
  return {};
}

Outcome<void> run(Context& context, const DeleteCommand& command) {
  BANTER_TRY(client, context.signed_in());
  const protocol::DeleteRequest request{.conversation = conversation_of(command.place), .seq = command.seq};
  BANTER_TRY(reply, client->ask<protocol::DeleteReply>(request, context.within()));
  context.say("", json_row("deleted", reply));
  return {};
}

}  // namespace banter::cli
