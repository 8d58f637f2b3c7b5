#include "client/desktop/text/marks.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "client/desktop/text/emoji_runs.hpp"
#include "client/desktop/text/links.hpp"
#include "client/desktop/text/visible.hpp"

namespace banter::desktop {
namespace {

constexpr QStringView kFence = u"```";
constexpr qsizetype kLongestName = 64;

struct Sign {
  QStringView text;
  std::uint16_t mark;
};
// The longer of two that begin alike comes first.
constexpr std::array kSigns{Sign{u"**", kBold}, Sign{u"__", kBold}, Sign{u"~~", kStrike}, Sign{u"*", kItalic},
                            Sign{u"_", kItalic}};

bool is_word(QChar unit) {
  return unit.isLetterOrNumber() || unit == u'_' || unit.isSurrogate();
}

bool is_name(QChar unit) {
  const char16_t code = unit.unicode();
  return (code >= u'a' && code <= u'z') || (code >= u'A' && code <= u'Z') || (code >= u'0' && code <= u'9') ||
         code == u'.' || code == u'_' || code == u'-';
}

/// Reads what is marked within lines: every unit gets its marks, and whether it is only a sign.
class Inline {
 public:
  explicit Inline(QStringView text)
      : text_(text),
        marks_(static_cast<std::size_t>(text.size())),
        gone_(static_cast<std::size_t>(text.size())),
        next_run_(static_cast<std::size_t>(text.size()), -1) {}

  void read(Block& block) {
    find_runs();
    qsizetype at = 0;
    while (at < text_.size())
      at = step(at);
    write(block);
  }

 private:
  struct Target {
    qsizetype start;
    qsizetype end;
    QString text;
  };
  struct Open {
    std::size_t sign;
    qsizetype at;
  };

  // For each run of ` the next one of the same length.
  void find_runs() {
    std::vector<qsizetype> latest(static_cast<std::size_t>(text_.size()) + 1, -1);
    for (qsizetype end = text_.size(); end > 0;) {
      if (text_[end - 1] != u'`') {
        --end;
        continue;
      }
      qsizetype start = end;
      while (start > 0 && text_[start - 1] == u'`')
        --start;
      auto& known = latest[static_cast<std::size_t>(end - start)];
      next_run_[static_cast<std::size_t>(start)] = known;
      known = start;
      end = start;
    }
  }

  QChar unit(qsizetype at) const { return at >= 0 && at < text_.size() ? text_[at] : QChar(u' '); }

  qsizetype step(qsizetype at) {
    const QChar here = text_[at];
    const bool begins = !is_word(unit(at - 1));
    switch (here.unicode()) {
      case u'\\':
        return escape(at);
      case u'`':
        return code(at);
      case u'[':
        brackets_.push_back(at);
        return at + 1;
      case u']':
        return bracket(at);
      case u'@':
      case u'#':
        return begins ? name(at) : at + 1;
      case u'h':
      case u'H':
      case u'm':
      case u'M':
        return begins ? address(at) : at + 1;
      case u'*':
      case u'_':
      case u'~':
        return sign(at);
      default:
        return at + 1;
    }
  }

  qsizetype escape(qsizetype at) {
    if (!QStringView(u"*_~`[").contains(unit(at + 1))) return at + 1;
    hide(at, at + 1);
    return at + 2;
  }

  qsizetype code(qsizetype at) {
    qsizetype inner = at;
    while (unit(inner) == u'`')
      ++inner;
    const qsizetype close = next_run_[static_cast<std::size_t>(at)];
    if (close < 0) return inner;
    const qsizetype end = close + (inner - at);
    hide(at, inner);
    hide(close, end);
    add(inner, close, kCode);
    return end;
  }

