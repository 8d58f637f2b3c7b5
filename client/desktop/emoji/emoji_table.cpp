#include "client/desktop/emoji/emoji_table.hpp"

#include <QFile>
#include <algorithm>
#include <utility>

namespace banter::desktop {
namespace {

constexpr qsizetype kFields = 7;
constexpr int kNoMatch = 100;

/// Without case and accents: who searches writes neither.
QString folded(const QString& text) {
  QString plain;
  for (const QChar letter : text.normalized(QString::NormalizationForm_KD).toCaseFolded()) {
    if (letter.category() != QChar::Mark_NonSpacing) plain += letter;
  }
  return plain;
}

std::vector<EmojiEntry> read_table() {
  std::vector<EmojiEntry> table;
  QFile file(QStringLiteral(":/qt/qml/Banter/emoji/emoji.tsv"));
  if (!file.open(QIODevice::ReadOnly)) return table;
  const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
  table.reserve(static_cast<std::size_t>(lines.size()));
  for (const QString& line : lines) {
    const QStringList fields = line.split(u'\t');
    if (fields.size() != kFields) continue;
    EmojiEntry entry{.emoji = fields[0],
                     .group = fields[1].toInt(),
                     .toned = fields[2] == QStringLiteral("1"),
                     .names = fields[3].split(u' ', Qt::SkipEmptyParts),
                     .title = fields[4].section(u',', 0, 0),
                     .words = {}};
    for (qsizetype language = 4; language < kFields; ++language)
      entry.words += folded(fields[language]).split(u',', Qt::SkipEmptyParts);
    table.push_back(std::move(entry));
  }
  return table;
}

/// How well an entry fits; smaller is better.
int rank(const EmojiEntry& entry, const QString& query, const QString& spaced, bool names_only) {
  int best = kNoMatch;
  for (const QString& name : entry.names) {
    if (name == query)
      best = std::min(best, 0);
    else if (name.startsWith(query))
      best = std::min(best, 1);
    else if (name.contains(u'_' + query))
      best = std::min(best, 3);
  }
  if (names_only || best == 0) return best;
  for (const QString& word : entry.words) {
    if (word == spaced)
      best = std::min(best, 1);
    else if (word.startsWith(spaced))
      best = std::min(best, 2);
    else if (word.contains(u' ' + spaced))
      best = std::min(best, 4);
    else if (spaced.size() > 2 && word.contains(spaced))
      best = std::min(best, 5);
  }
  return best;
}

}  // namespace

const std::vector<EmojiEntry>& emoji_table() {
  static const std::vector<EmojiEntry> table = read_table();
  return table;
}

std::vector<const EmojiEntry*> find_emojis(const QString& query, std::size_t most, bool names_only) {
  const QString spaced = folded(query.trimmed());
  QString name = spaced;
  name.replace(u' ', u'_');
  if (name.isEmpty()) return {};
  std::vector<std::pair<int, const EmojiEntry*>> ranked;
  for (const EmojiEntry& entry : emoji_table()) {
    const int fit = rank(entry, name, spaced, names_only);
    if (fit < kNoMatch) ranked.emplace_back(fit, &entry);
  }
  // Those alike in the order of the table, which is that of their addresses.
  std::ranges::sort(ranked);
  if (ranked.size() > most) ranked.resize(most);
  std::vector<const EmojiEntry*> found;
  for (const auto& [fit, entry] : ranked)
    found.push_back(entry);
  return found;
}

QString with_tone(const EmojiEntry& entry, int tone) {
  if (tone < 1 || tone > 5 || !entry.toned || entry.emoji.isEmpty()) return entry.emoji;
  const qsizetype first = entry.emoji[0].isHighSurrogate() ? 2 : 1;
  QString rest = entry.emoji.sliced(first);
  if (rest.startsWith(QChar(0xFE0F))) rest.remove(0, 1);
  const char32_t sign = 0x1F3FA + static_cast<char32_t>(tone);
  return entry.emoji.first(first) + QString::fromUcs4(&sign, 1) + rest;
}

bool is_known_emoji(const QString& text) {
  return std::ranges::any_of(emoji_table(), [&](const EmojiEntry& entry) {
    if (entry.emoji == text) return true;
    if (!entry.toned || !text.startsWith(entry.emoji.first(1))) return false;
    for (int tone = 1; tone <= 5; ++tone) {
      if (with_tone(entry, tone) == text) return true;
    }
    return false;
  });
}

}  // namespace banter::desktop
