#pragma once

#include <string>
#include <string_view>

#include "client/cli/context.hpp"
#include "client/cli/invocation.hpp"

namespace banter::cli {

// What `send` and `outbox` have in common.

/// Where it goes, as a person writes it: `@bob`, `#room` or `id:ID`.
std::string place_of(const client::Draft& draft);
std::string json_of(const client::OutboxRow& row, std::string_view type);

/// Through the outbox: on disk before anything else, so that no trouble on the way can lose it. Starts
/// `client`.
Outcome<client::OutboxRow> send_surely(Context& context, client::Client& client, client::Draft draft,
                                       const std::string& client_id);

/// `send` with --file.
Outcome<void> send_files(Context& context, const SendCommand& command);

}  // namespace banter::cli
