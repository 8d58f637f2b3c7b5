#include "client/desktop/composer/typing_notice.hpp"

#include <utility>

namespace banter::desktop {

TypingNotice::TypingNotice(Tell tell, Clock clock) : tell_(std::move(tell)), clock_(std::move(clock)) {
  if (clock_) return;
  QElapsedTimer timer;
  timer.start();
  clock_ = [timer] { return timer.elapsed(); };
}

void TypingNotice::writing(const std::string& conversation) {
  const qint64 now = clock_();
  if (conversation_ == conversation && now - told_at_ < kEvery) return;
  if (conversation_ != conversation) done();
  conversation_ = conversation;
  told_at_ = now;
  tell_(conversation_, true);
}

void TypingNotice::done() {
  if (conversation_.empty()) return;
  tell_(std::exchange(conversation_, {}), false);
}

}  // namespace banter::desktop
