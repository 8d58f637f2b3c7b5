#include "tests/simulation/machine.hpp"

#include <sqlite3.h>

#include <cerrno>
#include <utility>

namespace banter::simulation {

Machine::Machine(std::string user, const std::string& folder, Timeline& time, unsigned seed)
    : user_(std::move(user)), path_(folder + "/" + std::to_string(seed) + ".db"), time_(time), disk_(seed) {
  // The outbox makes its file itself, on the real disk, and then opens what is there.
  sqlite3* made = nullptr;
  sqlite3_open_v2(path_.c_str(), &made, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, disk_.name());
  sqlite3_close(made);
}

base::Expected<client::Outbox> Machine::open_outbox() {
  // The outbox names no file system, so this machine's becomes the usual one while it is opened.
  sqlite3_vfs* before = sqlite3_vfs_find(nullptr);
  sqlite3_vfs_register(sqlite3_vfs_find(disk_.name()), 1);
  auto outbox = client::Outbox::open(path_, time_.clock());
  sqlite3_vfs_register(before, 1);
  return outbox;
}

base::Expected<std::shared_ptr<void>> Machine::lock() {
  if (!lock_.expired()) return base::fault("another program carries", EWOULDBLOCK);
  std::shared_ptr<void> taken = std::make_shared<int>(0);
  lock_ = taken;
  return taken;
}

}  // namespace banter::simulation
