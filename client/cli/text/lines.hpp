#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/millis.hpp"
#include "client/cli/text/style.hpp"
#include "protocol/generated/cpp/messages.hpp"

namespace banter::cli {

/// How far an own message has come; others' have none.
enum class Mark : std::uint8_t { none, pending, sent, arrived, read, failed };

/// What is to be seen of one message. All text in it is foreign.
struct ShownMessage {
  protocol::Message message;
  Mark mark = Mark::none;
  /// `#room` or `@user` to stand in front of the sender; empty: none.
  std::string place{};
  /// Show its number, by which it can be edited, deleted and answered.
  bool numbered = false;
  /// It may still arrive and be read: there is room for the marks that tell of that.
  bool has_ticks = false;
  /// It names the person.
  bool names_me = false;
  /// What fetches its files, the number of the message left out: `/get`; empty: not told.
  std::string get{};
};

/// Lays messages and remarks out as lines. What it gives has no line end behind it, and is safe to write to a
/// terminal. A message begins with its time and a remark with `--`, and every further line of either is
/// indented, so that no foreign text can pass for another message or for a remark.
class Lines {
 public:
  /// `columns`: of the terminal; 0 where lines go to a file or pipe, which are not broken and carry the date.
  Lines(std::size_t columns, Style style) : columns_(columns), style_(style) {}

  std::string message(const ShownMessage& shown) const;
  /// What a member did; empty when there is nothing to say. `place`: as in ShownMessage.
  std::string notice(const protocol::Notice& notice, std::string_view place) const;
  /// A line between days.
  std::string day(base::Millis time) const;
  /// A line above what belongs to `title`, which may be foreign text.
  std::string heading(std::string_view title) const;
  /// A word of the program itself; `text` may hold foreign text.
  std::string remark(std::string_view text) const;
  /// The same for what went wrong.
  std::string complaint(std::string_view text) const;

  /// How a mark looks: ✓ sent, ✓✓ arrived, and read in another colour, or ✓✓✓ where there are none.
  std::string mark(Mark mark) const;

  const Style& style() const { return style_; }
  std::size_t columns() const { return columns_; }

 private:
  std::string_view plain_mark(Mark mark) const;
  std::string remark_in(std::string_view text, std::string (Style::*colour)(std::string_view) const) const;
  std::string laid_out(std::string head, std::size_t head_columns, std::string_view content,
                       bool accented) const;

  std::size_t columns_;
  Style style_;
};

/// A size for people: `812 bytes`, `1.2 MB`.
std::string size_text(std::int64_t bytes);

}  // namespace banter::cli
