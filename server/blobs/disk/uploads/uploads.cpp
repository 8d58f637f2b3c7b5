#include "server/blobs/disk/uploads/uploads.hpp"

#include <algorithm>
#include <utility>

#include "base/try.hpp"
#include "server/blobs/disk/uploads/upload_request.hpp"

namespace banter::blobs::disk {
namespace {

using protocol::ErrorCode;
using protocol::refuse;
using protocol::Result;
using Next = FileThreads::Next;

// About how long a connection takes to let go of its upload.
constexpr std::int64_t kRetryAfterMs = 200;

constexpr std::int64_t kMostWindow = std::int64_t{8} << 20;
constexpr std::int64_t kLeastWindow = std::int64_t{1} << 20;
constexpr std::int64_t kAllWindows = std::int64_t{32} << 20;

}  // namespace

std::int64_t Uploads::write_back_window() const {
  const auto requests = static_cast<std::int64_t>(std::max<std::size_t>(table_.requests(), 1));
  return std::clamp(kAllWindows / requests, kLeastWindow, kMostWindow);
}

Result<std::shared_ptr<UploadEntry>> Uploads::take(const std::string& id, UploadTable::Use use,
                                                   std::function<void()> let_go) {
  if (!is_upload_id(id)) return refuse(ErrorCode::invalid_request, "That is not the id of an upload.");
  UploadTable::Taken taken = table_.take(id, use, std::move(let_go));
  if (taken.ask) taken.ask();
  if (taken.entry) return std::move(taken.entry);
  if (taken.dropping) return refuse(ErrorCode::conflict, "The upload has been removed.");
  return protocol::refuse_for_now(ErrorCode::rate_limited, "Another request is writing to the upload.",
                                  kRetryAfterMs);
}

Result<std::shared_ptr<UploadEntry>> Uploads::take_for_placing(const std::string& id) {
  return take(id, UploadTable::Use::place, {});
}

void Uploads::begin(core::Blobs::Begin begin, core::Done<std::shared_ptr<core::Upload>> done) {
  auto taken = take(begin.id, UploadTable::Use::request, std::move(begin.let_go));
  if (!taken)
    return answer<std::shared_ptr<core::Upload>>(parts_->threads, std::move(done),
                                                 std::unexpected(std::move(taken).error()));
  const std::shared_ptr<UploadEntry> entry = *std::move(taken);
  auto request = std::make_shared<UploadRequest>(shared_from_this(), entry, begin.size, begin.offset,
                                                 std::move(begin.checksum));
  const bool posted = parts_->threads.post(entry->lane, {.step = [request, done]() -> Next {
                                             if (const auto opened = request->open(); !opened) {
                                               request->leave();
                                               done(std::unexpected(opened.error()));
                                             } else {
                                               done(hand_out(request));
                                             }
                                             return {};
                                           }});
  if (!posted) {
    table_.leave(*entry);
    done(refuse_at_the_end());
  }
}

void Uploads::how_far(std::string id, core::Done<std::int64_t> done) {
  auto taken = take(id, UploadTable::Use::look, {});
  if (!taken)
    return answer<std::int64_t>(parts_->threads, std::move(done), std::unexpected(std::move(taken).error()));
  look(*std::move(taken), std::move(done));
}

void Uploads::look(const std::shared_ptr<UploadEntry>& entry, core::Done<std::int64_t> done) {
  auto step = [this, entry, done, slow = false]() mutable -> Next {
    if (entry->dropped) {
      done(0);
      return {};
    }
    Partial& partial = entry->partial;
    auto looked = partial.open(false);
    if (looked && !partial.is_synced()) {
      if (!std::exchange(slow, true)) return {.again = true, .slow = true};
      looked = partial.sync();
    }
    if (looked) {
      done(partial.kept_size());
    } else {
      done(parts_->faults.refuse(looked.error()));
    }
    return {};
  };
  if (!parts_->threads.post(entry->lane, {.step = std::move(step)})) done(refuse_at_the_end());
}

void Uploads::drop(std::string id) {
  if (!is_upload_id(id)) return;
  UploadTable::Taken taken = table_.take(id, UploadTable::Use::drop);
  if (taken.ask) taken.ask();
  if (!taken.entry) return;
  const std::shared_ptr<UploadEntry> entry = std::move(taken.entry);
  // When the threads have ended, it is there after the next start, as an upload that nobody knows.
  (void)parts_->threads.post(entry->lane, {.step = [this, entry]() -> Next {
                                             entry->dropped = true;
                                             if (const auto removed = entry->partial.remove(); !removed)
                                               parts_->faults.report(removed.error());
                                             table_.forget(*entry);
                                             return {};
                                           },
                                           .slow = true});
}

}  // namespace banter::blobs::disk
