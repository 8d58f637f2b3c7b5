#include "server/transports/http/files/content_outflow.hpp"

#include <algorithm>
#include <utility>

#include "base/try.hpp"

namespace banter::transports::http::files {
namespace {

constexpr std::int64_t window = std::int64_t{1} << 20U;

}  // namespace

protocol::Result<std::optional<std::size_t>> ContentOutflow::look(std::span<char> into,
                                                                  std::size_t at_least) {
  if (failed_) return std::unexpected(*failed_);
  if (is_fetching_) return std::nullopt;
  const auto most =
      static_cast<std::size_t>(std::min<std::int64_t>(left(), static_cast<std::int64_t>(into.size())));
  into = into.first(most);
  const std::int64_t at_hand = fetched_ - at_;
  if (at_hand > 0 && at_hand >= std::min<std::int64_t>(static_cast<std::int64_t>(at_least), left())) {
    into = into.first(std::min(into.size(), static_cast<std::size_t>(at_hand)));
    BANTER_TRY(got, content_->read(at_, into));
    if (got < into.size())
      return protocol::refuse(protocol::ErrorCode::storage_unavailable, "The file is shorter than it was.");
    return got;
  }
  BANTER_TRY(got, content_->read_if_at_hand(at_, into));
  if (got && *got > 0 && *got >= std::min(at_least, most)) return got;
  fetch();
  return std::nullopt;
}

void ContentOutflow::fetch() {
  is_fetching_ = true;
  const std::int64_t bytes = std::min(window, left());
  content_->fetch(at_, static_cast<std::size_t>(bytes),
                  exchange_.on_loop<void>([this, until = at_ + bytes](protocol::Result<void> done) {
                    is_fetching_ = false;
                    if (!done) failed_ = std::move(done.error());
                    fetched_ = until;
                  }));
}

}  // namespace banter::transports::http::files
