#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "server/blobs/disk/disk_parts.hpp"
#include "server/blobs/disk/uploads/upload_table.hpp"
#include "server/core/ports/blobs.hpp"

namespace banter::blobs::disk {

// Uploads on their way: what core::Blobs says of them, but for the placing.
class Uploads : public std::enable_shared_from_this<Uploads> {
 public:
  Uploads(std::shared_ptr<DiskParts> parts, SyncFile sync, std::size_t most_idle)
      : parts_(std::move(parts)), table_(*parts_->folders, parts_->threads, sync, most_idle) {}

  void begin(core::Blobs::Begin begin, core::Done<std::shared_ptr<core::Upload>> done);
  void how_far(std::string id, core::Done<std::int64_t> done);
  void drop(std::string id);

  // The second half of how_far(), with an entry that was taken for a look. It holds nobody up, so that
  // another may have begun to write meanwhile: it changes nothing and tells what is sure to stay.
  void look(const std::shared_ptr<UploadEntry>& entry, core::Done<std::int64_t> done);

  // For one place(); it leaves the entry by table().leave(). Errors: as of place(), or invalid_request.
  protocol::Result<std::shared_ptr<UploadEntry>> take_for_placing(const std::string& id);

  UploadTable& table() { return table_; }
  DiskParts& parts() { return *parts_; }
  // How much of an upload may wait in memory for the disk, so that all of them together stay bounded.
  std::int64_t write_back_window() const;

 private:
  protocol::Result<std::shared_ptr<UploadEntry>> take(const std::string& id, UploadTable::Use use,
                                                      std::function<void()> let_go);

  const std::shared_ptr<DiskParts> parts_;
  UploadTable table_;
};

}  // namespace banter::blobs::disk
