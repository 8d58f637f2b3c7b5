#include "server/transports/http/files/content_outflow.hpp"

#include <algorithm>
#include <utility>

#include "base/try.hpp"

namespace banter::transports::http::files {
namespace {

constexpr std::size_t window = std::size_t{1} << 20U;
constexpr base::Millis remembered = 1000;  // by the system, at the least

}  // namespace

protocol::Result<std::optional<std::size_t>> ContentOutflow::look(std::span<char> into,
                                                                  std::size_t at_least) {
  if (failed_) return std::unexpected(*failed_);
  into = into.first(std::min(into.size(), static_cast<std::size_t>(left())));
  at_least = std::min(at_least, into.size());
  if (at_ < fetched_) return read_window(into, at_least);
  if (is_fetching_) return std::nullopt;
  BANTER_TRY(got, content_->read_if_at_hand(at_, into));
  if (got && *got > 0 && *got >= at_least) return got;
  fetch(at_);
  return std::nullopt;
}

protocol::Result<std::optional<std::size_t>> ContentOutflow::read_window(std::span<char> into,
                                                                         std::size_t at_least) {
  const auto at_hand = static_cast<std::size_t>(fetched_ - at_);
  // The disk works on while the client takes what is there.
  if (at_hand < window / 2 && fetched_ < end_ && !is_fetching_) fetch(fetched_);
  if (at_hand < at_least) return std::nullopt;
  into = into.first(std::min(into.size(), at_hand));
  BANTER_TRY(found, content_->read_if_at_hand(at_, into));
  if (!found && exchange_.connection().now() > fetched_at_ + remembered) {
    // A slow client: the system may have let go of it meanwhile.
    if (!is_fetching_) fetch(at_);
    fetched_ = at_;
    return std::nullopt;
  }
  if (found && *found == into.size()) return found;
  BANTER_TRY(got, content_->read(at_, into));
  if (got < into.size())
    return protocol::refuse(protocol::ErrorCode::storage_unavailable, "The file is shorter than it was.");
  return got;
}

void ContentOutflow::fetch(std::int64_t from) {
  is_fetching_ = true;
  const std::int64_t bytes = std::min<std::int64_t>(window, end_ - from);
  content_->fetch(from, static_cast<std::size_t>(bytes),
                  exchange_.on_loop<void>([this, until = from + bytes](protocol::Result<void> done) {
                    is_fetching_ = false;
                    if (!done) failed_ = std::move(done.error());
                    fetched_ = until;
                    fetched_at_ = exchange_.connection().now();
                  }));
}

}  // namespace banter::transports::http::files
