#pragma once

#include <QString>
#include <QStringList>
#include <cstddef>
#include <vector>

namespace banter::desktop {

/// One emoji as Unicode names it.
struct EmojiEntry {
  QString emoji;
  int group = 0;       ///< 0 to 8: smileys, people, nature, food, travel, activities, objects, symbols, flags
  bool toned = false;  ///< takes a skin tone
  QStringList names;   ///< what is typed between colons; the first one is shown
  QString title;       ///< its name in English
  QStringList words;   ///< to find it by, in all languages, without case and accents
};

inline constexpr int kEmojiGroups = 9;

/// All of them, in the order of a keyboard. Read at the first call, which takes some milliseconds; screen's
/// thread.
const std::vector<EmojiEntry>& emoji_table();

/// Those that `query` finds, best first: by short name, by the beginning of a word, by a part of one. With
/// `names_only`, by short names alone. Nothing for an empty query.
std::vector<const EmojiEntry*> find_emojis(const QString& query, std::size_t most, bool names_only = false);

/// The emoji with a skin tone, 1 (light) to 5 (dark); 0, or one that takes none: as it is.
QString with_tone(const EmojiEntry& entry, int tone);

/// Whether all of `text` is one emoji of the table, with or without a tone.
bool is_known_emoji(const QString& text);

}  // namespace banter::desktop
