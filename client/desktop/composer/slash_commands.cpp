#include "client/desktop/composer/slash_commands.hpp"

#include <QCoreApplication>

namespace banter::desktop {
namespace {

/// Where these words stand for those who translate.
struct Words {
  Q_DECLARE_TR_FUNCTIONS(SlashCommands)
};

}  // namespace

std::vector<SlashCommand> slash_commands(bool room) {
  std::vector<SlashCommand> all;
  if (room) {
    all.push_back({QStringLiteral("topic"), Words::tr("text"), Words::tr("Give the room another topic")});
    all.push_back({QStringLiteral("invite"), Words::tr("name"), Words::tr("Let somebody join the room")});
    all.push_back({QStringLiteral("kick"), Words::tr("name"), Words::tr("Put somebody out of the room")});
    all.push_back({QStringLiteral("leave"), QString(), Words::tr("Leave the room")});
  }
  all.push_back({QStringLiteral("join"), Words::tr("#room"), Words::tr("Join another room")});
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
                                      ? Words::tr("Nothing is to stand behind /%1.").arg(word)
                                      : Words::tr("Write it so: /%1 %2").arg(word, meant->argument)};
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
