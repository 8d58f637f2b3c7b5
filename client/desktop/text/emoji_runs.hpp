#pragma once

#include <QStringView>

namespace banter::desktop {

/// The end of the emoji (one picture, with all that belongs to it) that begins at `from`; `from` itself when
/// none begins there. Digits and signs that only sometimes are pictures count when they are marked as such.
qsizetype emoji_end(QStringView text, qsizetype from);

/// How many emojis the text is; 0 when there is anything else but spaces in it, or more than `most`.
int only_emojis(QStringView text, int most);

}  // namespace banter::desktop
