#include "client/desktop/commands/commands.hpp"

#include <QKeySequence>
#include <algorithm>

namespace banter::desktop {
namespace {

// A command with a key for each of them, as the nine pinned conversations.
constexpr int kNumbers = 9;

QString shown(const QString& keys) {
  return QKeySequence(keys, QKeySequence::PortableText).toString(QKeySequence::NativeText);
}

QString all_shown(const Command& command) {
  // One for each of nine is shown by its ends.
  if (command.keys.size() == kNumbers)
    return shown(command.keys.first()) + QStringLiteral(" … ") + shown(command.keys.last());
  QStringList all;
  for (const QString& keys : command.keys)
    all.append(shown(keys));
  return all.join(QStringLiteral(", "));
}

const Command* command_called(const QString& id) {
  const auto found = std::ranges::find_if(
      command_table(), [&](const Command& command) { return id == QLatin1String(command.id); });
  return found == command_table().end() ? nullptr : &*found;
}

bool is_part(const Command& command, const QString& part) {
  if (part.isEmpty()) return true;
  if (part == QStringLiteral("keys")) return !command.keys.isEmpty();
  return part == QLatin1String(command.menu);
}

}  // namespace

Commands::Commands(QObject* parent) : QAbstractListModel(parent) {
  for (const Command& command : command_table())
    rows_.push_back(&command);
}

void Commands::set_part(const QString& part) {
  if (part == part_) return;
  part_ = part;
  beginResetModel();
  rows_.clear();
  for (const Command& command : command_table()) {
    if (is_part(command, part)) rows_.push_back(&command);
  }
  endResetModel();
  Q_EMIT partChanged();
}

QVariant Commands::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Command& command = *rows_[static_cast<std::size_t>(index.row())];
  switch (role) {
    case id_role:
      return QString::fromLatin1(command.id);
    case text_role:
      return tr(command.text);
    case keys_role:
      return command.keys;
    case keys_text_role:
      return command.keys.isEmpty() ? QString() : shown(command.keys.first());
    case all_keys_text_role:
      return all_shown(command);
    case group_role:
      if (command.heard_by == HeardBy::composer) return tr("Writing");
      if (command.heard_by == HeardBy::timeline) return tr("Messages");
      return command.menu[0] == '\0' ? tr("Anywhere")
                                     : menuText(QString::fromLatin1(command.menu)).remove(QLatin1Char('&'));
    case needs_account_role:
      return command.needs_account;
    case needs_conversation_role:
      return command.needs_conversation;
    case begins_group_role:
      return command.begins_group;
    default:
      return {};
  }
}

QHash<int, QByteArray> Commands::roleNames() const {
  return {{id_role, "command"},
          {text_role, "text"},
          {keys_role, "keys"},
          {keys_text_role, "keysText"},
          {all_keys_text_role, "allKeysText"},
          {group_role, "group"},
          {needs_account_role, "needsAccount"},
          {needs_conversation_role, "needsConversation"},
          {begins_group_role, "beginsGroup"}};
}

QVariantMap Commands::row(int row) const {
  QVariantMap said;
  const QHash<int, QByteArray> names = roleNames();
  for (auto name = names.begin(); name != names.end(); ++name)
    said.insert(QString::fromLatin1(name.value()), data(index(row), name.key()));
  return said;
}

QStringList Commands::menus() {
  QStringList ids;
  for (const MenuName& menu : menu_names())
    ids.append(QString::fromLatin1(menu.id));
  return ids;
}

QString Commands::menuText(const QString& menu) {
  for (const MenuName& one : menu_names()) {
    if (menu == QLatin1String(one.id)) return tr(one.text);
  }
  return {};
}

QString Commands::textOf(const QString& id) {
  const Command* command = command_called(id);
  return command == nullptr ? QString() : tr(command->text);
}

QVariantList Commands::shortcuts() {
  QVariantList list;
  const auto add = [&list](const Command& command, const QStringList& keys, int number) {
    list.append(QVariantMap{{QStringLiteral("command"), QString::fromLatin1(command.id)},
                            {QStringLiteral("keys"), keys},
                            {QStringLiteral("number"), number},
                            {QStringLiteral("needsAccount"), command.needs_account},
                            {QStringLiteral("needsConversation"), command.needs_conversation}});
  };
  for (const Command& command : command_table()) {
    if (command.heard_by != HeardBy::window) continue;
    if (command.keys.size() != kNumbers) {
      if (!command.keys.isEmpty()) add(command, command.keys, 0);
      continue;
    }
    for (int i = 0; i < kNumbers; ++i)
      add(command, {command.keys[i]}, i + 1);
  }
  return list;
}

QString Commands::keysOf(const QString& id) {
  const Command* command = command_called(id);
  return command == nullptr || command->keys.isEmpty() ? QString() : shown(command->keys.first());
}

}  // namespace banter::desktop
