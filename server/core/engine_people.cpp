// The engine's part in telling people of people; what is told, and to whom, is decided in presence/.
#include <utility>

#include "server/core/engine.hpp"

namespace banter::core {

void Engine::note_moved() {
  for (const AccountKey moved : directory_.take_moved())
    presence_.moved(moved);
}

void Engine::look_up_people() {
  auto changes = presence_.due();
  if (changes.empty()) return;
  readers_.submit(
      [this, changes = std::move(changes)](Reader* reader) { mailbox_.push(look_up(changes, reader)); });
}

Engine::Tidings Engine::look_up(std::vector<Change> changes, Reader* reader) {
  Tidings tidings;
  for (Change& change : changes) {
    if (reader) {
      ReadServices services = read_services(*reader);
      if (auto tiding = core::look_up(services, change)) {
        tidings.found.push_back(std::move(*tiding));
        continue;
      }
    }
    tidings.missed.push_back(std::move(change));
  }
  return tidings;
}

void Engine::take(Tidings&& tidings) {
  const auto seen = presence_.tell(tidings.found, *host_);
  presence_.postpone(std::move(tidings.missed));
  // That it cannot be kept now is no reason not to tell it.
  if (seen.empty() || !batch_->begin()) return;
  for (const Presence::Seen& one : seen)
    (void)services_.presence.set_last_seen(one.account, one.at);
}

void Engine::keep_last_seen() {
  const auto there = board_.everybody();
  if (there.empty() || !parts_.storage.begin()) return;
  for (const AccountKey account : there)
    (void)services_.presence.set_last_seen(account, parts_.clock.wall());
  (void)parts_.storage.commit();
}

}  // namespace banter::core
