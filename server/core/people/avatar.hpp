#pragma once

#include <string_view>

#include "server/core/services.hpp"
#include "server/core/session.hpp"

namespace banter::core {

// `account` has this picture from now on; empty: none. Whether it may is no matter here.
protocol::Result<void> change_avatar(Services& services, AccountRecord& account, std::string_view file);

// A file that may be somebody's picture, which `me` may read. Errors: not_found, too_large, invalid_request.
protocol::Result<void> require_picture(Services& services, const Session& me, std::string_view file);

}  // namespace banter::core
