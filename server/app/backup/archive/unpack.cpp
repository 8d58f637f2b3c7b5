#include "server/app/backup/archive/unpack.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "base/platform/descriptor.hpp"
#include "base/platform/file.hpp"
#include "base/platform/temporary_folder.hpp"
#include "base/try.hpp"
#include "server/app/backup/archive/ustar.hpp"
#include "server/app/contents/place.hpp"

namespace banter::app {
namespace {

using base::Expected;
using base::fault;
using base::os_fault;

// Where a member goes; nowhere when it is only looked at.
class Target {
 public:
  static Expected<Target> open(const std::string& folder, const std::string& name) {
    if (folder.empty()) return Target("", base::Descriptor());
    const std::string path = folder + '/' + name;
    BANTER_CHECK(base::make_private_dir(base::folder_of(path)));
    base::Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (file.get() < 0) return os_fault("cannot write " + path, errno);
    return Target(path, std::move(file));
  }

  Expected<void> write(std::string_view bytes) {
    while (file_.get() >= 0 && !bytes.empty()) {
      const ssize_t written = ::write(file_.get(), bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return os_fault("cannot write " + path_, errno);
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
  }
  Expected<void> sync() {
    if (file_.get() < 0) return {};
    if (::fsync(file_.get()) != 0) return os_fault("cannot write " + path_, errno);
    return base::sync_folder(base::folder_of(path_));
  }

 private:
  Target(std::string path, base::Descriptor file) : path_(std::move(path)), file_(std::move(file)) {}

  std::string path_;
  base::Descriptor file_;
};

Expected<Manifest> read_manifest(TarReader& archive, const std::string& path) {
  BANTER_TRY(first, archive.next());
  if (!first || first->name != kManifestName || first->bytes > static_cast<std::int64_t>(kMostManifestBytes))
    return fault(path + " is no backup of banterd");
  std::string text(static_cast<std::size_t>(first->bytes), '\0');
  BANTER_TRY(got, archive.read(text));
  if (got != text.size()) return fault(path + " is cut short");
  auto manifest = decode_manifest(text);
  if (!manifest) return fault(path + ": " + manifest.error().sentence);
  return manifest;
}

// One backup on its way into a folder, or nowhere.
class Unpacking {
 public:
  Unpacking(TarReader& archive, const std::string& path, const std::string& folder,
            const std::function<bool()>& stop)
      : archive_(archive), path_(path), folder_(folder), stop_(stop) {}

  Expected<void> take_contents(const Manifest::Contents& promised) {
    std::int64_t bytes = 0;
    for (std::int64_t i = 0; i < promised.count; ++i) {
      BANTER_TRY(next, archive_.next());
      const auto hash = next ? content_at(next->name) : std::nullopt;
      if (!hash) return fault(path_ + " does not hold as many files as its manifest says");
      bytes += next->bytes;
      BANTER_CHECK(take(next->name, *hash));
    }
    if (bytes != promised.bytes) return fault(path_ + " does not hold what its manifest says: files");
    // One sync for all: there may be very many.
    if (promised.count == 0 || folder_.empty()) return {};
    return base::sync_file_system(folder_);
  }

  Expected<void> take_member(const Manifest::Member& member) {
    BANTER_TRY(next, archive_.next());
    if (!next || next->name != member.name || next->bytes != member.bytes)
      return fault(path_ + " does not hold what its manifest says: " + member.name);
    BANTER_TRY(target, take(member.name, member.sha256));
    return target.sync();
  }

 private:
  // What comes next in the archive.
  Expected<Target> take(const std::string& name, const base::Digest256& expected) {
    BANTER_TRY(target, Target::open(folder_, name));
    base::Sha256 hash;
    std::array<char, 262144> part;
    while (true) {
      if (stop_()) return fault("interrupted");
      BANTER_TRY(got, archive_.read(part));
      if (got == 0) break;
      hash.update(std::string_view(part.data(), got));
      BANTER_CHECK(target.write({part.data(), got}));
    }
    if (hash.finish() != expected) return fault(path_ + " is damaged: " + name + " is not what was stored");
    return std::move(target);
  }

  TarReader& archive_;
  const std::string& path_;
  const std::string& folder_;
  const std::function<bool()>& stop_;
};

Expected<Manifest> read_all(const std::string& path, const std::string& folder,
                            const std::function<bool()>& stop) {
  BANTER_TRY(file, base::open_regular_file(path));
  TarReader archive(file.get(), path);
  BANTER_TRY(manifest, read_manifest(archive, path));
  Unpacking unpacking(archive, path, folder, stop);
  BANTER_CHECK(unpacking.take_contents(manifest.contents));
  for (const Manifest::Member& member : manifest.members)
    BANTER_CHECK(unpacking.take_member(member));
  BANTER_TRY(more, archive.next());
  if (more) return fault(path + " holds more than its manifest says");
  return manifest;
}

}  // namespace

Expected<Manifest> verify_backup(const std::string& path, const std::function<bool()>& stop) {
  return read_all(path, "", stop);
}

Expected<Manifest> unpack_backup(const std::string& path, const std::string& folder,
                                 const std::function<bool()>& stop) {
  return read_all(path, folder, stop);
}

}  // namespace banter::app
