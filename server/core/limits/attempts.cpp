#include "server/core/limits/attempts.hpp"

#include <algorithm>

#include "protocol/names.hpp"

namespace banter::core {
namespace {

constexpr base::Millis kWindow = 15 * 60 * 1000;
constexpr base::Millis kFirstDelay = 1000;
constexpr base::Millis kLongestDelay = 5 * 60 * 1000;
constexpr std::uint32_t kFreeOfName = 5;
constexpr std::uint32_t kFreeOfHousehold = 20;
constexpr std::size_t kMostRecords = 50'000;

}  // namespace

std::optional<base::Millis> Attempts::begin(std::string_view name, HouseholdKey from, base::Millis now) {
  Record& by_name = current(names_, protocol::fold_name(name), now);
  Record& by_household = current(households_, from, now);
  const base::Millis until = std::max(by_name.blocked_until, by_household.blocked_until);
  if (until > now) return until - now;
  count(by_name, kFreeOfName, now);
  count(by_household, kFreeOfHousehold, now);
  return std::nullopt;
}

std::optional<base::Millis> Attempts::begin(HouseholdKey from, base::Millis now) {
  Record& record = current(households_, from, now);
  if (record.blocked_until > now) return record.blocked_until - now;
  count(record, kFreeOfHousehold, now);
  return std::nullopt;
}

void Attempts::succeeded(HouseholdKey from, base::Millis now) {
  uncount(current(households_, from, now));
}

void Attempts::succeeded(std::string_view name, HouseholdKey from, base::Millis now) {
  names_.erase(protocol::fold_name(name));
  uncount(current(households_, from, now));
}

void Attempts::take_back(std::string_view name, HouseholdKey from, base::Millis now) {
  uncount(current(names_, protocol::fold_name(name), now));
  uncount(current(households_, from, now));
}

template <class Key>
Attempts::Record& Attempts::current(std::unordered_map<Key, Record>& records, const Key& key,
                                    base::Millis now) {
  if (records.size() >= kMostRecords) forget_old(records, now);
  Record& record = records[key];
  if (now - record.since > kWindow && record.blocked_until <= now) record = Record{.since = now};
  return record;
}

void Attempts::count(Record& record, std::uint32_t free, base::Millis now) {
  if (++record.failures < free) return;
  const std::uint32_t doublings = std::min<std::uint32_t>(record.failures - free, 20);
  record.blocked_until = now + std::min(kLongestDelay, kFirstDelay << doublings);
}

void Attempts::uncount(Record& record) {
  if (record.failures > 0) --record.failures;
  record.blocked_until = 0;
}

template <class Key>
void Attempts::forget_old(std::unordered_map<Key, Record>& records, base::Millis now) {
  std::erase_if(records, [&](const auto& entry) {
    return now - entry.second.since > kWindow && entry.second.blocked_until <= now;
  });
  // A flood of invented names within one window: starting over is better than growing without end.
  if (records.size() >= kMostRecords) records.clear();
}

}  // namespace banter::core
