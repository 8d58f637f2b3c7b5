#pragma once

#include <QDateTime>
#include <QLocale>
#include <QString>

#include "client/core/copy/person.hpp"

namespace banter::desktop {

/// How somebody is, in a few words: "online", "away: at lunch", "last seen yesterday at 10:42", "offline".
/// Holds what the person wrote, so it is foreign text.
QString status_words(const client::Person& person, const QDateTime& now, const QLocale& locale);

/// When it was, as part of a sentence: "just now", "5 minutes ago", "today at 10:42", "yesterday at 10:42",
/// "on Tuesday at 10:42", "on 3 May 2026".
QString when_words(const QDateTime& then, const QDateTime& now, const QLocale& locale);

/// As short as a list wants it: "10:42", "Tue", "3/5/26".
QString short_time(const QDateTime& then, const QDateTime& now, const QLocale& locale);

}  // namespace banter::desktop
