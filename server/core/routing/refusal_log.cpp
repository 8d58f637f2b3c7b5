#include "server/core/routing/refusal_log.hpp"

namespace banter::core {

constexpr unsigned kMostASecond = 20;

void RefusalLog::note(base::Log& log, base::Millis now, const Session& session, std::string_view action,
                      const protocol::Error& error) {
  if (now / 1000 != second_) {
    if (passed_over_ > 0) log.info("{} more refusals in that second", passed_over_);
    second_ = now / 1000;
    written_ = passed_over_ = 0;
  }
  if (++written_ > kMostASecond) {
    ++passed_over_;
    return;
  }
  log.info("refused {} of {} from {}: {}", action.empty() ? "a frame" : action,
           session.anonymous() ? std::string_view("somebody") : std::string_view(session.username()),
           session.peer.address, name_of(error.code));
}

}  // namespace banter::core
