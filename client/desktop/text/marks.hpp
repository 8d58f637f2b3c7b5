#pragma once

#include <QString>
#include <QStringView>
#include <cstdint>
#include <vector>

namespace banter::desktop {

/// How a stretch of a message is drawn. Bits, since they may lie within each other.
enum Mark : std::uint16_t {
  kBold = 1,
  kItalic = 2,
  kStrike = 4,
  kCode = 8,
  kLink = 16,     ///< `target` is an address: http, https or mailto
  kMention = 32,  ///< `target` is a username
  kRoom = 64,     ///< `target` is `#room`
  kEmoji = 128    ///< to be drawn with the font of emojis first
};

/// A stretch of a block's text, in UTF-16 units.
struct Span {
  qsizetype start = 0;
  qsizetype length = 0;
  std::uint16_t marks = 0;
  QString target{};

  bool operator==(const Span&) const = default;
};

/// What stands below each other in a message.
struct Block {
  enum class Kind : std::uint8_t { paragraph, quote, code };
  Kind kind = Kind::paragraph;
  /// What is shown: the signs that only mark something are gone from it, what has no look of its own
  /// (control characters, orders that turn the writing around) is replaced by something that has.
  QString text{};
  QString language{};         ///< of code: the word behind the fence
  std::vector<Span> spans{};  ///< in order, none within another; stretches without marks are left out

  bool operator==(const Block&) const = default;
};

/// Reads the small subset of Markdown that messages are written in: **bold**, *italic*, ~~strike~~, `code`,
/// fences of code, > quotes, [words](address), addresses, @names and #rooms. Whatever is not one of these
/// stays as it is written. It takes time in proportion to the length, whatever the text is.
std::vector<Block> read_marks(QStringView message);

/// The words alone on one line, for quotes, lists and reading aloud; at most `most` UTF-16 units.
QString plain_line(QStringView message, qsizetype most);

}  // namespace banter::desktop
