#include "server/blobs/disk/folders.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <span>

#include "base/platform/file.hpp"
#include "base/try.hpp"

namespace banter::blobs::disk {
namespace {

using base::Descriptor;
using base::Expected;
using base::os_fault;

constexpr std::string_view kNewPrefix = ".new-";
constexpr int kFolder = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

bool is_id_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

// The names in the folder `name` below `root`; none when there is no such folder.
Expected<std::vector<std::string>> names_in(int root, const std::string& name, const std::string& path) {
  Descriptor opened(::openat(root, name.c_str(), kFolder));
  if (opened.get() < 0) {
    if (errno == ENOENT) return {};
    return os_fault("cannot read " + path + '/' + name, errno);
  }
  const std::unique_ptr<DIR, CloseFolder> folder(::fdopendir(opened.get()));
  if (!folder) return os_fault("cannot read " + path + '/' + name, errno);
  opened.release();
  std::vector<std::string> names;
  while (true) {
    errno = 0;
    const dirent* const entry = ::readdir(folder.get());
    if (entry == nullptr) break;
    names.emplace_back(entry->d_name);
  }
  if (errno != 0) return os_fault("cannot read " + path + '/' + name, errno);
  return names;
}

std::string shelf_name(unsigned shelf) {
  const auto byte = static_cast<std::byte>(shelf);
  return base::hex(std::span(&byte, 1));
}

}  // namespace

bool is_upload_id(std::string_view id) {
  return !id.empty() && id.size() <= 64 && std::ranges::all_of(id, is_id_character);
}

Expected<std::unique_ptr<Folders>> Folders::open(const std::string& path, unsigned kept_free) {
  BANTER_CHECK(base::make_private_dir(path));
  Descriptor root(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (root.get() < 0) return os_fault("cannot open the folder " + path, errno);
  if (::mkdirat(root.get(), "uploads", 0700) == 0) {
    if (::fsync(root.get()) != 0) return os_fault("cannot put the folder " + path + " on disk", errno);
  } else if (errno != EEXIST) {
    return os_fault("cannot create the folder " + path + "/uploads", errno);
  }
  Descriptor uploads(::openat(root.get(), "uploads", kFolder));
  if (uploads.get() < 0) return os_fault("cannot open the folder " + path + "/uploads", errno);

  BANTER_TRY(names, names_in(root.get(), "uploads", path));
  for (const std::string& name : names)
    if (name.starts_with(kNewPrefix)) (void)::unlinkat(uploads.get(), name.c_str(), 0);
  return std::unique_ptr<Folders>(new Folders(path, std::move(root), std::move(uploads), kept_free));
}

Expected<Folders::Space> Folders::space() const {
  struct statvfs status{};
  if (::fstatvfs(root_.get(), &status) != 0) return os_fault("cannot ask for the space in " + path_, errno);
  const auto block = static_cast<std::int64_t>(status.f_frsize);
  return Space{.total = static_cast<std::int64_t>(status.f_blocks) * block,
               .free = static_cast<std::int64_t>(status.f_bavail) * block};
}

Expected<void> Folders::require_room(std::int64_t bytes) const {
  if (kept_free_ == 0) return {};
  BANTER_TRY(space, this->space());
  if (space.free - bytes >= space.total / kept_free_) return {};
  return os_fault("the disk of " + path_ + " is nearly full", ENOSPC);
}

std::string Folders::new_name() {
  return std::string(kNewPrefix) + std::to_string(next_name_.fetch_add(1, std::memory_order_relaxed));
}

Folders::Place Folders::place_of(const core::ContentHash& hash) {
  std::string digits = base::hex(hash);
  return {.shelf = digits.substr(0, 2), .name = digits.substr(2)};
}

Expected<Descriptor> Folders::shelf_of(const core::ContentHash& hash) const {
  const std::string name = place_of(hash).shelf;
  Descriptor shelf(::openat(root(), name.c_str(), kFolder));
  if (shelf.get() < 0) return os_fault("cannot open the folder " + path_ + '/' + name, errno);
  return shelf;
}

Expected<Descriptor> Folders::make_shelf_of(const core::ContentHash& hash) {
  std::atomic<bool>& durable = durable_[std::to_integer<unsigned>(hash[0])];
  if (!durable) {
    const std::string name = place_of(hash).shelf;
    if (::mkdirat(root(), name.c_str(), 0700) != 0 && errno != EEXIST)
      return os_fault("cannot create the folder " + path_ + '/' + name, errno);
    // One that is there may be an earlier process's that was killed before it came to this.
    if (::fsync(root()) != 0) return os_fault("cannot put the folder " + path_ + " on disk", errno);
    durable = true;
  }
  return shelf_of(hash);
}

Expected<std::vector<core::ContentHash>> Folders::contents(unsigned shelf) const {
  const std::string folder = shelf_name(shelf);
  BANTER_TRY(names, names_in(root(), folder, path_));
  std::vector<core::ContentHash> hashes;
  for (const std::string& name : names) {
    const auto bytes = base::from_hex(folder + name);
    core::ContentHash hash;
    if (!bytes || bytes->size() != hash.size()) continue;
    std::ranges::transform(*bytes, hash.begin(), [](char c) { return static_cast<std::byte>(c); });
    if (base::hex(hash) == folder + name) hashes.push_back(hash);  // not in capitals
  }
  return hashes;
}

Expected<std::vector<std::string>> Folders::upload_ids() const {
  BANTER_TRY(names, names_in(root(), "uploads", path_));
  // A mark by itself belongs to an upload that is to be found too, so that it can go.
  for (std::string& name : names)
    if (name.ends_with(kMarkSuffix)) name.resize(name.size() - kMarkSuffix.size());
  std::erase_if(names, [](const std::string& name) { return !is_upload_id(name); });
  std::ranges::sort(names);
  names.erase(std::ranges::unique(names).begin(), names.end());
  return names;
}

}  // namespace banter::blobs::disk
