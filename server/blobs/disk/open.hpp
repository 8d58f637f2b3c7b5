#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "base/fault.hpp"
#include "base/log.hpp"
#include "server/blobs/disk/file_io.hpp"
#include "server/core/ports/blobs.hpp"
#include "server/core/ports/metrics.hpp"

namespace banter::blobs::disk {

struct Options {
  // The folder of the files; created, for its owner only, when missing. No other process may write there.
  std::string folder;
  base::Log log;
  // By these it sees when files keep messages waiting. Null: it does not look.
  const core::Metrics* metrics = nullptr;
  unsigned threads = 2;  // 1 or more
  // One of so many parts of the disk stays free, whatever was promised to uploads; 0: none.
  unsigned kept_free = 20;
  // Memory for uploads, in chunks of core::Chunk::most_bytes.
  std::size_t chunks = 64;
  // Uploads that it keeps open between two of their requests.
  std::size_t idle_uploads = 64;

  // For tests; null: fdatasync().
  SyncFile sync = nullptr;
};

// The files in a folder. What outlives the store (an Upload, a Content, a hold, a chunk) stays valid:
// contents can still be read, and everything else answers that the server is shutting down. Its destructor
// has the jobs finished that are there and calls each `done`; it is not to be run on one of its own threads.
//
// Faults: the folder cannot be made or opened.
base::Expected<std::unique_ptr<core::Blobs>> open(const Options& options);

}  // namespace banter::blobs::disk
