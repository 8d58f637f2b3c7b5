#include "server/blobs/disk/open.hpp"

#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <utility>

#include "base/try.hpp"
#include "server/blobs/disk/disk_blobs.hpp"

namespace banter::blobs::disk {
namespace {

std::function<Pacer::Commits()> commits_of(const core::Metrics* metrics) {
  if (metrics == nullptr) return {};
  return [metrics] {
    const core::CommitsToDisk& to_disk = metrics->commits_to_disk;
    Pacer::Commits commits;
    if (const std::int64_t began = to_disk.began.get(); began != 0)
      commits.running_since.emplace(std::chrono::microseconds(began));
    commits.count = to_disk.count.get();
    commits.micros = to_disk.micros.get();
    return commits;
  };
}

}  // namespace

base::Expected<std::unique_ptr<core::Blobs>> open(const Options& options) {
  BANTER_TRY(folders, Folders::open(options.folder, options.kept_free));
  auto parts = std::make_shared<DiskParts>(std::move(folders), options.log, options.threads,
                                           commits_of(options.metrics));
  const SyncFile sync = options.sync != nullptr ? options.sync : SyncFile{::fdatasync};
  return std::make_unique<DiskBlobs>(std::move(parts), options.chunks, options.idle_uploads, sync);
}

}  // namespace banter::blobs::disk
