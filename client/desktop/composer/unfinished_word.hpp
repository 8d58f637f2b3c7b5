#pragma once

#include <QString>
#include <optional>

namespace banter::desktop {

/// What begins the name of something at the cursor: `@al`, `#gen`, `:smi`, `/top`.
struct UnfinishedWord {
  QChar sign;     ///< @ # : or /
  QString rest;   ///< what stands behind it, up to the cursor
  int start = 0;  ///< of the sign, in UTF-16 units
  int end = 0;    ///< the cursor
};

/// At the cursor of `text`; none where nothing is to be completed.
std::optional<UnfinishedWord> unfinished_word(const QString& text, int cursor);

/// `:name:` that ends at the cursor: its start, and the name.
std::optional<UnfinishedWord> finished_emoji_name(const QString& text, int cursor);

}  // namespace banter::desktop
