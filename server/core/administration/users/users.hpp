#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "protocol/error.hpp"
#include "server/core/outcome.hpp"
#include "server/core/services.hpp"

// What administrators do with accounts: the operator from the command line (through Engine::administer while
// the server runs, or straight on the storage when none does), and those who have the role by `admin_users`.
// Each runs inside a transaction, writes down who did it, and asks nobody whether he may. `by`: a username,
// or kOperator. The steps are what follows for those who are connected. One function a file.
namespace banter::core {

// `password_hash`: bcrypt, made beforehand. Errors: invalid_username, username_taken, storage_unavailable.
protocol::Result<std::vector<Step>> add_user(Services& services, std::string_view by,
                                             std::string_view username, std::string_view display_name,
                                             std::string_view password_hash, protocol::Role role);

// Every session of the account ends. Errors: user_not_found, forbidden for a guest, storage_unavailable.
protocol::Result<std::vector<Step>> set_password(Services& services, std::string_view by,
                                                 std::string_view username, std::string_view password_hash);

// Ends every session of the account. Errors: user_not_found, storage_unavailable.
protocol::Result<std::vector<Step>> end_sessions(Services& services, std::string_view by,
                                                 std::string_view username);

// `role`: owner, admin or member. Errors: user_not_found, invalid_request for the role of guest, forbidden
// for a guest, storage_unavailable.
protocol::Result<std::vector<Step>> set_role(Services& services, std::string_view by,
                                             std::string_view username, protocol::Role role);

// Ends all sessions and memberships. The name is free again only if nothing was written under it.
// Errors: user_not_found, storage_unavailable.
protocol::Result<std::vector<Step>> remove_user(Services& services, std::string_view by,
                                                std::string_view username);

// What the core does without a pause between.
inline constexpr std::size_t kUsersAtATime = 500;

// The next kUsersAtATime accounts by name behind `after` ("" from the start); fewer are the last.
// Errors: storage_unavailable.
protocol::Result<std::vector<UsedAccount>> list_users(Services& services, std::string_view after);

// What an account is logged in with, the most recently used first. Errors: user_not_found,
// storage_unavailable.
protocol::Result<std::vector<SessionRecord>> list_sessions(Services& services, std::string_view username);

}  // namespace banter::core
