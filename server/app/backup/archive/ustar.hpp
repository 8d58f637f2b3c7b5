#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/fault.hpp"

// A plain tar archive (POSIX ustar) of regular files, which every `tar` reads. Nothing but that is written,
// and nothing else is read: no links, folders, extended headers or owners, so that an archive can say little
// that could do harm. The static libarchive of Debian wants six more libraries as soon as it writes.
namespace banter::app {

struct TarMember {
  std::string name;  // 1 to 100 bytes
  std::int64_t bytes = 0;
};

// Members one after the other into an open file, from its present position. Faults are the system's.
class TarWriter {
 public:
  // `file` stays open and its owner's; `path` is what faults call it.
  TarWriter(int file, std::string path) : file_(file), path_(std::move(path)) {}

  // `modified`: seconds since the epoch.
  base::Expected<void> begin(const TarMember& member, std::int64_t modified);
  // Exactly as many bytes as were announced, in pieces.
  base::Expected<void> write(std::string_view bytes);
  base::Expected<void> end_member();
  base::Expected<void> finish();

  // Where the next byte goes.
  std::int64_t position() const { return position_; }

 private:
  int file_;
  std::string path_;
  std::int64_t position_ = 0;
};

// The same the other way. The fault says what kind of damage was met, or why it cannot be read.
class TarReader {
 public:
  TarReader(int file, std::string path) : file_(file), path_(std::move(path)) {}

  // The next member, or none behind the last; what was not read of the one before is passed over.
  base::Expected<std::optional<TarMember>> next();
  // Up to as many bytes of the member; 0 behind its end.
  base::Expected<std::size_t> read(std::span<char> into);

 private:
  base::Expected<void> read_exactly(std::span<char> into);
  base::Expected<void> require_the_end();
  std::unexpected<base::Fault> damaged() const;

  int file_;
  std::string path_;
  std::int64_t left_ = 0;     // of the member
  std::int64_t padding_ = 0;  // behind it
};

}  // namespace banter::app
