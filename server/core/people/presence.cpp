#include "base/try.hpp"
#include "server/core/people/verbs.hpp"

namespace banter::core {

protocol::Result<Outcome> handle(Services& services, const Session& me,
                                 const protocol::PresenceRequest& request) {
  BANTER_TRY(own, services.presence.presence_of(me.key()));
  // What is left out stays, as in a profile.
  const std::string& text = request.text ? *request.text : own.text;
  Outcome outcome{protocol::PresenceReply{}, {}};
  if (own.status == request.status && own.text == text) return outcome;
  BANTER_CHECK(services.presence.set_status(me.key(), request.status, text));
  outcome.steps.push_back(PersonChanged{.account = me.key(), .status = true});
  return outcome;
}

}  // namespace banter::core
