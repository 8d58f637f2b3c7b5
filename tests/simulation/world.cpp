#include "tests/simulation/world.hpp"

#include <utility>

namespace banter::simulation {

using power_cut::Survives;

World::World(std::uint64_t seed, const std::string& folder) : chance_(seed), server_(time_, chance_) {
  unsigned number = static_cast<unsigned>(seed) * 10;
  for (const char* user : {ModelServer::kAlice, ModelServer::kAlice, ModelServer::kBob})
    machines_.push_back(std::make_unique<Machine>(user, folder, time_, ++number));
  for (const std::size_t machine : {0, 0, 1, 2})
    places_.push_back({machines_[machine].get(), nullptr});
  for (Place& place : places_)
    start_later(place);
}

void World::live(int steps) {
  for (int i = 0; i < steps && fault_.empty(); ++i) {
    if (chance_.one_in(3) || !time_.step()) something_happens();
    look_after_disks();
    check();
  }
}

void World::something_happens() {
  if (chance_.one_in(8)) {
    something_breaks();
    return;
  }
  Place& place = places_[static_cast<std::size_t>(chance_.pick(std::ssize(places_)))];
  if (place.program) somebody_does_something(*place.program);
}

void World::somebody_does_something(Program& program) {
  const bool is_alice = program.machine().user() == ModelServer::kAlice;
  switch (chance_.pick(12)) {
    case 0:
      program.change_a_message();
      break;
    case 1:
      program.look();
      break;
    case 2:
      program.send_a_refused_one_again();
      break;
    case 3:
      if (chance_.one_in(3)) program.discard_a_refused_one();
      break;
    case 4:
      if (chance_.one_in(2)) program.open(chance_.one_in(2) ? ModelServer::kRoomName : ModelServer::kDirect);
      break;
    case 5:
      program.change_a_message();
      break;
    case 6:
      program.edit_one_that_is_not_there();
      break;
    default:
      program.send(chance_.one_in(2) ? ModelServer::kRoomName
                                     : (is_alice ? ModelServer::kBob : ModelServer::kAlice));
      break;
  }
}

void World::something_breaks() {
  Place& place = places_[static_cast<std::size_t>(chance_.pick(std::ssize(places_)))];
  switch (chance_.pick(10)) {
    case 0:
    case 1:
    case 2:
      if (place.program) place.program->break_line(chance_.one_in(2));
      break;
    case 3:
      if (place.program) place.program->stall_line(chance_.between(100, 40'000));
      break;
    case 4:
      if (server_.is_up() && chance_.one_in(2)) {
        ++crashes_;
        server_.crash();
        time_.later(chance_.between(0, 3'000), [this] { server_.restart(); });
      }
      break;
    case 5:
      kill(place);
      break;
    case 6:
      // Some call from now on, in the middle of whatever that belongs to.
      if (!place.machine->disk().is_off()) place.machine->disk().cut_power_at(chance_.between(1, 40));
      break;
    case 7:
      server_.set_blocked(!server_.blocked() && chance_.one_in(2));
      break;
    default:
      a_disk_fails(*place.machine);
      break;
  }
}

void World::a_disk_fails(Machine& machine) {
  power_cut::Disk& disk = machine.disk();
  switch (chance_.pick(3)) {
    case 0:
      disk.fail_next_sync();
      break;
    case 1:
      disk.fail_reads(true);
      time_.later(chance_.between(1, 3'000), [&disk] { disk.fail_reads(false); });
      break;
    default:
      disk.set_capacity(disk.bytes_used() + static_cast<std::size_t>(chance_.pick(8'192)));
      time_.later(chance_.between(1, 3'000), [&disk] { disk.set_capacity(SIZE_MAX); });
      break;
  }
}

/// Nothing of the process is left, and of its machine's disk all: what it wrote, synced or not.
void World::kill(Place& place) {
  if (!place.program) return;
  bool alone = true;
  for (const Place& other : places_)
    alone = alone && (other.machine != place.machine || !other.program || &other == &place);
  if (alone) {
    power_fails(*place.machine, Survives::everything);
    return;
  }
  // What the other one has open goes on as it is; between two steps this one is in the middle of nothing.
  ++crashes_;
  place.program.reset();
  start_later(place);
}

void World::power_fails(Machine& machine, Survives what) {
  ++crashes_;
  // Whatever is closed from now on changes nothing any more.
  if (!machine.disk().is_off()) machine.disk().cut_power_at(1);
  for (Place& place : places_) {
    if (place.machine != &machine || !place.program) continue;
    place.program.reset();
    start_later(place);
  }
  machine.disk().restart(what);
}

void World::start_later(Place& place) {
  time_.later(well_ ? 0 : chance_.between(0, 2'000), [this, &place] {
    if (place.program) return;
    place.program = std::make_unique<Program>(*place.machine, server_, time_, chance_, ledger_);
    if (well_) place.program->be_well();
  });
}

void World::look_after_disks() {
  for (const auto& machine : machines_) {
    if (!machine->disk().is_off()) continue;
    const std::int64_t what = chance_.pick(3);
    power_fails(*machine, what == 0   ? Survives::everything
                          : what == 1 ? Survives::random_sectors
                                      : Survives::only_what_was_synced);
  }
}

void World::check() {
  ledger_.check_server(server_);
  if (!ledger_.complaint().empty()) fault_ = ledger_.complaint();
  for (const Place& place : places_) {
    if (place.program && !place.program->view().complaint().empty())
      fault_ = place.program->view().complaint();
  }
}

void World::calm_down() {
  well_ = true;
  server_.be_well();
  if (!server_.is_up()) server_.restart();
  for (const auto& machine : machines_) {
    machine->disk().cut_power_at(-1);
    machine->disk().fail_reads(false);
    machine->disk().set_capacity(SIZE_MAX);
  }
  look_after_disks();
  for (Place& place : places_) {
    if (place.program) place.program->be_well();
  }
  constexpr int kEnough = 50'000;
  int steps = 0;
  while (fault_.empty() && steps < kEnough && time_.step()) {
    ++steps;
    check();
  }
  if (fault_.empty() && steps == kEnough) fault_ = "it never becomes calm";
  if (fault_.empty()) check_ends();
}

void World::check_ends() {
  ledger_.check_ends(server_);
  fault_ = ledger_.complaint();
  for (const Place& place : places_) {
    if (!place.program) {
      fault_ = "a program does not run";
    } else if (!place.program->is_connected()) {
      fault_ = "a program has not come back";
    } else {
      check_view(*place.program);
    }
  }
}

void World::check_view(const Program& program) {
  for (const std::string& id : program.untold()) {
    if (!ledger_.is_discarded(id)) fault_ = "nobody was told what became of " + id;
  }
  for (const auto& [id, shown] : program.view().conversations()) {
    const ModelServer::Conversation& there = server_.conversations().at(id);
    const auto newest = static_cast<std::int64_t>(there.messages.size());
    if (shown.last.value_or(newest) != newest)
      fault_ = id + " is shown up to " + std::to_string(*shown.last) + " of " + std::to_string(newest);
    for (const auto& [seq, message] : shown.messages) {
      const protocol::Message& real = there.messages[static_cast<std::size_t>(seq) - 1];
      if (!shown.was_reset && (message.content != real.content || message.deleted != real.deleted))
        fault_ = "message " + std::to_string(seq) + " of " + id + " is shown as “" + message.content +
                 "” and is “" + real.content + "”";
    }
  }
  for (const auto& [id, seq] : program.seen()) {
    const auto& receipts = server_.conversations().at(id).receipts;
    const auto told = receipts.find(program.machine().user());
    if (told == receipts.end() || told->second.read_seq < seq)
      fault_ = "the server was not told that " + id + " was seen up to " + std::to_string(seq);
  }
}

}  // namespace banter::simulation
