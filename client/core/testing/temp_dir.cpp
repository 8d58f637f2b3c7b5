#include "client/core/testing/temp_dir.hpp"

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

namespace banter::client::testing {

TempDir::TempDir() : path_((std::filesystem::temp_directory_path() / "banter-test-XXXXXX").string()) {
  if (::mkdtemp(path_.data()) == nullptr) throw std::runtime_error("cannot create a folder for the test");
}

TempDir::~TempDir() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace banter::client::testing
