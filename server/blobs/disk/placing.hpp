#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "server/blobs/disk/contents/contents.hpp"
#include "server/blobs/disk/uploads/uploads.hpp"
#include "server/core/ports/blobs.hpp"

namespace banter::blobs::disk {

// A whole upload becomes content: its hash is brought to the end, a part at a time, then it gets its name. On
// the upload's lane.
class Placing {
 public:
  Placing(std::shared_ptr<Uploads> uploads, std::shared_ptr<Contents> contents,
          std::shared_ptr<UploadEntry> entry, std::int64_t size, core::Done<core::Placed> done)
      : uploads_(std::move(uploads)),
        contents_(std::move(contents)),
        entry_(std::move(entry)),
        size_(size),
        done_(std::move(done)) {}

  FileThreads::Next step();

 private:
  FileThreads::Next end(protocol::Result<core::Placed> result);
  protocol::Result<void> check();
  protocol::Result<core::Placed> place();

  const std::shared_ptr<Uploads> uploads_;
  const std::shared_ptr<Contents> contents_;
  const std::shared_ptr<UploadEntry> entry_;
  const std::int64_t size_;
  const core::Done<core::Placed> done_;
  bool checked_ = false;
  bool slow_ = false;
};

// Bytes at hand become content. On a file thread.
protocol::Result<core::Placed> store(Contents& contents, const std::string& bytes, SyncFile sync);

}  // namespace banter::blobs::disk
