#include "client/cli/chat/parts/moves.hpp"

#include "client/cli/text/progress_line.hpp"

namespace banter::cli {
namespace {

// More often nobody reads it, and the whole foot of the screen is drawn anew each time.
constexpr base::Millis kBetween = 500;

}  // namespace

std::uint64_t Moves::begin(std::string what) {
  moves_[++last_] = {.what = std::move(what)};
  return last_;
}

void Moves::show(std::uint64_t move, const client::transfers::Progress& progress) {
  const auto found = moves_.find(move);
  if (found == moves_.end()) return;
  Move& one = found->second;
  const base::Millis now = ports_.now();
  if (one.number != 0 && now - one.shown_at < kBetween && progress.trouble == one.trouble) return;
  client::transfers::Progress named = progress;
  named.name = one.what;
  const std::string text = progress_line(named, 0);
  one.shown_at = now;
  one.trouble = progress.trouble;
  if (one.number == 0) {
    one.number = ports_.show(text);
  } else {
    ports_.change(one.number, text, false, !progress.trouble.empty());
  }
}

void Moves::end(std::uint64_t move, const std::string& text, bool trouble) {
  const auto found = moves_.find(move);
  if (found == moves_.end()) return;
  const std::uint64_t number = found->second.number;
  moves_.erase(found);
  ports_.change(number, text, true, trouble);
}

void Moves::each(
    const std::function<void(client::transfers::Transfers::Id, const std::string& what)>& call) const {
  for (const auto& [number, move] : moves_)
    call(move.id, move.what);
}

}  // namespace banter::cli
