#pragma once

#include <fstream>
#include <optional>
#include <string>

#include "base/fault.hpp"
#include "base/hash.hpp"

namespace banter::app {

// Hashes in a file, in their order, however many there are.
class HashListOut {
 public:
  explicit HashListOut(const std::string& path);

  void add(const base::Digest256& hash);
  base::Expected<void> finish();

 private:
  std::string path_;
  std::ofstream file_;
};

class HashListIn {
 public:
  // A file that is missing holds none.
  explicit HashListIn(const std::string& path);

  // The next one; none behind the last.
  const std::optional<base::Digest256>& present() const { return present_; }
  void advance();
  // Whether all could be read.
  bool is_whole() const { return !file_.bad(); }

 private:
  std::ifstream file_;
  std::optional<base::Digest256> present_;
};

}  // namespace banter::app
