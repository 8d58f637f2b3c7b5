#include "client/desktop/composer/slash_commands.hpp"

#include <QCoreApplication>

namespace banter::desktop {
namespace {

QString tr(const char* text) {
  return QCoreApplication::translate("SlashCommands", text);
}

}  // namespace

std::vector<SlashCommand> slash_commands(bool room) {
  std::vector<SlashCommand> all;
  if (room) {
    all.push_back({QStringLiteral("topic"), tr("text"), tr("Give the room another topic")});
    all.push_back({QStringLiteral("invite"), tr("name"), tr("Let somebody join the room")});
    all.push_back({QStringLiteral("kick"), tr("name"), tr("Put somebody out of the room")});
    all.push_back({QStringLiteral("leave"), QString(), tr("Leave the room")});
  }
  all.push_back({QStringLiteral("join"), tr("#room"), tr("Join another room")});
  return all;
}

std::optional<SlashCall> slash_call(const QString& text, const std::string& conversation, bool room) {
  if (!text.startsWith(u'/') || text.contains(u'\n')) return std::nullopt;
  const QString word = text.section(u' ', 0, 0).sliced(1);
  const QString argument = text.section(u' ', 1).trimmed();
  const SlashCommand* meant = nullptr;
  const std::vector<SlashCommand> all = slash_commands(room);
  for (const SlashCommand& command : all) {
    if (command.name == word) meant = &command;
  }
  if (!meant) return std::nullopt;
  if (meant->argument.isEmpty() != argument.isEmpty())
    return SlashCall{.request = {},
                     .objection = meant->argument.isEmpty()
                                      ? tr("Nothing is to stand behind /%1.").arg(word)
                                      : tr("Write it so: /%1 %2").arg(word, meant->argument)};
  const std::string name = (argument.startsWith(u'@') ? argument.sliced(1) : argument).toStdString();
  if (word == QStringLiteral("topic"))
    return SlashCall{
        .request = protocol::SetTopicRequest{.conversation = conversation, .topic = argument.toStdString()},
        .objection = {}};
  if (word == QStringLiteral("invite"))
    return SlashCall{.request = protocol::InviteRequest{.conversation = conversation, .username = name},
                     .objection = {}};
  if (word == QStringLiteral("kick"))
    return SlashCall{.request = protocol::KickRequest{.conversation = conversation, .username = name},
                     .objection = {}};
  if (word == QStringLiteral("leave"))
    return SlashCall{.request = protocol::LeaveRequest{.conversation = conversation}, .objection = {}};
  return SlashCall{.request = protocol::JoinRequest{.conversation = argument.toStdString()}, .objection = {}};
}

}  // namespace banter::desktop
