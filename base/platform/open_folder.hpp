#pragma once

#include <cstdint>
#include <string>

#include "base/fault.hpp"
#include "base/platform/descriptor.hpp"

namespace banter::base {

// A folder that is held open: what happens in it happens there, wherever its path leads by then. Names are
// single components of a path. Blocks on the disk; the faults carry the system's number, and whoever calls
// knows the names.
class OpenFolder {
 public:
  // Makes it when it is not there, but not those above it. `by_link`: the path may be a link to it; otherwise
  // that is a fault, with ELOOP or ENOTDIR.
  static Expected<OpenFolder> open(const std::string& path, bool by_link);

  // Bytes that are free there for this person.
  Expected<std::int64_t> room() const;

  enum class Taken : std::uint8_t {
    ours,  // until the descriptor is closed, and nobody else's
    busy,  // another process holds it
    again  // what was there was not what it should be, and is gone
  };
  struct File {
    Taken taken = Taken::again;
    Descriptor file;
    std::int64_t size = 0;
  };
  // Opens or makes a file to be written to by this process alone. What somebody else has put there, a link
  // for instance, is taken away.
  Expected<File> take(const std::string& name) const;
  // Never over another file; false: the name `to` is taken.
  Expected<bool> rename(const std::string& from, const std::string& to) const;
  // Nothing where there is none.
  Expected<void> remove(const std::string& name) const;
  // What was made, renamed or removed in it is on disk when this returns.
  Expected<void> sync() const;

 private:
  explicit OpenFolder(Descriptor folder) : folder_(std::move(folder)) {}
  Descriptor folder_;
};

}  // namespace banter::base
