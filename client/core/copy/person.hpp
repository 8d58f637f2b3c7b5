#pragma once

#include <optional>
#include <string>

#include "base/millis.hpp"
#include "protocol/generated/cpp/presence.hpp"

namespace banter::client {

/// What is known of somebody. Names and texts are foreign.
struct Person {
  std::string username;
  std::string display_name{};           ///< empty: the username is shown
  std::optional<std::string> avatar{};  ///< a file id
  protocol::Status status{};            ///< `offline` also where it is not known
  std::string text{};                   ///< of the status
  std::optional<base::Millis> last_seen{};
  bool contact = false;
  bool blocked = false;

  bool operator==(const Person&) const = default;
};

}  // namespace banter::client
