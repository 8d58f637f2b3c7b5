#pragma once

#include <QIcon>

namespace banter::desktop {

/// The logo as the icon of windows and of the tray, drawn for each of the sizes that desktops ask for;
/// `unread` adds the dot that says so.
QIcon logo_icon(bool unread = false);

}  // namespace banter::desktop
