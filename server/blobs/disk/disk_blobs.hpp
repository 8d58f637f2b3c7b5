#pragma once

#include <memory>
#include <string>

#include "server/blobs/disk/contents/contents.hpp"
#include "server/blobs/disk/disk_parts.hpp"
#include "server/blobs/disk/uploads/chunk_pool.hpp"
#include "server/blobs/disk/uploads/uploads.hpp"
#include "server/core/ports/blobs.hpp"

namespace banter::blobs::disk {

// The port, put together from the parts of this room.
class DiskBlobs final : public core::Blobs {
 public:
  DiskBlobs(std::shared_ptr<DiskParts> parts, std::size_t chunks, std::size_t idle_uploads, SyncFile sync);
  ~DiskBlobs() override;
  DiskBlobs(const DiskBlobs&) = delete;
  DiskBlobs& operator=(const DiskBlobs&) = delete;

  void begin(Begin begin, core::Done<std::shared_ptr<core::Upload>> done) override;
  void how_far(std::string id, core::Done<std::int64_t> done) override;
  void place(std::string id, std::int64_t size, core::Done<core::Placed> done) override;
  void store(std::string bytes, core::Done<core::Placed> done) override;
  void drop(std::string id) override;
  core::Chunk chunk(std::function<void()> free) override;
  protocol::Result<std::shared_ptr<core::Content>> open(const core::ContentHash& hash) override;
  void retire(const core::ContentHash& hash) override;
  void list(unsigned shelf, core::Done<Shelf> done) override;
  protocol::Result<Space> space() override;

 private:
  const std::shared_ptr<DiskParts> parts_;
  const SyncFile sync_;
  const std::shared_ptr<Uploads> uploads_;
  const std::shared_ptr<Contents> contents_;
  const std::shared_ptr<ChunkPool> chunks_;
};

}  // namespace banter::blobs::disk
