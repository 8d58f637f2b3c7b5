#include "server/blobs/disk/uploads/upload_request.hpp"

#include <utility>

namespace banter::blobs::disk {
namespace {

using protocol::ErrorCode;
using protocol::refuse;
using protocol::Result;
using Next = FileThreads::Next;

// While the prefix of an upload that was begun before the server's start is not hashed yet, that is done by
// the way, so that little is left in the end: so many bytes an append.
constexpr std::size_t kHashedByTheWay = std::size_t{1} << 20;

class HandedOut final : public core::Upload {
 public:
  explicit HandedOut(std::shared_ptr<UploadRequest> request) : request_(std::move(request)) {}

  ~HandedOut() override {
    // First posted, then left: what comes next finds it settled.
    (void)threads().post(request_->lane(), {.step = [request = request_, slow = false]() mutable -> Next {
                           if (!request->is_settled()) {
                             if (!std::exchange(slow, true)) return {.again = true, .slow = true};
                             request->settle();
                           }
                           // When many leave at once, those before it have let go by now.
                           request->uploads()->table().tidy();
                           return {};
                         }});
    request_->leave();
  }
  HandedOut(const HandedOut&) = delete;
  HandedOut& operator=(const HandedOut&) = delete;

  void append(core::Chunk chunk, core::Done<void> done) override {
    if (chunk.filled > core::Chunk::most_bytes || (chunk.filled > 0 && !chunk))
      return answer<void>(threads(), std::move(done), refuse(ErrorCode::internal, "That is no chunk."));
    const std::size_t bytes = chunk.filled;
    const bool posted = threads().post(
        request_->lane(), {.step = [request = request_, chunk = std::move(chunk), done]() mutable -> Next {
                             Result<void> result = request->append({chunk.memory.get(), chunk.filled});
                             chunk.memory.reset();  // before the answer: the next bytes may need it
                             done(std::move(result));
                             return {};
                           },
                           .bytes = bytes});
    if (!posted) done(refuse_at_the_end());
  }

  void finish(core::Done<core::UploadEnd> done) override {
    const bool posted = threads().post(request_->lane(), {.step = [request = request_, done]() -> Next {
                                                            done(request->finish());
                                                            return {};
                                                          },
                                                          .slow = true});
    if (!posted) done(refuse_at_the_end());
  }

 private:
  FileThreads& threads() const { return request_->uploads()->parts().threads; }

  const std::shared_ptr<UploadRequest> request_;
};

}  // namespace

std::shared_ptr<core::Upload> hand_out(std::shared_ptr<UploadRequest> request) {
  return std::make_shared<HandedOut>(std::move(request));
}

UploadRequest::UploadRequest(std::shared_ptr<Uploads> uploads, std::shared_ptr<UploadEntry> entry,
                             std::int64_t size, std::int64_t offset, std::optional<core::Checksum> checksum)
    : uploads_(std::move(uploads)), entry_(std::move(entry)), size_(size), offset_(offset), end_(offset) {
  if (checksum) check_.emplace(*std::move(checksum));
}

std::unexpected<protocol::Error> UploadRequest::failed(protocol::Error error) {
  error_ = std::move(error);
  return std::unexpected(*error_);
}

std::unexpected<protocol::Error> UploadRequest::failed(const base::Fault& fault) {
  return failed(uploads_->parts().faults.refuse(fault).error());
}

Result<void> UploadRequest::open() {
  if (entry_->dropped) return refuse(ErrorCode::conflict, "The upload has been removed.");
  Partial& partial = entry_->partial;
  if (const auto opened = partial.open(offset_ == 0); !opened) return failed(opened.error());
  // What an earlier request could not.
  if (const auto taken = partial.take_back(); !taken) return failed(taken.error());
  if (partial.size() != offset_ || offset_ > size_ || !partial.is_open())
    return refuse(ErrorCode::conflict, "The upload does not end at that offset.");
  return {};
}

// Whatever has happened to the file between two steps of this request, its bytes never stand in another place
// than they were sent for, and none of them are missing.
Result<void> UploadRequest::expect_end() {
  if (entry_->partial.size() == end_) return {};
  return failed({.code = ErrorCode::conflict,
                 .message = "The upload does not end any more where this request left it."});
}

Result<void> UploadRequest::append(std::string_view bytes) {
  if (error_) return std::unexpected(*error_);
  if (entry_->dropped)
    return failed({.code = ErrorCode::conflict, .message = "The upload has been removed."});
  Partial& partial = entry_->partial;
  if (auto expected = expect_end(); !expected) return expected;
  if (static_cast<std::int64_t>(bytes.size()) > size_ - end_)
    return failed({.code = ErrorCode::conflict, .message = "The upload has no room for so many bytes."});
  if (bytes.empty()) return {};
  if (check_) {
    if (const auto marked = partial.mark(); !marked) return failed(marked.error());
    check_->update(bytes);
  }
  const auto appended = partial.append(bytes, size_, uploads_->write_back_window());
  if (!appended) return failed(appended.error());
  end_ = partial.size();
  if (!partial.is_hashed()) {
    if (const auto hashed = partial.hash_more(kHashedByTheWay); !hashed) return failed(hashed.error());
  }
  return {};
}

Result<core::UploadEnd> UploadRequest::finish() {
  if (error_) return std::unexpected(*error_);
  if (entry_->dropped)
    return failed({.code = ErrorCode::conflict, .message = "The upload has been removed."});
  Partial& partial = entry_->partial;
  if (const auto expected = expect_end(); !expected) return std::unexpected(expected.error());
  const bool matches = !check_ || check_->matches();
  const auto decided = matches ? partial.keep() : partial.take_back();
  if (!decided) return failed(decided.error());
  if (const auto synced = partial.sync(); !synced) return failed(synced.error());
  settled_ = true;
  return core::UploadEnd{.offset = partial.size(), .checksum_failed = !matches};
}

void UploadRequest::settle() {
  if (settled_ || entry_->dropped) return;
  settled_ = true;
  Partial& partial = entry_->partial;
  auto done = partial.take_back();
  if (done) done = partial.sync();
  if (!done) uploads_->parts().faults.report(done.error());
}

}  // namespace banter::blobs::disk
