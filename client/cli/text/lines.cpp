#include "client/cli/text/lines.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "client/cli/text/visible.hpp"
#include "client/cli/text/wrap.hpp"

namespace banter::cli {
namespace {

constexpr std::size_t kIndent = 8;
constexpr std::size_t kNarrow = 24;  // columns below which the indent would take too many of them
constexpr std::size_t kNarrowIndent = 2;
constexpr std::size_t kNarrowest =
    8;  // below it lines are broken by the terminal: no row holds a time and a name
constexpr std::size_t kMostName = 64;

std::string reactions_of(const protocol::Message& message) {
  std::string text;
  for (const protocol::Reaction& reaction : message.reactions)
    text += fmt::format("{}{} {}", text.empty() ? "[" : "  ", reaction.emoji, reaction.count);
  return text + "]";
}

/// `[file a.png, 1.2 MB, image/png, 640×480: /get 17]`
std::string file_line(const protocol::Attachment& file, const std::string& get) {
  std::string text = "[file " + file.file_name + ", " + size_text(file.size);
  if (!file.media_type.empty()) text += ", " + file.media_type;
  if (file.width && file.height) text += fmt::format(", {}×{}", *file.width, *file.height);
  return text + (get.empty() ? "" : ": " + get) + "]";
}

std::string content_of(const ShownMessage& shown) {
  const protocol::Message& message = shown.message;
  if (message.hidden) return "(a message of somebody whom you have blocked)";
  if (message.deleted) return "(deleted)";
  std::string content = message.content;
  std::size_t number = 0;
  for (const protocol::Attachment& file : message.attachments) {
    if (!content.empty()) content += '\n';
    std::string get;
    if (!shown.get.empty() && message.seq > 0) get = fmt::format("{} {}", shown.get, message.seq);
    if (!get.empty() && message.attachments.size() > 1) get += fmt::format(" {}", ++number);
    content += file_line(file, get);
  }
  if (message.reply_to) content = fmt::format("(to {}) ", *message.reply_to) + content;
  if (message.edited_at) content += " (edited)";
  if (message.pinned) content += " (pinned)";
  if (!message.reactions.empty()) content += "\n" + reactions_of(message);
  return content;
}

std::string who_did(const protocol::Notice& notice) {
  using protocol::NoticeKind;
  const std::string who = notice.username.empty() ? "somebody" : notice.username;
  const std::string by = notice.by.empty() || notice.by == who ? "" : " by " + notice.by;
  switch (notice.kind) {
    case NoticeKind::join:
      return who + " has joined";
    case NoticeKind::leave:
      return who + " has left";
    case NoticeKind::kick:
      return who + " was removed" + by;
    case NoticeKind::ban:
      return who + " was banned" + by;
    case NoticeKind::unban:
      return who + " may come again";
    case NoticeKind::role:
      return who + " is now " + (notice.text.empty() ? "of another role" : notice.text) + by;
    case NoticeKind::topic:
      if (notice.text.empty()) return who + " has removed the topic";
      return who + " has set the topic: " + notice.text;
    case NoticeKind::name:
      return who + " has named the room " + notice.text;
    case NoticeKind::other:
      break;
  }
  return {};
}

}  // namespace

std::string Lines::message(const ShownMessage& shown) const {
  const protocol::Message& message = shown.message;
  std::string mark(plain_mark(shown.mark));
  std::string painted = this->mark(shown.mark);
  if (shown.names_me && mark.empty()) painted = style_.accent(mark = "@");
  // Where marks grow, the text behind them does not move.
  const std::size_t width = columns_ == 0 ? 0 : !shown.has_ticks ? 1 : style_.has_colours() ? 2 : 3;
  const std::size_t taken = base::code_points(mark);
  const std::string pad(width > taken ? width - taken : 0, ' ');
  mark = pad + mark;
  painted = pad + painted;
  const std::string time = columns_ == 0 ? stamp_text(message.sent_at) : clock_text(message.sent_at);
  const std::string number = shown.numbered ? fmt::format("#{} ", message.seq) : "";
  const std::string place = shown.place.empty() ? "" : "[" + visible_line(shown.place, kMostName) + "] ";
  const std::string sender = visible_line(message.sender, kMostName);
  const std::string space = mark.empty() ? "" : " ";
  const std::string plain = time + " " + mark + space + number + place + sender + ": ";
  const std::string head = style_.muted(time) + " " + painted + space + style_.muted(number) +
                           style_.strong(place) + style_.name(sender) + ": ";
  return laid_out(head, columns_of(plain), content_of(shown), shown.names_me);
}

std::string Lines::mark(Mark mark) const {
  const std::string_view plain = plain_mark(mark);
  switch (mark) {
    case Mark::sent:
    case Mark::arrived:
      return style_.good(plain);
    case Mark::read:
      return style_.accent(plain);
    case Mark::failed:
      return style_.bad(plain);
    case Mark::none:
    case Mark::pending:
      break;
  }
  return std::string(plain);
}

std::string_view Lines::plain_mark(Mark mark) const {
  switch (mark) {
    case Mark::pending:
      return "…";
    case Mark::sent:
      return "✓";
    case Mark::arrived:
      return "✓✓";
    case Mark::read:
      return style_.has_colours() ? "✓✓" : "✓✓✓";
    case Mark::failed:
      return "✗";
    case Mark::none:
      break;
  }
  return "";
}

std::string Lines::laid_out(std::string head, std::size_t head_columns, std::string_view content,
                            bool accented) const {
  const bool wraps = columns_ >= kNarrowest;
  const std::size_t width = columns_ > 0 && columns_ < kNarrow ? kNarrowIndent : kIndent;
  const std::string indent(width, ' ');
  std::string text = std::move(head);
  // Behind a head as wide as the terminal nothing fits, and the text begins on a row of its own, indented:
  // spaces would bring it to where the next message begins.
  bool first = true;
  for (const std::string& line : visible_lines(content)) {
    const std::size_t room = wraps ? columns_ - width : 0;
    const std::size_t taken = first && head_columns > width ? head_columns - width : 0;
    bool continued = !first;
    for (const std::string& piece : wrap(line, room, taken)) {
      if (continued) text += "\n" + indent;
      text += accented ? style_.accent(piece) : piece;
      continued = true;
    }
    first = false;
  }
  return text;
}

std::string Lines::notice(const protocol::Notice& notice, std::string_view place) const {
  const std::string done = who_did(notice);
  if (done.empty()) return {};
  const std::string time =
      notice.at == 0 ? "" : (columns_ == 0 ? stamp_text(notice.at) : clock_text(notice.at)) + " ";
  return remark(time + (place.empty() ? "" : "[" + std::string(place) + "] ") + done);
}

std::string Lines::day(base::Millis time) const {
  return heading(day_text(time));
}

std::string Lines::heading(std::string_view title) const {
  constexpr std::size_t kWidest = 60;
  std::string line = "-- " + visible_line(title, kMostName) + " --";
  for (std::size_t i = columns_of(line); i < std::min(columns_, kWidest); ++i)
    line += "-";
  return style_.muted(line);
}

std::string Lines::remark(std::string_view text) const {
  return remark_in(text, &Style::muted);
}
std::string Lines::complaint(std::string_view text) const {
  return remark_in(text, &Style::warning);
}

std::string Lines::remark_in(std::string_view text,
                             std::string (Style::*colour)(std::string_view) const) const {
  // Only the first line has it: behind others of foreign text it would make remarks of them.
  constexpr std::string_view kDash = "-- ";
  constexpr std::string_view kSpaces = "   ";
  std::string result;
  for (const std::string& line : visible_lines(text)) {
    const std::size_t room = columns_ >= kNarrowest ? columns_ - kDash.size() : 0;
    for (const std::string& piece : wrap(line, room, 0)) {
      const std::string_view front = result.empty() ? kDash : kSpaces;
      if (!result.empty()) result += "\n";
      result += (style_.*colour)(std::string(front) + piece);
    }
  }
  return result;
}

std::string size_text(std::int64_t bytes) {
  if (bytes < 1'000) return fmt::format("{} bytes", bytes);
  constexpr std::string_view kUnits = "kMGTPE";
  auto size = static_cast<double>(bytes);
  std::size_t unit = 0;
  for (size /= 1'000; size >= 999.5 && unit + 1 < kUnits.size(); size /= 1'000)
    ++unit;
  return fmt::format("{:.{}f} {}B", size, size < 9.95 ? 1 : 0, kUnits[unit]);
}

}  // namespace banter::cli
