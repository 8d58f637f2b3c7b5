#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>

#include "base/platform/descriptor.hpp"
#include "server/blobs/disk/disk_parts.hpp"
#include "server/core/ports/blobs.hpp"

namespace banter::blobs::disk {

// An open file. It can be read as long as it is open, also when its name has gone.
class StoredContent final : public core::Content {
 public:
  // Errors: not_found, storage_unavailable. Waits for the disk.
  static protocol::Result<std::shared_ptr<core::Content>> open(std::shared_ptr<DiskParts> parts,
                                                               const core::ContentHash& hash);
  ~StoredContent() override;

  std::int64_t size() const override { return size_; }
  protocol::Result<std::size_t> read(std::int64_t offset, std::span<char> into) override;
  protocol::Result<std::optional<std::size_t>> read_if_at_hand(std::int64_t offset,
                                                               std::span<char> into) override;
  void fetch(std::int64_t offset, std::size_t bytes, core::Done<void> done) override;

 private:
  // The open file is shared with the jobs that read it.
  struct File {
    std::shared_ptr<DiskParts> parts;
    base::Descriptor descriptor;
    std::int64_t size = 0;
  };

  explicit StoredContent(std::shared_ptr<const File> file) : file_(std::move(file)), size_(file_->size) {}
  std::size_t in_range(std::int64_t offset, std::size_t bytes) const;
  static std::unexpected<protocol::Error> refuse(const File& file, int error);

  std::shared_ptr<const File> file_;
  const std::int64_t size_;
  const std::shared_ptr<FileThreads::Lane> lane_ = std::make_shared<FileThreads::Lane>();
};

}  // namespace banter::blobs::disk
