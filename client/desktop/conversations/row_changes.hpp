#pragma once

#include <string>

#include "client/core/sync/news.hpp"
#include "protocol/generated/cpp/conversations.hpp"
#include "protocol/generated/cpp/event.hpp"

// What happens in a conversation, put into its row of the list: for as long as there is no copy that does it.
// `self`: the account's name. True: the row has changed.
namespace banter::desktop {

/// The conversation that an event or news is about; empty: none.
std::string conversation_of(const protocol::Event& event);
std::string conversation_of(const client::News& news);

bool apply(const client::News& news, const std::string& self, protocol::ConversationRow& row);
/// Events that are news as well change nothing here.
bool apply(const protocol::Event& event, const std::string& self, protocol::ConversationRow& row);
/// All up to `seq` was read on this device.
bool apply_seen(std::int64_t seq, protocol::ConversationRow& row);

/// The row of a conversation that is only known by a message of it.
protocol::ConversationRow row_of(const protocol::Message& message, const std::string& self);

}  // namespace banter::desktop
