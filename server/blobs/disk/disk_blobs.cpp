#include "server/blobs/disk/disk_blobs.hpp"

#include <cerrno>
#include <utility>

#include "server/blobs/disk/contents/stored_content.hpp"
#include "server/blobs/disk/placing.hpp"

namespace banter::blobs::disk {

using protocol::Result;
using Next = FileThreads::Next;

DiskBlobs::DiskBlobs(std::shared_ptr<DiskParts> parts, std::size_t chunks, std::size_t idle_uploads,
                     SyncFile sync)
    : parts_(std::move(parts)),
      sync_(sync),
      uploads_(std::make_shared<Uploads>(parts_, sync, idle_uploads)),
      contents_(std::make_shared<Contents>(parts_)),
      chunks_(std::make_shared<ChunkPool>(chunks)) {}

DiskBlobs::~DiskBlobs() {
  parts_->threads.end();
}

void DiskBlobs::begin(Begin begin, core::Done<std::shared_ptr<core::Upload>> done) {
  uploads_->begin(std::move(begin), std::move(done));
}

void DiskBlobs::how_far(std::string id, core::Done<std::int64_t> done) {
  uploads_->how_far(std::move(id), std::move(done));
}

void DiskBlobs::place(std::string id, std::int64_t size, core::Done<core::Placed> done) {
  auto taken = uploads_->take_for_placing(id);
  if (!taken)
    return answer<core::Placed>(parts_->threads, std::move(done), std::unexpected(std::move(taken).error()));
  const std::shared_ptr<UploadEntry> entry = *std::move(taken);
  auto placing = std::make_shared<Placing>(uploads_, contents_, entry, size, done);
  if (parts_->threads.post(entry->lane, {.step = [placing] { return placing->step(); }})) return;
  uploads_->table().leave(*entry);
  done(refuse_at_the_end());
}

void DiskBlobs::store(std::string bytes, core::Done<core::Placed> done) {
  const std::size_t size = bytes.size();
  const bool posted = parts_->threads.post({.step = [this, bytes = std::move(bytes), done]() mutable -> Next {
                                              auto placed = disk::store(*contents_, bytes, sync_);
                                              bytes = {};  // before the answer, which may bring the next ones
                                              done(std::move(placed));
                                              return {};
                                            },
                                            .slow = true,
                                            .bytes = size});
  if (!posted) done(refuse_at_the_end());
}

void DiskBlobs::drop(std::string id) {
  uploads_->drop(std::move(id));
}

core::Chunk DiskBlobs::chunk(std::function<void()> free) {
  return chunks_->take(std::move(free));
}

Result<std::shared_ptr<core::Content>> DiskBlobs::open(const core::ContentHash& hash) {
  return StoredContent::open(parts_, hash);
}

void DiskBlobs::retire(const core::ContentHash& hash) {
  contents_->retire(hash);
}

void DiskBlobs::list(unsigned shelf, core::Done<Shelf> done) {
  const auto look = [this, shelf]() -> Result<Shelf> {
    Shelf found;
    if (shelf + 1 < shelves) {
      auto contents = parts_->folders->contents(shelf);
      if (!contents) return parts_->faults.refuse(contents.error());
      found.contents = *std::move(contents);
    } else if (shelf + 1 == shelves) {
      auto uploads = parts_->folders->upload_ids();
      if (!uploads) return parts_->faults.refuse(uploads.error());
      found.uploads = *std::move(uploads);
    }
    return found;
  };
  const bool posted = parts_->threads.post({.step = [look, done]() -> Next {
                                              done(look());
                                              return {};
                                            },
                                            .slow = true});
  if (!posted) done(refuse_at_the_end());
}

Result<core::Blobs::Space> DiskBlobs::space() {
  const auto space = parts_->folders->space();
  if (!space) return parts_->faults.refuse(space.error());
  return Space{.total = space->total, .free = space->free};
}

}  // namespace banter::blobs::disk
