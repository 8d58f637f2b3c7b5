#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "base/millis.hpp"
#include "client/core/transfers/transfers.hpp"

namespace banter::cli {

/// The files under way in a chat: what is shown of each, and when.
class Moves {
 public:
  struct Ports {
    /// Shows a remark that changes; its number. 0: it cannot.
    std::function<std::uint64_t(const std::string& text)> show;
    /// Puts another remark in its place, or shows it below; `trouble`: it is about something that went wrong.
    std::function<void(std::uint64_t number, const std::string& text, bool last, bool trouble)> change;
    std::function<base::Millis()> now;
  };
  explicit Moves(Ports ports) : ports_(std::move(ports)) {}

  /// One begins: its number here. `what`: `a.png to @bob`.
  std::uint64_t begin(std::string what);
  void is(std::uint64_t move, client::transfers::Transfers::Id id) { moves_.at(move).id = id; }
  void show(std::uint64_t move, const client::transfers::Progress& progress);
  /// It is over; `text` tells how.
  void end(std::uint64_t move, const std::string& text, bool trouble);

  bool empty() const { return moves_.empty(); }
  std::size_t size() const { return moves_.size(); }
  /// Calls `each` with the transfers under way and what they are.
  void each(const std::function<void(client::transfers::Transfers::Id, const std::string& what)>& call) const;

 private:
  struct Move {
    std::string what;
    client::transfers::Transfers::Id id = 0;
    std::uint64_t number = 0;  // on the screen; 0: not there
    base::Millis shown_at = 0;
    std::string trouble{};
  };

  Ports ports_;
  std::uint64_t last_ = 0;
  std::map<std::uint64_t, Move> moves_;
};

}  // namespace banter::cli
