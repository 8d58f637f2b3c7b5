#include "client/desktop/composer/commands.hpp"

#include <QCoreApplication>

namespace banter::desktop {
namespace {

QString tr(const char* text) {
  return QCoreApplication::translate("Commands", text);
}

}  // namespace

std::vector<Command> commands(bool room) {
  std::vector<Command> all;
  if (room) {
    all.push_back({QStringLiteral("topic"), tr("text"), tr("Give the room another topic")});
    all.push_back({QStringLiteral("invite"), tr("name"), tr("Let somebody join the room")});
    all.push_back({QStringLiteral("kick"), tr("name"), tr("Put somebody out of the room")});
    all.push_back({QStringLiteral("leave"), QString(), tr("Leave the room")});
  }
  all.push_back({QStringLiteral("join"), tr("#room"), tr("Join another room")});
  return all;
}

std::optional<CommandCall> command_in(const QString& text, const std::string& conversation, bool room) {
  if (!text.startsWith(u'/') || text.contains(u'\n')) return std::nullopt;
  const QString word = text.section(u' ', 0, 0).sliced(1);
  const QString argument = text.section(u' ', 1).trimmed();
  const Command* meant = nullptr;
  const std::vector<Command> all = commands(room);
  for (const Command& command : all) {
    if (command.name == word) meant = &command;
  }
  if (!meant) return std::nullopt;
  if (meant->argument.isEmpty() != argument.isEmpty())
    return CommandCall{.request = {},
                       .objection = meant->argument.isEmpty()
                                        ? tr("Nothing is to stand behind /%1.").arg(word)
                                        : tr("Write it so: /%1 %2").arg(word, meant->argument)};
  const std::string name = (argument.startsWith(u'@') ? argument.sliced(1) : argument).toStdString();
  if (word == QStringLiteral("topic"))
    return CommandCall{
        .request = protocol::SetTopicRequest{.conversation = conversation, .topic = argument.toStdString()},
        .objection = {}};
  if (word == QStringLiteral("invite"))
    return CommandCall{.request = protocol::InviteRequest{.conversation = conversation, .username = name},
                       .objection = {}};
  if (word == QStringLiteral("kick"))
    return CommandCall{.request = protocol::KickRequest{.conversation = conversation, .username = name},
                       .objection = {}};
  if (word == QStringLiteral("leave"))
    return CommandCall{.request = protocol::LeaveRequest{.conversation = conversation}, .objection = {}};
  return CommandCall{.request = protocol::JoinRequest{.conversation = argument.toStdString()},
                     .objection = {}};
}

}  // namespace banter::desktop
