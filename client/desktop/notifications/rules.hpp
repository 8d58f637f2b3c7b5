#pragma once

#include <QString>
#include <QTime>

#include "client/desktop/settings/settings.hpp"
#include "protocol/generated/cpp/conversations.hpp"
#include "protocol/generated/cpp/messages.hpp"

namespace banter::desktop {

/// What decides whether somebody is to be told of a message.
struct Occasion {
  bool live = true;      ///< it came just now
  bool own = false;      ///< the person has written it himself, here or elsewhere
  bool in_view = false;  ///< its conversation is in view, and the window has the focus
  bool muted = false;
  bool mentions_only = false;
  bool mentions_me = false;
  bool quiet = false;  ///< notifications are off, or nobody shall disturb now
};

bool is_worth_telling(const Occasion& occasion);

/// Whether `now` is in the time from `from` until `until`, which may lie beyond midnight. The same twice:
/// never.
bool is_between(QTime now, QTime from, QTime until);

/// Whether the person wants to hear of nothing at present.
bool is_quiet(const Settings& settings, QTime now);

}  // namespace banter::desktop
