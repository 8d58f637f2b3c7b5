#include "server/blobs/disk/contents/stored_content.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "server/blobs/disk/file_io.hpp"

namespace banter::blobs::disk {
namespace {

using protocol::ErrorCode;
using protocol::Result;
using Next = FileThreads::Next;

constexpr std::size_t kFetchStep = std::size_t{256} << 10;

}  // namespace

Result<std::shared_ptr<core::Content>> StoredContent::open(std::shared_ptr<DiskParts> parts,
                                                           const core::ContentHash& hash) {
  const Folders::Place place = Folders::place_of(hash);
  const auto fails = [&](int error) -> std::unexpected<protocol::Error> {
    if (error == ENOENT) return protocol::refuse(ErrorCode::not_found, "There is no such file.");
    const std::string path = parts->folders->path() + '/' + place.shelf + '/' + place.name;
    return parts->faults.refuse(base::os_fault("cannot open " + path, error).error());
  };
  const auto shelf = parts->folders->shelf_of(hash);
  if (!shelf) return fails(shelf.error().os_error);
  base::Descriptor file(
      ::openat(shelf->get(), place.name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (file.get() < 0) return fails(errno);
  struct stat status{};
  if (::fstat(file.get(), &status) != 0) return fails(errno);
  if (!S_ISREG(status.st_mode)) return fails(EISDIR);
  auto opened = std::make_shared<const File>(std::move(parts), std::move(file), status.st_size);
  return std::shared_ptr<core::Content>(new StoredContent(std::move(opened)));
}

StoredContent::~StoredContent() {
  // When it was removed meanwhile, closing it frees its blocks: the disk's matter, not the caller's.
  DiskParts& parts = *file_->parts;
  (void)parts.threads.post(lane_, {.step = [file = std::move(file_)]() -> Next { return {}; }});
}

std::size_t StoredContent::in_range(std::int64_t offset, std::size_t bytes) const {
  if (offset < 0 || offset >= size_) return 0;
  return static_cast<std::size_t>(std::min<std::uint64_t>(bytes, static_cast<std::uint64_t>(size_ - offset)));
}

std::unexpected<protocol::Error> StoredContent::refuse(const File& file, int error) {
  const auto fault = error == 0 ? base::fault("a stored file has become shorter")
                                : base::os_fault("cannot read a stored file", error);
  return file.parts->faults.refuse(fault.error());
}

Result<std::size_t> StoredContent::read(std::int64_t offset, std::span<char> into) {
  into = into.first(in_range(offset, into.size()));
  std::size_t got = 0;
  const int error = read_at(file_->descriptor.get(), into, offset, got);
  if (error != 0 || got != into.size()) return refuse(*file_, error);
  return got;
}

Result<std::optional<std::size_t>> StoredContent::read_if_at_hand(std::int64_t offset, std::span<char> into) {
  into = into.first(in_range(offset, into.size()));
  std::size_t got = 0;
  while (got < into.size()) {
    const iovec rest{into.data() + got, into.size() - got};
    const ssize_t more =
        ::preadv2(file_->descriptor.get(), &rest, 1, offset + static_cast<std::int64_t>(got), RWF_NOWAIT);
    if (more < 0) {
      if (errno == EINTR) continue;
      if (errno == EAGAIN || errno == EOPNOTSUPP || errno == ENOSYS) return std::nullopt;
      return refuse(*file_, errno);
    }
    if (more == 0) return refuse(*file_, 0);
    got += static_cast<std::size_t>(more);
  }
  return got;
}

void StoredContent::fetch(std::int64_t offset, std::size_t bytes, core::Done<void> done) {
  bytes = in_range(offset, bytes);
  auto step = [file = file_, offset, left = bytes, done]() mutable -> Next {
    if (file->parts->threads.is_ending()) {
      done(refuse_at_the_end());
      return {};
    }
    const std::size_t part = std::min(left, kFetchStep);
    const auto scratch = std::make_unique_for_overwrite<char[]>(part);
    std::size_t got = 0;
    const int error = read_at(file->descriptor.get(), {scratch.get(), part}, offset, got);
    if (error != 0 || got != part) {
      done(refuse(*file, error));
      return {};
    }
    offset += static_cast<std::int64_t>(part);
    left -= part;
    if (left > 0) return {.again = true, .bytes = std::min(left, kFetchStep)};
    done({});
    return {};
  };
  const bool posted =
      file_->parts->threads.post(lane_, {.step = std::move(step), .bytes = std::min(bytes, kFetchStep)});
  if (!posted) done(refuse_at_the_end());
}

}  // namespace banter::blobs::disk
