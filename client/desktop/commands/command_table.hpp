#pragma once

#include <QCoreApplication>
#include <QString>
#include <QStringList>
#include <vector>

namespace banter::desktop {

/// Who hears a command's keys.
enum class HeardBy : std::uint8_t {
  window,    ///< wherever the focus is
  composer,  ///< the field in which a message is written
  timeline,  ///< the messages
  focus      ///< whatever has the focus, then what is around it
};

/// What a person can have done, its keys, and the menu in which it stands.
struct Command {
  const char* id;
  const char* menu;    ///< one of menu_ids(); empty: it stands in the list of shortcuts only
  const char* text;    ///< English; `&` stands before the letter that chooses it
  QStringList keys{};  ///< as QKeySequence::PortableText
  HeardBy heard_by = HeardBy::window;
  /// It needs an account, or a conversation in view.
  bool needs_account = true;
  bool needs_conversation = false;
  /// A line stands in front of it in the menu.
  bool begins_group = false;
};

/// In the order of the menus and of the list.
const std::vector<Command>& command_table();

/// The menus from left to right, and what they are called in English.
struct MenuName {
  const char* id;
  const char* text;
};
const std::vector<MenuName>& menu_names();

}  // namespace banter::desktop
