#pragma once

#include <QString>
#include <vector>

#include "protocol/generated/cpp/messages.hpp"

namespace banter::desktop {

/// A part of a message on one line, with the places in it that are to be made visible.
struct Snippet {
  QString text;
  /// In UTF-16 units of the text, in order, without overlap.
  std::vector<protocol::Highlight> highlights;
};

/// The part of `content` around its first highlight, at most `most` UTF-16 units with the dots that stand for
/// what is left out. Highlights that do not fit the content are left out.
Snippet snippet_of(const QString& content, const std::vector<protocol::Highlight>& highlights,
                   qsizetype most);

}  // namespace banter::desktop
