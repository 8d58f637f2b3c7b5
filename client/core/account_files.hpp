#pragma once

#include <string>
#include <string_view>

namespace banter::client {

/// `text` as one component of a path: letters in lower case, digits, `.`, `-`, `_` and `:` stay (a dot not
/// in front), every other byte becomes %xx. So no name that a server or person gives can lead elsewhere, and
/// names that differ in case only share a file, as they share an account.
std::string file_name_for(std::string_view text);

/// Where a client keeps things. Everything lies below the two folders, which are made when needed.
struct Places {
  std::string config;  ///< what a person may want to look at or carry along
  std::string state;   ///< tokens, outboxes and copies

  /// By the XDG rules, for this person.
  static Places of_this_person();

  std::string known_servers() const { return config + "/known_servers"; }
  std::string tokens() const { return state + "/tokens"; }
  /// The outbox of one account; `server` is Address::text().
  std::string outbox(std::string_view server, std::string_view user) const;
  /// What one account has seen of its server; `server` is Address::text().
  std::string copy(std::string_view server, std::string_view user) const;
};

}  // namespace banter::client
