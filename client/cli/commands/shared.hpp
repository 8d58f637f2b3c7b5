#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "client/cli/context.hpp"
#include "protocol/generated/cpp/conversations.hpp"

namespace banter::cli {

// What several commands do.

/// Lists end here, so that a server without end does not fill the memory.
inline constexpr std::size_t kMostRows = 200'000;

/// Says that it is done: `text`, or the action and the id of the conversation, where that is known, as JSON.
void done(Context& context, std::string_view action, const std::string& conversation,
          const std::string& text);

/// The account's list of conversations.
Outcome<std::vector<protocol::ConversationRow>> all_conversations(Context& context, client::Client& client);

/// Asks for one thing and says that it is done.
Outcome<void> perform(Context& context, std::string_view action, protocol::Request request,
                      const std::string& text);

}  // namespace banter::cli
