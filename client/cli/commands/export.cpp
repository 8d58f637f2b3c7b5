#include <algorithm>
#include <limits>

#include "base/try.hpp"
#include "client/cli/commands/commands.hpp"
#include "client/cli/commands/shared.hpp"
#include "client/cli/json.hpp"
#include "client/cli/text/style.hpp"
#include "protocol/generated/cpp/conversations_codec.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "protocol/generated/cpp/messages_codec.hpp"
#include "protocol/names.hpp"

namespace banter::cli {
namespace {

using protocol::ConversationRow;

// A notice stands in its conversation, which its own record does not say.
std::string notice_line(const std::string& conversation, const protocol::Notice& notice) {
  return json_line("notice", [&](protocol::Writer& writer) {
    writer.text("conversation", conversation);
    write(writer, notice);
  });
}

/// Everything in one conversation, oldest first, a page at a time: nothing is kept.
Outcome<void> export_one(Context& context, client::Client& client, const ConversationRow& row) {
  context.console().out(json_row("conversation", row));
  protocol::HistoryRequest request{
      .conversation = row.conversation, .before = {}, .after = 0, .limit = protocol::limit::page_most};
  std::int64_t noticed = 0;
  while (true) {
    BANTER_TRY(page, client.ask<protocol::HistoryReply>(request, context.within()));
    auto notice = page.notices.begin();
    const auto tell_until = [&](std::int64_t seq) {
      for (; notice != page.notices.end() && notice->after_seq < seq; ++notice) {
        if (notice->version <= noticed) continue;
        noticed = notice->version;
        context.console().out(notice_line(row.conversation, *notice));
      }
    };
    for (const protocol::Message& message : page.messages) {
      tell_until(message.seq);
      context.console().out(json_row("message", message));
    }
    tell_until(page.more && !page.messages.empty() ? page.messages.back().seq + 1
                                                   : std::numeric_limits<std::int64_t>::max());
    if (!page.more || page.messages.empty()) return {};
    request.after = page.messages.back().seq;
  }
}

bool is_called(const ConversationRow& row, const std::string& place) {
  const std::string wanted = conversation_of(place);
  if (wanted == row.conversation) return true;
  const std::string name = row.receiver.starts_with('#') ? row.receiver : "@" + row.receiver;
  return protocol::fold_name(name) == protocol::fold_name(wanted);
}

}  // namespace

Outcome<void> run(Context& context, const ExportCommand& command) {
  BANTER_TRY(client, context.signed_in());
  BANTER_TRY(rows, all_conversations(context, *client));
  std::erase_if(rows, [](const ConversationRow& row) { return row.role == protocol::RoomRole::invited; });
  for (const std::string& place : command.places) {
    if (std::ranges::none_of(rows, [&](const auto& row) { return is_called(row, place); }))
      return client::fail(client::FailureKind::fix, "You have no conversation " + place + ".");
  }
  for (const ConversationRow& row : rows) {
    const bool wanted = command.places.empty() || std::ranges::any_of(command.places, [&](const auto& place) {
                          return is_called(row, place);
                        });
    if (wanted) BANTER_CHECK(export_one(context, *client, row));
  }
  return {};
}

}  // namespace banter::cli