  qsizetype bracket(qsizetype at) {
    if (brackets_.empty()) return at + 1;
    const qsizetype open = brackets_.back();
    brackets_.pop_back();
    if (unit(at + 1) != u'(' || open + 1 == at) return at + 1;
    qsizetype end = at + 2;
    while (end < text_.size() && text_[end] != u')' && text_[end] != u'(' && text_[end] != u'[' &&
           text_[end] != u']' && !text_[end].isSpace())
      ++end;
    const QStringView to = text_.sliced(at + 2, end - at - 2);
    // Within a link there is no other, and nothing that was begun before it ends there.
    const bool holds_link = !targets_.empty() && targets_.back().end > open;
    if (unit(end) != u')' || holds_link || !is_safe_address(to) ||
        pretends(text_.sliced(open + 1, at - open - 1)))
      return at + 1;
    hide(open, open + 1);
    hide(at, end + 1);
    add(open + 1, at, kLink);
    targets_.push_back({open + 1, at, to.toString()});
    while (!open_.empty() && open_.back().at > open)
      open_.pop_back();
    brackets_.clear();
    return end + 1;
  }

  // Words that look like an address themselves would hide the true one.
  static bool pretends(QStringView words) {
    return words.contains(u"://") || words.contains(u'@') || words.contains(u'\n') ||
           words.startsWith(u"www.", Qt::CaseInsensitive) ||
           (words.contains(u'.') && std::ranges::none_of(words, [](QChar unit) { return unit.isSpace(); }));
  }

  qsizetype name(qsizetype at) {
    qsizetype end = at + 1;
    while (end < text_.size() && is_name(text_[end]))
      ++end;
    const qsizetype scanned = end;
    while (end > at + 1 && QStringView(u".-_").contains(text_[end - 1]))
      --end;
    const qsizetype length = end - at - 1;
    const bool room = text_[at] == u'#';
    if (length < (room ? 1 : 2) || length > kLongestName || !unit(at + 1).isLetterOrNumber()) return at + 1;
    if (room && std::ranges::all_of(text_.sliced(at + 1, length), [](QChar unit) { return unit.isDigit(); }))
      return scanned;
    add(at, end, room ? kRoom : kMention);
    targets_.push_back(
        {at, end, (room ? text_.sliced(at, end - at) : text_.sliced(at + 1, length)).toString()});
    return end;
  }

  qsizetype address(qsizetype at) {
    const qsizetype end = address_end(text_, at);
    if (end == at) return at + 1;
    if (is_safe_address(text_.sliced(at, end - at))) {
      add(at, end, kLink);
      targets_.push_back({at, end, text_.sliced(at, end - at).toString()});
    }
    return end;
  }

  qsizetype sign(qsizetype at) {
    for (std::size_t index = 0; index < kSigns.size(); ++index) {
      const QStringView text = kSigns[index].text;
      if (text_.sliced(at).startsWith(text)) return sign(at, index);
    }
    return at + 1;
  }

  qsizetype sign(qsizetype at, std::size_t index) {
    const qsizetype end = at + kSigns[index].text.size();
    const bool can_close = !unit(at - 1).isSpace() && !is_word(unit(end));
    const auto open = std::ranges::find(open_, index, &Open::sign);
    if (can_close && open != open_.end() && open->at + kSigns[index].text.size() < at) {
      hide(open->at, open->at + kSigns[index].text.size());
      hide(at, end);
      add(open->at, at, kSigns[index].mark);
      open_.erase(open, open_.end());
      return end;
    }
    const bool can_open = !unit(end).isSpace() && !is_word(unit(at - 1));
    if (can_open && open == open_.end()) open_.push_back({index, at});
    return end;
  }

  void hide(qsizetype start, qsizetype end) { std::fill(gone_.begin() + start, gone_.begin() + end, true); }
  void add(qsizetype start, qsizetype end, std::uint16_t mark) {
    for (qsizetype at = start; at < end; ++at)
      marks_[static_cast<std::size_t>(at)] |= mark;
  }

  void write(Block& block) {
    std::ranges::sort(targets_, {}, &Target::start);
    auto target = targets_.cbegin();
    block.text.reserve(text_.size());
    qsizetype emoji = 0;
    for (qsizetype at = 0; at < text_.size(); ++at) {
      if (gone_[static_cast<std::size_t>(at)]) continue;
      std::uint16_t marks = marks_[static_cast<std::size_t>(at)];
      if (at >= emoji && (marks & kCode) == 0) emoji = std::max(at, emoji_end(text_, at));
      if (at < emoji) marks |= kEmoji;
      while (target != targets_.cend() && target->end <= at)
        ++target;
      const bool targeted = target != targets_.cend() && target->start <= at;
      append(block, visible(text_[at]), marks, targeted ? target->text : QString());
    }
  }

