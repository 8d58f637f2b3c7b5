#include "server/blobs/disk/uploads/partial.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <memory>
#include <utility>

#include "base/try.hpp"

namespace banter::blobs::disk {
namespace {

using base::Expected;
using base::os_fault;

// Disk space is taken in steps that grow with the upload, so that many small ones cannot take much.
constexpr std::int64_t kLeastStep = std::int64_t{256} << 10;
constexpr std::int64_t kMostStep = std::int64_t{32} << 20;
constexpr std::size_t kScratch = std::size_t{256} << 10;

// The offset in the mark `name`; none when there is no mark. A mark that is none of ours says 0.
Expected<std::optional<std::int64_t>> read_mark(const Folders& folders, const std::string& name) {
  char target[32];
  const ssize_t length = ::readlinkat(folders.uploads(), name.c_str(), target, sizeof target);
  if (length < 0) {
    if (errno == ENOENT) return std::nullopt;
    if (errno == EINVAL) return 0;  // no link
    return os_fault("cannot read " + folders.path() + "/uploads/" + name, errno);
  }
  std::int64_t offset = 0;
  std::from_chars(target, target + length, offset);
  return std::max<std::int64_t>(offset, 0);
}

// 0, or the errno; fine when there is no such name.
int unlink_if_there(int folder, const std::string& name) {
  return ::unlinkat(folder, name.c_str(), 0) == 0 || errno == ENOENT ? 0 : errno;
}

}  // namespace

Expected<void> Partial::open(bool create) {
  if (is_open()) return {};
  const int how = O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | (create ? O_CREAT : 0);
  base::Descriptor file(::openat(folders_.uploads(), id_.c_str(), how, 0600));
  if (file.get() < 0) {
    if (errno == ENOENT && !create) return {};
    return os_fault("cannot open " + where(), errno);
  }
  struct stat status{};
  if (::fstat(file.get(), &status) != 0) return os_fault("cannot read " + where(), errno);
  if (!S_ISREG(status.st_mode)) return base::fault("cannot open " + where() + ": it is no regular file");
  file_ = std::move(file);
  size_ = status.st_size;
  is_content_ = status.st_nlink > 1;
  synced_ = 0;
  names_synced_ = false;
  hash_ = base::Sha256();
  hashed_ = 0;
  before_.reset();
  Expected<void> mended = mend();
  if (!mended) forget();
  allocated_ = size_;
  write_back_.settled(size_);
  return mended;
}

Expected<void> Partial::mend() {
  BANTER_TRY(from, read_mark(folders_, mark_name()));
  if (!from) return {};
  if (*from < size_) {
    BANTER_CHECK(cut(*from));
    BANTER_CHECK(sync_bytes());
  }
  if (const int error = unlink_if_there(folders_.uploads(), mark_name()))
    return os_fault("cannot remove " + where() + std::string(kMarkSuffix), error);
  return {};
}

Expected<void> Partial::cut(std::int64_t size) {
  if (is_content_) return base::fault("cannot shorten " + where() + ": it is content");
  if (::ftruncate(file_.get(), size) != 0) return os_fault("cannot shorten " + where(), errno);
  size_ = allocated_ = size;
  synced_ = std::min<std::int64_t>(synced_, size - 1);  // the size is to be synced, also when it is 0
  write_back_.settled(size);
  return {};
}

// So that a full disk shows before the bytes are written, and that they have their blocks already: otherwise
// ext4 chooses these late, and a commit of the database's log would have to wait until they are written.
Expected<void> Partial::allocate(std::int64_t end, std::int64_t whole) {
  if (end <= allocated_) return {};
  if (!can_allocate_) return folders_.require_room(end - size_);
  const std::int64_t step = std::clamp(end, kLeastStep, kMostStep);
  for (const std::int64_t to : {std::max(std::min(end + step, whole), end), end}) {
    const Expected<void> room = folders_.require_room(to - allocated_);
    if (!room && to == end) return room;
    if (!room) continue;
    if (::fallocate(file_.get(), FALLOC_FL_KEEP_SIZE, size_, to - size_) == 0) {
      allocated_ = to;
      return {};
    }
    if (errno == EOPNOTSUPP || errno == ENOSYS) {
      can_allocate_ = false;
      return {};
    }
    if (errno == EINTR) return {};  // next time
  }
  return os_fault("cannot make room for " + where(), errno);
}

Expected<void> Partial::append(std::string_view bytes, std::int64_t whole, std::int64_t window) {
  if (!is_open() || is_content_) return base::fault("cannot write " + where() + ": it is not open for that");
  const std::int64_t end = size_ + static_cast<std::int64_t>(bytes.size());
  BANTER_CHECK(allocate(end, whole));
  if (const int error = write_at(file_.get(), bytes, size_)) {
    if (::ftruncate(file_.get(), size_) != 0) return distrust(errno);
    allocated_ = size_;
    return os_fault("cannot write " + where(), error);
  }
  if (is_hashed()) {
    hash_.update(bytes);
    hashed_ = end;
  }
  size_ = end;
  if (const int error = write_back_.grown(file_.get(), size_, window)) return distrust(error);
  return {};
}

Expected<void> Partial::sync_bytes() {
  if (synced_ == size_) return {};
  if (sync_file_(file_.get()) != 0) return distrust(errno);
  synced_ = size_;
  write_back_.settled(size_);
  return {};
}

Expected<void> Partial::sync() {
  if (!is_open()) return {};
  BANTER_CHECK(sync_bytes());
  if (!names_synced_) {
    if (::fsync(folders_.uploads()) != 0) return distrust(errno);
    names_synced_ = true;
  }
  return {};
}

std::unexpected<base::Fault> Partial::distrust(int error) {
  std::string sentence = "cannot put " + where() + " on disk; it is removed";
  if (const auto removed = remove(); !removed) sentence += ", but " + removed.error().sentence;
  return os_fault(std::move(sentence), error);
}

Expected<void> Partial::mark() {
  if (before_) return {};
  const std::string target = std::to_string(size_);
  if (::symlinkat(target.c_str(), folders_.uploads(), mark_name().c_str()) != 0)
    return os_fault("cannot write " + where() + std::string(kMarkSuffix), errno);
  names_synced_ = false;
  before_.emplace(size_, hash_, hashed_);
  return {};
}

Expected<void> Partial::keep() {
  if (!before_) return {};
  if (const int error = unlink_if_there(folders_.uploads(), mark_name()))
    return os_fault("cannot remove " + where() + std::string(kMarkSuffix), error);
  names_synced_ = false;
  before_.reset();
  return {};
}

Expected<void> Partial::take_back() {
  if (!before_) return {};
  if (is_open() && size_ > before_->size) {
    if (const auto done = cut(before_->size); !done) {
      forget();  // the mark stays: it is cut when it is opened again
      return done;
    }
    if (hashed_ > size_) {
      hash_ = std::move(before_->hash);
      hashed_ = before_->hashed;
    }
    BANTER_CHECK(sync_bytes());
  }
  return keep();
}

Expected<void> Partial::hash_more(std::size_t most) {
  const auto scratch = std::make_unique_for_overwrite<char[]>(kScratch);
  const std::int64_t end = std::min(size_, hashed_ + static_cast<std::int64_t>(most));
  while (hashed_ < end) {
    const auto part = static_cast<std::size_t>(std::min<std::int64_t>(end - hashed_, kScratch));
    std::size_t got = 0;
    if (const int error = read_at(file_.get(), {scratch.get(), part}, hashed_, got))
      return os_fault("cannot read " + where(), error);
    if (got != part) return base::fault("cannot read " + where() + ": it has become shorter");
    hash_.update(std::string_view(scratch.get(), part));
    hashed_ += static_cast<std::int64_t>(part);
  }
  return {};
}

Expected<std::string> Partial::beginning(std::size_t most) const {
  std::string bytes(std::min<std::size_t>(most, static_cast<std::size_t>(size_)), '\0');
  std::size_t got = 0;
  if (const int error = read_at(file_.get(), bytes, 0, got)) return os_fault("cannot read " + where(), error);
  bytes.resize(got);
  return bytes;
}

Expected<void> Partial::remove() {
  forget();
  const int error = unlink_if_there(folders_.uploads(), id_);
  if (error != 0) return os_fault("cannot remove " + where(), error);
  if (const int mark_error = unlink_if_there(folders_.uploads(), mark_name()))
    return os_fault("cannot remove " + where() + std::string(kMarkSuffix), mark_error);
  return {};
}

void Partial::forget() {
  file_ = base::Descriptor();
  size_ = synced_ = allocated_ = hashed_ = 0;
  hash_ = base::Sha256();
  before_.reset();
  is_content_ = false;
  write_back_.settled(0);
}

}  // namespace banter::blobs::disk
