#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/error.hpp"
#include "server/core/outcome.hpp"
#include "server/core/services.hpp"
#include "server/core/session.hpp"

namespace banter::core {

struct Opened {
  std::string token;  // told once, stored only as a hash
  std::string device;
  Enter step;
};

// Stores a new session of the account and says how `me` becomes its connection. Errors: storage_unavailable.
protocol::Result<Opened> open_session(Services& services, const Session& me,
                                      std::shared_ptr<const AccountRecord> account,
                                      const std::optional<std::string>& device);

// An account that is new (`key` unset): stored, and made a member of #general. Errors: storage_unavailable.
protocol::Result<std::shared_ptr<const AccountRecord>> create_account(Services& services,
                                                                      AccountRecord account);

// Whether somebody new may have the name: nobody has it, or a guest whose time has run out and who has
// written nothing. Errors: username_taken.
protocol::Result<void> require_free(Services& services, std::string_view username);

// The same, and such a guest goes for good; `steps` receives what follows, also for his connections if there
// are any left. Errors: username_taken.
protocol::Result<void> claim_name(Services& services, std::string_view username, std::vector<Step>& steps);

// Refuses a connection that is logged in already, other than `register` by a guest.
protocol::Result<void> require_anonymous(const Session& me);

TokenHash hash_of_token(std::string_view token);

}  // namespace banter::core
