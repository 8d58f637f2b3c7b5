#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/fault.hpp"
#include "base/platform/descriptor.hpp"
#include "server/core/ports/blobs.hpp"

namespace banter::blobs::disk {

// Letters, digits, `-` and `_`, 1 … 64: what cannot lead anywhere else, and cannot be a name of our own,
// which all have a dot.
bool is_upload_id(std::string_view id);

// Ends the name of a mark.
inline constexpr std::string_view kMarkSuffix = ".from";

// Where things are below the folder of the files:
//
//   uploads/ID        what has come of an upload
//   uploads/ID.from   a mark: see partial.hpp
//   uploads/.new-N    bytes on their way into a content
//   ab/cdef…          content, by the hexadecimal digits of its hash
//
// Names are looked up from open folders, and nothing follows a symbolic link. Any thread; all of it may wait
// for the disk.
class Folders {
 public:
  // Makes the folders when missing; removes what stores under way had left.
  // kept_free: one of so many parts of the disk is left to others, messages above all; 0: nothing.
  static base::Expected<std::unique_ptr<Folders>> open(const std::string& path, unsigned kept_free);

  int root() const { return root_.get(); }
  int uploads() const { return uploads_.get(); }
  // For sentences.
  const std::string& path() const { return path_; }

  struct Space {
    std::int64_t total = 0;
    std::int64_t free = 0;
  };
  base::Expected<Space> space() const;
  // A fault with ENOSPC when so many bytes more would take of what is to stay free.
  base::Expected<void> require_room(std::int64_t bytes) const;

  // A name in uploads() that nothing has.
  std::string new_name();

  struct Place {
    std::string shelf;  // ab
    std::string name;   // cdef…
  };
  static Place place_of(const core::ContentHash& hash);
  // The folder that the content is in, or would be; a fault with ENOENT when there is none.
  base::Expected<base::Descriptor> shelf_of(const core::ContentHash& hash) const;
  // The same, made when missing and sure to be there after a power cut.
  base::Expected<base::Descriptor> make_shelf_of(const core::ContentHash& hash);

  // shelf: 0 … 255; nothing when there is no such folder.
  base::Expected<std::vector<core::ContentHash>> contents(unsigned shelf) const;
  base::Expected<std::vector<std::string>> upload_ids() const;

 private:
  Folders(std::string path, base::Descriptor root, base::Descriptor uploads, unsigned kept_free)
      : path_(std::move(path)), root_(std::move(root)), uploads_(std::move(uploads)), kept_free_(kept_free) {}

  const std::string path_;
  const base::Descriptor root_;
  const base::Descriptor uploads_;
  const unsigned kept_free_;
  std::atomic<std::uint64_t> next_name_{0};
  // Shelves whose names are on disk, as far as this process knows.
  std::array<std::atomic<bool>, 256> durable_{};
};

}  // namespace banter::blobs::disk
