#pragma once

#include <string>
#include <string_view>

#include "base/fault.hpp"

namespace banter::passwords {

inline constexpr int kLeastCost = 4;
inline constexpr int kMostCost = 15;
inline constexpr int kUsualCost = 12;

// bcrypt sees no more of a password; a longer one would match by its beginning.
inline constexpr std::size_t kMostBytes = 72;

// A new salted hash ("$2b$...", 60 characters) of `password` (at most kMostBytes bytes, none of them 0).
// cost: kLeastCost to kMostCost; each step doubles the time, 12 takes about 0.2 s. Any thread.
base::Expected<std::string> hash_password(std::string_view password, int cost);

// Whether `password` is the one that `hash` was made from. False also for a password that
// hash_password would refuse and for a text that is no hash. The comparison's time tells nothing. Any thread.
bool password_matches(std::string_view password, const std::string& hash);

// A text that password_matches works on as long as on a real hash of `cost`, and that nothing matches.
std::string hash_of_nothing(int cost);

}  // namespace banter::passwords
