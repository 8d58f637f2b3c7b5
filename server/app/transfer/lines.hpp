#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/fault.hpp"
#include "base/platform/descriptor.hpp"

namespace banter::app {

// A new file of lines, for its owner only, written through one buffer.
class LinesOut {
 public:
  static base::Expected<LinesOut> create(const std::string& path);

  // Where to append the next line, without its end; then `end_line`.
  std::string& line() { return buffer_; }
  base::Expected<void> end_line();
  // Everything is on disk then.
  base::Expected<void> finish();

  std::int64_t count() const { return count_; }

 private:
  LinesOut(std::string path, base::Descriptor file) : path_(std::move(path)), file_(std::move(file)) {}
  base::Expected<void> flush();

  std::string path_;
  base::Descriptor file_;
  std::string buffer_;
  std::int64_t count_ = 0;
};

// A file read line by line, however long it is.
class LinesIn {
 public:
  // A file that is missing has no lines.
  static base::Expected<LinesIn> open(const std::string& path, std::size_t most_line_bytes);

  // The next line without its end, good until the next call; none behind the last. The fault names the line
  // that is too long.
  base::Expected<std::optional<std::string_view>> next();
  // Of the line that `next` gave, from 1.
  std::int64_t number() const { return number_; }

 private:
  LinesIn(std::string path, base::Descriptor file, std::size_t most)
      : path_(std::move(path)), file_(std::move(file)), most_(most) {}
  // False at the end of the file.
  base::Expected<bool> fill();

  std::string path_;
  base::Descriptor file_;
  std::size_t most_;
  std::string buffer_;
  std::size_t begin_ = 0;  // of what was not given yet
  std::int64_t number_ = 0;
};

}  // namespace banter::app
