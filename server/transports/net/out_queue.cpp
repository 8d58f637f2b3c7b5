#include "server/transports/net/out_queue.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace banter::transports {

std::size_t OutQueue::push(core::Frame frame, core::FrameKind kind, bool as_message) {
  const Item& item = items_.emplace_back(std::move(frame), kind, as_message);
  const std::size_t size = item.bytes().size();
  bytes_[static_cast<std::size_t>(kind)] += size;
  return size;
}

std::size_t OutQueue::gather(std::span<iovec> pieces) const {
  const std::size_t count = std::min(pieces.size(), items_.size() - first_);
  for (std::size_t i = 0; i < count; ++i) {
    std::string_view bytes = items_[first_ + i].bytes();
    if (i == 0) bytes.remove_prefix(offset_);
    pieces[i] = {const_cast<char*>(bytes.data()), bytes.size()};
  }
  return count;
}

std::size_t OutQueue::join(std::span<char> into) const {
  std::size_t filled = 0;
  for (std::size_t i = first_; i < items_.size() && filled < into.size(); ++i) {
    std::string_view bytes = items_[i].bytes();
    if (i == first_) bytes.remove_prefix(offset_);
    const std::size_t taken = std::min(bytes.size(), into.size() - filled);
    std::memcpy(into.data() + filled, bytes.data(), taken);
    filled += taken;
  }
  return filled;
}

void OutQueue::sent(std::size_t bytes) {
  pinned_ = 0;
  offset_ += bytes;
  while (first_ < items_.size()) {
    Item& item = items_[first_];
    const std::size_t size = item.bytes().size();
    if (offset_ < size) break;
    offset_ -= size;
    bytes_[static_cast<std::size_t>(item.kind)] -= size;
    item.frame.reset();
    ++first_;
  }
  if (first_ == items_.size()) {
    items_.clear();
    first_ = 0;
  } else if (first_ >= 64 && first_ * 2 > items_.size()) {
    items_.erase(items_.begin(), items_.begin() + static_cast<std::ptrdiff_t>(first_));
    first_ = 0;
  }
}

template <class Predicate>
void OutQueue::drop(Predicate&& unwanted) {
  // What has begun to leave must leave whole.
  std::size_t keep = first_;
  for (std::size_t begun = offset_ + pinned_; begun > 0 && keep < items_.size(); ++keep)
    begun -= std::min(begun, items_[keep].bytes().size());
  const auto kept =
      std::remove_if(items_.begin() + static_cast<std::ptrdiff_t>(keep), items_.end(), [&](const Item& item) {
        if (!unwanted(item.kind)) return false;
        bytes_[static_cast<std::size_t>(item.kind)] -= item.bytes().size();
        return true;
      });
  items_.erase(kept, items_.end());
}

void OutQueue::drop_droppable() {
  drop([](core::FrameKind kind) { return kind == core::FrameKind::droppable; });
}

void OutQueue::drop_events() {
  drop([](core::FrameKind kind) { return kind != core::FrameKind::reply; });
}

void OutQueue::clear() {
  items_.clear();
  first_ = offset_ = pinned_ = 0;
  bytes_ = {};
}

}  // namespace banter::transports
