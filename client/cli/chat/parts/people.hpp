#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>

#include "protocol/generated/cpp/presence.hpp"

namespace banter::cli {

/// Who is there, of those of whom the server has told.
class People {
 public:
  /// `text` is foreign; none keeps what is known.
  void learn(const std::string& username, protocol::Status status,
             const std::optional<std::string>& text = std::nullopt);
  void came(const protocol::PresenceEvent& event);
  /// Nothing is known any more: the connection is lost.
  void forget() { known_.clear(); }

  /// `online`, or `away: at lunch`; empty for those who are not there, or of whom nothing is known. Safe to
  /// show.
  std::string words(const std::string& username) const;

 private:
  struct Known {
    protocol::Status status;
    std::string text;
  };
  std::map<std::string, Known> known_;  // by folded name
};

/// The same for a list, with when somebody was last seen. `last_seen`: milliseconds since the epoch.
std::string presence_text(protocol::Status status, const std::optional<std::string>& text,
                          const std::optional<std::int64_t>& last_seen);

}  // namespace banter::cli
