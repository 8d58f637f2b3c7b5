#pragma once

#include <memory>
#include <string>

#include "base/fault.hpp"
#include "client/core/outbox/outbox.hpp"
#include "tests/harness/temp_folder.hpp"
#include "tests/power_cut/disk.hpp"
#include "tests/simulation/chance.hpp"
#include "tests/simulation/timeline.hpp"

namespace banter::simulation {

// A device of an account: its disk, which outlives what runs on it, and the lock that its programs share. The
// database lies on the simulated disk; an empty file of its name is made on the real one.
class Machine {
 public:
  Machine(std::string user, const std::string& folder, Timeline& time, unsigned seed);

  const std::string& user() const { return user_; }
  power_cut::Disk& disk() { return disk_; }
  base::Expected<client::Outbox> open_outbox();
  base::Expected<std::shared_ptr<void>> lock();

 private:
  std::string user_;
  std::string path_;
  Timeline& time_;
  power_cut::Disk disk_;
  std::weak_ptr<void> lock_;
};

}  // namespace banter::simulation
