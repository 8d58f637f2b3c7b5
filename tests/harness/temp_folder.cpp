#include "tests/harness/temp_folder.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "tests/harness/deadline.hpp"

namespace banter::harness {

TempFolder::TempFolder() : path_((std::filesystem::temp_directory_path() / "banter-test-XXXXXX").string()) {
  if (!::mkdtemp(path_.data())) throw Failure("no temporary folder " + path_ + ": " + std::strerror(errno));
}

TempFolder::~TempFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace banter::harness
