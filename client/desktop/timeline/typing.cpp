#include "client/desktop/timeline/typing.hpp"

#include <algorithm>

#include "client/desktop/conversations/conversations.hpp"
#include "client/desktop/people/people.hpp"
#include "client/desktop/text/visible.hpp"

namespace banter::desktop {

void Typing::setSession(Session* session) {
  if (session_ == session) return;
  if (session_) Conversations::of(session_)->disconnect(this);
  session_ = session;
  if (session_)
    connect(Conversations::of(session_), &Conversations::changed, this,
            [this](const std::vector<std::string>& changed) {
              if (std::ranges::find(changed, conversation_.toStdString()) != changed.end()) read();
            });
  read();
}

void Typing::setConversation(const QString& conversation) {
  if (conversation_ == conversation) return;
  conversation_ = conversation;
  read();
}

void Typing::read() {
  QStringList names;
  if (session_) {
    for (const QString& name : Conversations::of(session_)->typing(conversation_.toStdString()))
      names += isolated(People::of(session_)->shownName(name));
  }
  sentence_ = names.isEmpty()     ? QString()
              : names.size() == 1 ? tr("%1 is writing…").arg(names[0])
              : names.size() == 2 ? tr("%1 and %2 are writing…").arg(names[0], names[1])
                                  : tr("%n people are writing…", nullptr, static_cast<int>(names.size()));
  Q_EMIT changed();
}

}  // namespace banter::desktop
