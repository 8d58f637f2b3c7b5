#pragma once

#include <QString>
#include <QStringView>

namespace banter::desktop {

/// Something to see in place of a character that has no look of its own and could mislead: a control
/// character, or one that turns the writing around. Others stay.
QChar visible(QChar unit);

/// A name, a topic or a file's name as a part of a sentence: on one line, nothing invisible in it, and
/// whatever direction it is written in, the sentence around it keeps its own.
QString isolated(QStringView foreign);

}  // namespace banter::desktop
