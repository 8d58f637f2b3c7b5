#pragma once

#include <QString>
#include <optional>
#include <string>
#include <vector>

#include "protocol/generated/cpp/request.hpp"

namespace banter::desktop {

/// What can be done to a room from the box, by its name behind a slash.
struct SlashCommand {
  QString name;      ///< without the slash
  QString argument;  ///< what follows it, for a person; empty: nothing
  QString what;      ///< what it does
};

/// All of them, for a room or for a conversation of two.
std::vector<SlashCommand> slash_commands(bool room);

struct SlashCall {
  std::optional<protocol::Request> request;  ///< what is to be asked of the server
  QString objection;                         ///< otherwise: what is missing
};

/// What `text` asks to be done in `conversation`. None: it is a text like any other.
std::optional<SlashCall> slash_call(const QString& text, const std::string& conversation, bool room);

}  // namespace banter::desktop
