#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/millis.hpp"
#include "server/core/keys.hpp"

namespace banter::core {

// Slows down whoever guesses passwords, by name (known or not) and by where they come from: some failures in
// fifteen minutes are free, then each costs a delay that doubles from one second to five minutes. An attempt
// counts as failed from its beginning, so that a hundred at once are not a way around; success takes it back.
// Core thread.
class Attempts {
 public:
  // `now`: steady milliseconds. A value: nothing was begun, come back in so many milliseconds.
  std::optional<base::Millis> begin(std::string_view name, HouseholdKey from, base::Millis now);
  // The same for what is guessed without a name, as the code of an invitation.
  std::optional<base::Millis> begin(HouseholdKey from, base::Millis now);
  void succeeded(HouseholdKey from, base::Millis now);
  // The attempt that was begun with these two was a success.
  void succeeded(std::string_view name, HouseholdKey from, base::Millis now);
  // The attempt that was begun with these two was never decided.
  void take_back(std::string_view name, HouseholdKey from, base::Millis now);

 private:
  struct Record {
    base::Millis since = 0;  // first failure of the window
    base::Millis blocked_until = 0;
    std::uint32_t failures = 0;
  };

  template <class Key>
  static Record& current(std::unordered_map<Key, Record>& records, const Key& key, base::Millis now);
  template <class Key>
  static void forget_old(std::unordered_map<Key, Record>& records, base::Millis now);
  static void count(Record& record, std::uint32_t free, base::Millis now);
  static void uncount(Record& record);

  std::unordered_map<std::string, Record> names_;
  std::unordered_map<HouseholdKey, Record> households_;
};

}  // namespace banter::core
