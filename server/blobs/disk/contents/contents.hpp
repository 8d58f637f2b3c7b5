#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "base/fault.hpp"
#include "server/blobs/disk/disk_parts.hpp"
#include "server/core/ports/blobs.hpp"

namespace banter::blobs::disk {

// Which contents stay and which go.
//
// A content goes when it is doomed (retire: the database has committed that no file refers to it) and pinned
// by nobody. Whoever is about to refer to one pins it before it looks for it on the disk, and lets go of the
// pin after its own commit. So no content goes that a file refers to:
//
// - Pinned before the doom: it is not doomed at all.
// - Pinned after the doom, before the removal has begun: the pin takes the doom back, and the removal, which
//   asks again under the mutex, does nothing. A doom that was taken back never returns by itself, also when
//   the placing fails: somebody else may have come to refer to the content meanwhile.
// - Pinned while it is removed: the pin waits until the name has gone, so that the placing finds nothing and
//   puts its own bytes there.
// - Doomed again after a file came to refer to it: the core does so only after a commit that took the last
//   reference away, and it neither commits another one between that commit and retire() nor lets go of a
//   pin before the commit that the pin is for.
//
// What is left over in the end (a doom refused because of a pin whose commit then failed) is found by list().
// The removal itself is outside of the mutex, so that the core thread never waits for the disk here.
class Contents : public std::enable_shared_from_this<Contents> {
 public:
  explicit Contents(std::shared_ptr<DiskParts> parts) : parts_(std::move(parts)) {}

  // Any thread.
  void retire(const core::ContentHash& hash);

  // The rest is for file threads.

  // Until what is given has gone, the content stays if it is there.
  std::shared_ptr<const void> pin(const core::ContentHash& hash);
  // Whether the content is there in that size.
  bool has(const core::ContentHash& hash, std::int64_t size) const;
  // Makes the file `name` in the folder of uploads, which is on disk, the content that it is, under a second
  // name if the file system can do that. Where the content is already, it stays. `moved`: the file has lost
  // its name. The hash is pinned.
  base::Expected<void> publish(const std::string& name, const core::ContentHash& hash, std::int64_t size,
                               bool& moved);
  // The content that is there survives a power cut.
  base::Expected<void> settle(const core::ContentHash& hash);

  DiskParts& parts() const { return *parts_; }

 private:
  struct HashOf {
    std::size_t operator()(const core::ContentHash& hash) const;
  };
  struct State {
    std::size_t pins = 0;
    bool doomed = false;
    bool going = false;  // it is being removed
  };

  void unpin(const core::ContentHash& hash);
  void remove_if_doomed(const core::ContentHash& hash);
  base::Expected<void> unlink(const core::ContentHash& hash) const;

  const std::shared_ptr<DiskParts> parts_;
  std::mutex mutex_;
  std::condition_variable gone_;
  std::unordered_map<core::ContentHash, State, HashOf> states_;  // those that anything is to be said of
};

}  // namespace banter::blobs::disk
