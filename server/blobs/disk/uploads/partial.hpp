#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/fault.hpp"
#include "base/hash.hpp"
#include "base/platform/descriptor.hpp"
#include "server/blobs/disk/file_io.hpp"
#include "server/blobs/disk/folders.hpp"
#include "server/blobs/disk/uploads/write_back.hpp"

namespace banter::blobs::disk {

// The file of one upload, which only grows, and the hash of what is in it.
//
// How far the upload has come is the file's size, also after a crash; there is no other record that could say
// something else. It holds because the size that a journaling file system keeps never runs ahead of the data:
// ext4 (ordered data; here also since its blocks are allocated beforehand and count only once they are
// written), XFS and btrfs put a larger size into their log when the bytes before it have been written. What
// was announced is below that size, since it was synced before. What was not may be there or not, whole.
//
// The bytes of a request with a checksum may only stay when it matches. Until then a mark stands beside the
// file, a symbolic link whose target is the offset where the request began: made before the first of its
// bytes, so that no crash keeps bytes that were never compared. It goes, in the log of the file system before
// any later size, once they match; sync() makes sure of both. When they do not, the file is shortened and
// synced before the mark goes: btrfs may have a name's end on disk before the end of what was done to another
// file.
//
// After a failed sync nobody knows what is on the disk: the file goes, and the client begins anew.
//
// A file that has become content (place) is the content itself, under a second name: it is never changed.
//
// One thread at a time; everything waits for the disk.
class Partial {
 public:
  Partial(const Folders& folders, std::string id, SyncFile sync)
      : folders_(folders), id_(std::move(id)), sync_file_(sync) {}

  // Unless it is open: opens it, and takes away what a crash has left of a request with a checksum. Without
  // `create` it is fine that there is none: then its size is 0.
  base::Expected<void> open(bool create);
  bool is_open() const { return file_.get() >= 0; }
  int file() const { return file_.get(); }
  std::int64_t size() const { return size_; }
  // Without what may be taken back.
  std::int64_t kept_size() const { return before_ ? before_->size : size_; }
  // It is content too, and cannot grow.
  bool is_content() const { return is_content_; }
  void becomes_content() { is_content_ = true; }

  // Of an open one. `whole`: how large the upload is to become. `window`: see WriteBack. After a fault none
  // of `bytes` is in it; it may have gone altogether.
  base::Expected<void> append(std::string_view bytes, std::int64_t whole, std::int64_t window);
  // What is in it stays, whatever happens.
  base::Expected<void> sync();
  bool is_synced() const { return !is_open() || (synced_ == size_ && names_synced_); }

  // What is appended from now on may be taken back, until keep() and the sync() after it.
  base::Expected<void> mark();
  base::Expected<void> keep();
  base::Expected<void> take_back();

  // Hashes at most so many bytes of those that the hash does not cover yet: those from before the process
  // started.
  base::Expected<void> hash_more(std::size_t most);
  bool is_hashed() const { return hashed_ == size_; }
  // Once is_hashed().
  base::Digest256 digest() const { return base::Sha256(hash_).finish(); }
  // The first bytes, at most so many.
  base::Expected<std::string> beginning(std::size_t most) const;

  // The file is not there any more, nor its mark.
  base::Expected<void> remove();
  // Its file has another name now.
  void forget();

 private:
  std::string where() const { return folders_.path() + "/uploads/" + id_; }
  std::string mark_name() const { return id_ + std::string(kMarkSuffix); }
  base::Expected<void> mend();
  base::Expected<void> cut(std::int64_t size);
  base::Expected<void> sync_bytes();
  base::Expected<void> allocate(std::int64_t end, std::int64_t whole);
  std::unexpected<base::Fault> distrust(int error);

  const Folders& folders_;
  const std::string id_;
  const SyncFile sync_file_;

  base::Descriptor file_;
  std::int64_t size_ = 0;
  std::int64_t synced_ = 0;
  bool names_synced_ = false;  // that it is there, and its mark is or is not
  bool is_content_ = false;
  std::int64_t allocated_ = 0;
  bool can_allocate_ = true;
  WriteBack write_back_;

  base::Sha256 hash_;
  std::int64_t hashed_ = 0;  // bytes that hash_ covers
  struct Before {
    std::int64_t size = 0;
    base::Sha256 hash;
    std::int64_t hashed = 0;
  };
  std::optional<Before> before_;  // there is a mark
};

}  // namespace banter::blobs::disk
