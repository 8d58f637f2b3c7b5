#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <variant>

namespace banter::protocol {

// Who may ask for an action: anyone also before login, guest every logged-in account.
enum class Who : std::uint8_t { anyone, guest, member, admin };

// Which allowance of requests an action is counted against.
enum class RateClass : std::uint8_t { none, messages, reads, registrations, logins };

// Where an action is answered: by the core, by a reader from a snapshot, or after a password was hashed.
enum class Runs : std::uint8_t { core, read, password };

// What is checked of a request before its handler sees it.
struct Rule {
  std::string_view action;
  Who who;
  RateClass rate;
  Runs runs;
  bool reorder;  // may be answered after requests behind it, if it carries an id
  bool planned;  // declared, but answered by this server with unknown_action
};

// The place of a type among the alternatives of a variant; their number if it is none of them.
template <class T, class Variant>
inline constexpr std::size_t place_in_variant = 0;

template <class T, class... Alternatives>
inline constexpr std::size_t place_in_variant<T, std::variant<Alternatives...>> = [] {
  std::size_t place = 0;
  (void)((std::same_as<T, Alternatives> || (++place, false)) || ...);
  return place;
}();

}  // namespace banter::protocol
