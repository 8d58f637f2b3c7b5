#pragma once

#include <QElapsedTimer>
#include <functional>
#include <string>

namespace banter::desktop {

/// Says to the others of a conversation that something is being written, at most every three seconds, and
/// that it is not any more. Screen's thread.
class TypingNotice {
 public:
  /// How often it is said again while keys come, in milliseconds; the server lets it hold for twice that.
  static constexpr qint64 kEvery = 3'000;

  using Tell = std::function<void(const std::string& conversation, bool active)>;
  /// Milliseconds of a steady clock.
  using Clock = std::function<qint64()>;

  explicit TypingNotice(Tell tell, Clock clock = {});

  /// A key was pressed that changed the text there.
  void writing(const std::string& conversation);
  /// The text is empty or sent, or the person looks elsewhere.
  void done();

 private:
  Tell tell_;
  Clock clock_;
  std::string conversation_;  // empty: nothing was told, or all was taken back
  qint64 told_at_ = 0;
};

}  // namespace banter::desktop
