#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <string>

#include "client/cli/text/lines.hpp"

namespace banter::cli {

/// How far one's own direct messages have come: those that can still be changed on the screen get the mark of
/// it.
class Ticks {
 public:
  /// Puts a message in place of the one on the screen with this number; false: it is out of reach.
  using Change = std::function<bool(std::uint64_t number, const ShownMessage& shown)>;

  explicit Ticks(Change change) : change_(std::move(change)) {}

  /// The mark that a message on the server has now.
  Mark mark_of(const std::string& conversation, std::int64_t seq) const;
  /// A message is on the screen under `number`, with this mark.
  void add(std::uint64_t number, ShownMessage shown);
  /// The other one has received all up to `arrived`, and read all up to `read`.
  void moved(const std::string& conversation, std::int64_t arrived, std::int64_t read);

 private:
  struct Known {
    std::int64_t arrived = 0;
    std::int64_t read = 0;
    std::deque<std::pair<std::uint64_t, ShownMessage>> shown{};
  };
  static Mark mark_of(const Known& known, std::int64_t seq);
  Known* find(const std::string& conversation);

  Change change_;
  std::map<std::string, Known> known_;  // by conversation
};

}  // namespace banter::cli
