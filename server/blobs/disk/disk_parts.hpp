#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "protocol/error.hpp"
#include "server/blobs/disk/faults.hpp"
#include "server/blobs/disk/folders.hpp"
#include "server/blobs/disk/threads/file_threads.hpp"

namespace banter::blobs::disk {

// What everything in this room works with. Whatever may outlive the store (an upload in somebody's hands, an
// open content) shares it; the threads end with the store.
struct DiskParts {
  DiskParts(std::unique_ptr<Folders> where, base::Log log, unsigned thread_count,
            std::function<Pacer::Commits()> commits)
      : folders(std::move(where)), faults(std::move(log)), threads(thread_count, std::move(commits)) {}

  const std::unique_ptr<Folders> folders;
  Faults faults;
  FileThreads threads;
};

// What is said instead of work that comes after the threads' end.
inline std::unexpected<protocol::Error> refuse_at_the_end() {
  return protocol::refuse(protocol::ErrorCode::storage_unavailable, "The server is shutting down.");
}

// Calls `done` with `result` on one of the threads, as whoever asks for a thing is always answered there.
template <class T>
void answer(FileThreads& threads, core::Done<T> done, protocol::Result<T> result) {
  const bool posted =
      threads.post({.step = [done, result = std::move(result)]() mutable -> FileThreads::Next {
        done(std::move(result));
        return {};
      }});
  if (!posted) done(refuse_at_the_end());
}

}  // namespace banter::blobs::disk
