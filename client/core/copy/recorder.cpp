#include "client/core/copy/recorder.hpp"

#include <utility>

#include "base/try.hpp"
#include "client/core/copy/copy_file.hpp"

namespace banter::client {

base::Expected<void> Recorder::open(const std::string& path, const std::string& user) {
  writer_.reset();
  path_ = path;
  BANTER_TRY(writer, CopyWriter::open(path, user));
  writer_.emplace(std::move(writer));
  return {};
}

void Recorder::write(const std::function<void(CopyWriter&)>& change) {
  if (!writer_) return;
  const Batch batch(*this);
  if (!std::exchange(begun_, true)) writer_->begin();
  change(*writer_);
}

void Recorder::tell(std::function<void()> job) {
  if (depth_ == 0) {
    job();
  } else {
    told_.push_back(std::move(job));
  }
}

void Recorder::end() {
  if (depth_ > 1) {
    --depth_;
    return;
  }
  keep();
  --depth_;
  // Whoever is told may begin something new.
  for (auto& job : std::exchange(told_, {}))
    job();
}

void Recorder::keep() {
  if (!std::exchange(begun_, false) || !writer_) return;
  if (writer_->commit()) return;
  // A damaged one is not tried again in this process, where others may be reading it.
  if (writer_->is_damaged()) condemn_copy(path_);
  writer_.reset();
  told_.push_back(failed_);
}

}  // namespace banter::client