  static void append(Block& block, QChar unit, std::uint16_t marks, const QString& target) {
    if (marks != 0) {
      Span* last = block.spans.empty() ? nullptr : &block.spans.back();
      if (last != nullptr && last->start + last->length == block.text.size() && last->marks == marks &&
          last->target == target) {
        ++last->length;
      } else {
        block.spans.push_back({block.text.size(), 1, marks, target});
      }
    }
    block.text += unit;
  }

  QStringView text_;
  std::vector<std::uint16_t> marks_;
  std::vector<bool> gone_;
  std::vector<qsizetype> next_run_;
  std::vector<qsizetype> brackets_;
  std::vector<Open> open_;  // at most one of each sign
  std::vector<Target> targets_;
};

/// Puts lines together to blocks.
class Blocks {
 public:
  explicit Blocks(QStringView message) : rest_(message) {}

  std::vector<Block> read() {
    while (!rest_.isEmpty()) {
      const QStringView line = next_line();
      if (fence(line)) continue;
      const bool quote = line.startsWith(u"> ") || line == u">";
      const auto kind = quote ? Block::Kind::quote : Block::Kind::paragraph;
      if (kind != kind_) finish();
      kind_ = kind;
      if (begun_) lines_ += u'\n';
      lines_ += quote ? line.sliced(std::min<qsizetype>(2, line.size())) : line;
      begun_ = true;
    }
    finish();
    return std::move(blocks_);
  }

 private:
  QStringView next_line() {
    const qsizetype end = rest_.indexOf(u'\n');
    QStringView line = end < 0 ? rest_ : rest_.first(end);
    rest_ = end < 0 ? QStringView() : rest_.sliced(end + 1);
    if (line.endsWith(u'\r')) line.chop(1);
    return line;
  }

  static bool is_fence(QStringView line) { return line.trimmed() == kFence; }

  bool fence(QStringView line) {
    if (unclosed_ || !line.startsWith(kFence)) return false;
    const QStringView language = line.sliced(kFence.size()).trimmed();
    if (language.size() > 20 || !std::ranges::all_of(language, [](QChar unit) {
          return is_name(unit) || unit == u'+' || unit == u'#';
        }))
      return false;
    const QStringView before = rest_;
    QString code;
    bool first = true;
    while (!rest_.isEmpty()) {
      const QStringView inner = next_line();
      if (is_fence(inner)) {
        finish();
        Block block{.kind = Block::Kind::code, .language = language.toString()};
        block.text.reserve(code.size());
        for (const QChar unit : code)
          block.text += visible(unit);
        blocks_.push_back(std::move(block));
        return true;
      }
      if (!first) code += u'\n';
      first = false;
      code += inner;
    }
    unclosed_ = true;  // and so is every other fence behind it
    rest_ = before;
    return false;
  }

  void finish() {
    if (!begun_) return;
    Block block{.kind = kind_};
    Inline(lines_).read(block);
    // Empty lines between a paragraph and a block are what stands between them anyway.
    const bool empty = std::ranges::all_of(block.text, [](QChar unit) { return unit.isSpace(); });
    if (!empty) blocks_.push_back(std::move(block));
    lines_.clear();
    begun_ = false;
  }

  QStringView rest_;
  std::vector<Block> blocks_;
  Block::Kind kind_ = Block::Kind::paragraph;
  QString lines_;
  bool begun_ = false;
  bool unclosed_ = false;
};

}  // namespace

std::vector<Block> read_marks(QStringView message) {
  return Blocks(message).read();
}

QString plain_line(QStringView message, qsizetype most) {
  QString line;
  // What is cut away need not be read; marks make a text longer, not much longer.
  for (const Block& block : read_marks(message.first(std::min(message.size(), 4 * most)))) {
    if (!line.isEmpty()) line += u' ';
    line += block.text.simplified();
    if (line.size() > most) break;
  }
  if (line.size() <= most) return line;
  line.truncate(line[most - 2].isHighSurrogate() ? most - 2 : most - 1);
  return line + QChar(u'…');
}

}  // namespace banter::desktop
