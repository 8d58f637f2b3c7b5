#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tests/simulation/ledger.hpp"
#include "tests/simulation/program.hpp"

namespace banter::simulation {

// A server, two devices of one account, one of which runs two programs over one outbox, a device of another
// account, and whatever may go wrong between them.
class World {
 public:
  World(std::uint64_t seed, const std::string& folder);

  // So many things happen by chance.
  void live(int steps);
  // Nothing goes wrong any more, and everything comes to its end.
  void calm_down();

  // What does not hold; empty: all does.
  const std::string& fault() const { return fault_; }
  const Ledger& ledger() const { return ledger_; }
  const ModelServer& server() const { return server_; }
  int crashes() const { return crashes_; }

 private:
  struct Place {
    Machine* machine;
    std::unique_ptr<Program> program;  // none while it does not run
  };

  void something_happens();
  void somebody_does_something(Program& program);
  void something_breaks();
  void a_disk_fails(Machine& machine);
  void kill(Place& place);
  void power_fails(Machine& machine, power_cut::Survives what);
  void start_later(Place& place);
  void look_after_disks();
  void check();
  void check_view(const Program& program);
  void check_ends();

  Timeline time_;
  Chance chance_;
  ModelServer server_;
  Ledger ledger_;
  std::vector<std::unique_ptr<Machine>> machines_;
  std::vector<Place> places_;
  bool well_ = false;
  int crashes_ = 0;
  std::string fault_;
};

}  // namespace banter::simulation
