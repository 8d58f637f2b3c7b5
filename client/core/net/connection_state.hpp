#pragma once

#include <optional>
#include <string>
#include <variant>

#include "base/millis.hpp"
#include "client/core/trust/trust.hpp"

namespace banter::client {

/// Not started, or stopped.
struct Offline {};

/// Looking up, connecting, agreeing on trust.
struct Connecting {};

/// The server can be asked. Not yet: logged in.
struct Connected {
  Trusted trusted;
};

/// The server was not reached or was lost, and will be tried again by itself.
struct Waiting {
  /// Milliseconds from the change to this state until the next attempt.
  base::Millis wait = 0;
  /// When that is, by the steady clock (base::SystemClock::steady).
  base::Millis until = 0;
  /// A whole sentence.
  std::string reason;
  /// Whether the server had been reached before it was lost.
  bool was_connected = false;
};

/// It is no use to try again without a person's decision.
struct Refused {
  /// Whole sentences: what is wrong and what can be done.
  std::string reason;
  /// When the server shows another key than before.
  std::optional<KeyChanged> changed{};
};

using ConnectionState = std::variant<Offline, Connecting, Connected, Waiting, Refused>;

}  // namespace banter::client
