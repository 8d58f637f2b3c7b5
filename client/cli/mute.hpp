#pragma once

#include <optional>
#include <string>

#include "base/millis.hpp"

namespace banter::cli {

/// Until when a conversation is muted by `written`: a number of hours, `off` (0), or nothing (for ever). None
/// when it is neither.
std::optional<base::Millis> muted_until(const std::string& written);

/// That `place` is muted until then.
std::string mute_text(const std::string& place, base::Millis until);

/// Milliseconds since the epoch.
base::Millis wall_now();

}  // namespace banter::cli
