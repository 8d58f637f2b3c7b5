#pragma once

#include <QDate>
#include <QString>
#include <QStringList>
#include <functional>
#include <vector>

#include "protocol/generated/cpp/messages.hpp"

namespace banter::desktop {

/// The name that is shown for a username.
using Naming = std::function<QString(const std::string&)>;

/// "Today", "Yesterday", "Monday, 3 March", with the year when it is another one.
QString day_in_words(const QDate& day, const QDate& today);

/// "Anna came in": foreign names are set apart, so that they cannot change what the sentence says.
QString sentence_of(const protocol::Notice& notice, const Naming& naming);
/// Several of them in one line: "Anna, Ben and 3 others came in · the topic is now “…”".
QString summary_of(const std::vector<protocol::Notice>& notices, const Naming& naming);

}  // namespace banter::desktop
