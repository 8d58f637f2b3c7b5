#include "server/blobs/disk/placing.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "base/platform/descriptor.hpp"
#include "base/try.hpp"

namespace banter::blobs::disk {
namespace {

using base::Expected;
using core::Placed;
using protocol::ErrorCode;
using protocol::Result;
using Next = FileThreads::Next;

constexpr std::size_t kBeginning = 512;
constexpr std::size_t kHashedAtOnce = std::size_t{4} << 20;

// A file in the folder of uploads that goes with the object.
class NewFile {
 public:
  explicit NewFile(Folders& folders) : folders_(folders), name_(folders.new_name()) {}
  ~NewFile() { (void)::unlinkat(folders_.uploads(), name_.c_str(), 0); }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  Expected<void> write(std::string_view bytes, SyncFile sync) const {
    BANTER_CHECK(folders_.require_room(static_cast<std::int64_t>(bytes.size())));
    const base::Descriptor file(::openat(folders_.uploads(), name_.c_str(),
                                         O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (file.get() < 0) return fails(errno);
    if (const int error = write_at(file.get(), bytes, 0)) return fails(error);
    if (sync(file.get()) != 0) return fails(errno);
    return {};
  }
  const std::string& name() const { return name_; }

 private:
  Expected<void> fails(int error) const {
    return base::os_fault("cannot write " + folders_.path() + "/uploads/" + name_, error);
  }

  Folders& folders_;
  const std::string name_;
};

}  // namespace

Next Placing::step() {
  if (!checked_) {
    if (const auto checked = check(); !checked) return end(std::unexpected(checked.error()));
    checked_ = true;
  }
  Partial& partial = entry_->partial;
  if (!partial.is_hashed()) {
    if (uploads_->parts().threads.is_ending()) return end(refuse_at_the_end());
    if (const auto hashed = partial.hash_more(kHashedAtOnce); !hashed)
      return end(uploads_->parts().faults.refuse(hashed.error()));
    return {.again = true, .bytes = kHashedAtOnce};
  }
  if (!std::exchange(slow_, true)) return {.again = true, .slow = true};
  return end(place());
}

Next Placing::end(Result<Placed> result) {
  uploads_->table().leave(*entry_);
  done_(std::move(result));
  return {};
}

Result<void> Placing::check() {
  if (entry_->dropped) return protocol::refuse(ErrorCode::conflict, "The upload has been removed.");
  auto opened = entry_->partial.open(size_ == 0);
  if (opened) opened = entry_->partial.take_back();  // what an earlier request could not
  if (!opened) return uploads_->parts().faults.refuse(opened.error());
  if (!entry_->partial.is_open() || entry_->partial.size() != size_)
    return protocol::refuse(ErrorCode::conflict, "The upload is not whole.");
  return {};
}

Result<Placed> Placing::place() {
  Partial& partial = entry_->partial;
  Placed placed{.hash = partial.digest(), .size = size_, .beginning = {}, .hold = {}};
  const auto publish = [&]() -> Expected<void> {
    BANTER_CHECK(partial.sync());
    BANTER_TRY(beginning, partial.beginning(kBeginning));
    placed.beginning = std::move(beginning);
    placed.hold = contents_->pin(placed.hash);
    bool moved = false;
    partial.becomes_content();
    BANTER_CHECK(contents_->publish(entry_->id, placed.hash, size_, moved));
    if (moved) partial.forget();
    return contents_->settle(placed.hash);
  };
  if (const auto published = publish(); !published) return uploads_->parts().faults.refuse(published.error());
  return placed;
}

Result<Placed> store(Contents& contents, const std::string& bytes, SyncFile sync) {
  Placed placed{.hash = base::sha256(bytes),
                .size = static_cast<std::int64_t>(bytes.size()),
                .beginning = bytes.substr(0, kBeginning),
                .hold = {}};
  placed.hold = contents.pin(placed.hash);
  const auto publish = [&]() -> Expected<void> {
    if (contents.has(placed.hash, placed.size)) return contents.settle(placed.hash);
    const NewFile file(*contents.parts().folders);
    BANTER_CHECK(file.write(bytes, sync));
    bool moved = false;
    BANTER_CHECK(contents.publish(file.name(), placed.hash, placed.size, moved));
    return contents.settle(placed.hash);
  };
  if (const auto published = publish(); !published) return contents.parts().faults.refuse(published.error());
  return placed;
}

}  // namespace banter::blobs::disk
