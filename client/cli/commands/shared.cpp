#include "client/cli/commands/shared.hpp"

#include "base/try.hpp"
#include "client/cli/json.hpp"
#include "client/cli/text/visible.hpp"
#include "protocol/generated/cpp/limits.hpp"

namespace banter::cli {

void done(Context& context, std::string_view action, const std::string& conversation,
          const std::string& text) {
  context.say(visible_line(text), json_line("done", [&](protocol::Writer& writer) {
                writer.text("action", action);
                if (!conversation.empty()) writer.text("conversation", conversation);
              }));
}

Outcome<std::vector<protocol::ConversationRow>> all_conversations(Context& context, client::Client& client) {
  protocol::ConversationsRequest request{.since = {}, .limit = protocol::limit::long_page_most};
  std::vector<protocol::ConversationRow> rows;
  while (true) {
    BANTER_TRY(page, client.ask<protocol::ConversationsReply>(request, context.within()));
    for (protocol::ConversationRow& row : page.conversations) {
      std::erase_if(rows, [&](const auto& other) { return other.conversation == row.conversation; });
      if (!row.left) rows.push_back(std::move(row));
    }
    if (!page.more || page.cursor == request.since || rows.size() > kMostRows) break;
    request.since = page.cursor;
  }
  return rows;
}

Outcome<void> perform(Context& context, std::string_view action, protocol::Request request,
                      const std::string& text) {
  BANTER_TRY(client, context.signed_in());
  BANTER_CHECK(client->call(std::move(request), context.within()));
  done(context, action, {}, text);
  return {};
}

}  // namespace banter::cli
