#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "protocol/error.hpp"
#include "server/blobs/disk/uploads/checksum.hpp"
#include "server/blobs/disk/uploads/uploads.hpp"

namespace banter::blobs::disk {

// One request that writes to an upload. Its methods run on the upload's lane, but for leave().
class UploadRequest {
 public:
  UploadRequest(std::shared_ptr<Uploads> uploads, std::shared_ptr<UploadEntry> entry, std::int64_t size,
                std::int64_t offset, std::optional<core::Checksum> checksum);

  // Errors: as of core::Blobs::begin().
  protocol::Result<void> open();
  // After an error, the same one every time.
  protocol::Result<void> append(std::string_view bytes);
  protocol::Result<core::UploadEnd> finish();
  // What was appended stays, unless it was to be compared and never was. Nothing to do after finish().
  void settle();
  bool is_settled() const { return settled_; }

  // Any thread: the next request may have the upload, after all that was posted so far.
  void leave() { uploads_->table().leave(*entry_); }

  const std::shared_ptr<Uploads>& uploads() const { return uploads_; }
  const std::shared_ptr<FileThreads::Lane>& lane() const { return entry_->lane; }

 private:
  protocol::Result<void> expect_end();
  std::unexpected<protocol::Error> failed(protocol::Error error);
  std::unexpected<protocol::Error> failed(const base::Fault& fault);

  const std::shared_ptr<Uploads> uploads_;
  const std::shared_ptr<UploadEntry> entry_;
  const std::int64_t size_;
  const std::int64_t offset_;
  std::int64_t end_;  // where the file ends after what was appended
  std::optional<ChecksumCheck> check_;
  std::optional<protocol::Error> error_;
  bool settled_ = false;
};

// The request in the hands of whoever asked for it; open() went well. When that goes, the request settles and
// leaves.
std::shared_ptr<core::Upload> hand_out(std::shared_ptr<UploadRequest> request);

}  // namespace banter::blobs::disk
