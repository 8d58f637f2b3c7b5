#include "server/blobs/disk/contents/contents.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "base/try.hpp"

namespace banter::blobs::disk {
namespace {

using base::Expected;
using base::os_fault;
using core::ContentHash;

// Whether link() says that this file system, or this file, cannot have a second name.
bool cannot_link(int error) {
  return error == EPERM || error == EOPNOTSUPP || error == ENOTSUP || error == ENOSYS || error == EMLINK;
}

bool is_file_of_size(int folder, const std::string& name, std::int64_t size) {
  struct stat status{};
  return ::fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(status.st_mode) &&
         status.st_size == size;
}

}  // namespace

std::size_t Contents::HashOf::operator()(const ContentHash& hash) const {
  std::size_t value = 0;
  std::memcpy(&value, hash.data(), sizeof value);
  return value;
}

std::shared_ptr<const void> Contents::pin(const ContentHash& hash) {
  {
    std::unique_lock hold(mutex_);
    gone_.wait(hold, [&] {
      const auto state = states_.find(hash);
      return state == states_.end() || !state->second.going;
    });
    State& state = states_[hash];
    ++state.pins;
    state.doomed = false;
  }
  return {static_cast<const void*>(this),
          [self = shared_from_this(), hash](const void*) { self->unpin(hash); }};
}

void Contents::unpin(const ContentHash& hash) {
  const std::lock_guard hold(mutex_);
  const auto state = states_.find(hash);
  if (--state->second.pins == 0) states_.erase(state);
}

void Contents::retire(const ContentHash& hash) {
  {
    const std::lock_guard hold(mutex_);
    State& state = states_[hash];
    if (state.pins > 0 || state.doomed) return;
    state.doomed = true;
  }
  // When the threads have ended, the content is found after the next start, by list().
  (void)parts_->threads.post({.step = [self = shared_from_this(), hash]() -> FileThreads::Next {
                                self->remove_if_doomed(hash);
                                return {};
                              },
                              .slow = true});
}

void Contents::remove_if_doomed(const ContentHash& hash) {
  {
    const std::lock_guard hold(mutex_);
    const auto state = states_.find(hash);
    if (state == states_.end() || !state->second.doomed || state->second.going) return;
    state->second.going = true;  // from here on nobody pins it
  }
  const auto unlinked = unlink(hash);
  {
    const std::lock_guard hold(mutex_);
    states_.erase(hash);
  }
  gone_.notify_all();
  if (!unlinked) parts_->faults.report(unlinked.error());
}

Expected<void> Contents::unlink(const ContentHash& hash) const {
  const auto shelf = parts_->folders->shelf_of(hash);
  if (!shelf && shelf.error().os_error == ENOENT) return {};
  if (!shelf) return std::unexpected(shelf.error());
  const Folders::Place place = Folders::place_of(hash);
  if (::unlinkat(shelf->get(), place.name.c_str(), 0) == 0 || errno == ENOENT) return {};
  return os_fault("cannot remove " + parts_->folders->path() + '/' + place.shelf + '/' + place.name, errno);
}

bool Contents::has(const ContentHash& hash, std::int64_t size) const {
  const auto shelf = parts_->folders->shelf_of(hash);
  return shelf && is_file_of_size(shelf->get(), Folders::place_of(hash).name, size);
}

Expected<void> Contents::publish(const std::string& name, const ContentHash& hash, std::int64_t size,
                                 bool& moved) {
  const Folders& folders = *parts_->folders;
  BANTER_TRY(shelf, parts_->folders->make_shelf_of(hash));
  const Folders::Place place = Folders::place_of(hash);
  const auto cannot = [&](int error) {
    return os_fault("cannot write " + folders.path() + '/' + place.shelf + '/' + place.name, error);
  };
  moved = false;
  if (::linkat(folders.uploads(), name.c_str(), shelf.get(), place.name.c_str(), 0) == 0) return {};
  if (errno == EEXIST) {
    if (is_file_of_size(shelf.get(), place.name, size)) return {};
    // What stands there is none of what it is called: a damaged file, which its good bytes now replace.
    const std::string second = parts_->folders->new_name();
    if (::linkat(folders.uploads(), name.c_str(), folders.uploads(), second.c_str(), 0) == 0) {
      if (::renameat(folders.uploads(), second.c_str(), shelf.get(), place.name.c_str()) == 0) return {};
      const int error = errno;
      (void)::unlinkat(folders.uploads(), second.c_str(), 0);
      return cannot(error);
    }
  }
  if (!cannot_link(errno)) return cannot(errno);
  if (is_file_of_size(shelf.get(), place.name, size)) return {};
  if (::renameat(folders.uploads(), name.c_str(), shelf.get(), place.name.c_str()) != 0) return cannot(errno);
  moved = true;
  return {};
}

Expected<void> Contents::settle(const ContentHash& hash) {
  BANTER_TRY(shelf, parts_->folders->make_shelf_of(hash));
  if (::fsync(shelf.get()) != 0)
    return os_fault(
        "cannot put the folder " + parts_->folders->path() + '/' + Folders::place_of(hash).shelf + " on disk",
        errno);
  return {};
}

}  // namespace banter::blobs::disk
