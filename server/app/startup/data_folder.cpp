#include "server/app/startup/data_folder.hpp"

#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>

#include "base/try.hpp"

namespace banter::app {
namespace {

// The lock file says who holds the lock, as far as the holder has written it down.
std::string holder(const std::string& lock_path) {
  const std::string text = base::read_file(lock_path, 64).value_or("");
  const std::string number = text.substr(0, text.find_first_not_of("0123456789"));
  return number.empty() ? "another banterd" : fmt::format("another banterd (process {})", number);
}

}  // namespace

base::Expected<void> require_data(const std::string& folder) {
  struct stat there{};
  if (::stat((folder + '/' + std::string(kDatabaseName)).c_str(), &there) == 0) return {};
  return base::fault(fmt::format("there is no server's data in {}; --data names the folder", folder));
}

base::Expected<DataFolder> DataFolder::open(const std::string& path) {
  if (const auto made = base::make_private_dir(path); !made)
    return base::fault(made.error().sentence + "; --data names another one", made.error().os_error);
  const std::string lock_path = path + "/banterd.lock";
  auto lock = base::FileLock::take(lock_path);
  if (!lock && lock.error().os_error == EWOULDBLOCK)
    return base::fault(
        fmt::format("the data folder {} is in use by {}; stop that one, or give this one a folder of its "
                    "own with --data",
                    path, holder(lock_path)),
        EWOULDBLOCK);
  if (!lock) {
    const int error = lock.error().os_error;
    return base::os_fault(fmt::format("the data folder {} cannot be written", path), error);
  }
  std::ofstream(lock_path, std::ios::trunc) << ::getpid() << '\n';
  return DataFolder(path, std::move(*lock));
}

}  // namespace banter::app
