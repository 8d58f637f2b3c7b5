#include "server/core/dispatch.hpp"

#include <concepts>
#include <utility>

#include "base/try.hpp"
#include "server/core/access/rights.hpp"
#include "server/core/administration/verbs.hpp"
#include "server/core/conversations/verbs.hpp"
#include "server/core/files/verbs.hpp"
#include "server/core/marks/verbs.hpp"
#include "server/core/messages/verbs.hpp"
#include "server/core/people/verbs.hpp"
#include "server/core/rooms/verbs.hpp"
#include "server/core/sessions/verbs.hpp"

namespace banter::core {
namespace {

using protocol::ErrorCode;
using protocol::RateClass;
using protocol::refuse;
using protocol::Runs;
using protocol::Who;

protocol::Result<void> admit_role(const Session& session, const protocol::Rule& rule) {
  if (rule.who == Who::anyone) return {};
  const protocol::Role role = session.role();
  if (rule.who == Who::member && role == protocol::Role::guest) {
    return refuse(ErrorCode::forbidden, "Guests cannot do this; register to keep your name and do more.");
  }
  if (rule.who == Who::admin && !administers(role)) {
    return refuse(ErrorCode::forbidden, "Only an administrator of this server can do this.");
  }
  return {};
}

protocol::Result<void> admit_rate(const Services& services, HouseholdRates& registrations, Session& session,
                                  const protocol::Rule& rule) {
  if (!services.settings.rate_limits) return {};
  const base::Millis now = services.clock.steady();
  std::optional<base::Millis> wait;
  switch (rule.rate) {
    case RateClass::messages:
      wait = session.account->messages.take(now, kMessageRate);
      break;
    case RateClass::reads:
      wait = session.account->reads.take(now, kReadRate);
      break;
    case RateClass::registrations:
      wait = registrations.take(session.peer.household, now, kRegistrationRate);
      break;
    case RateClass::logins:  // counted by the handlers, which know the name (see Attempts)
    case RateClass::none:
      break;
  }
  if (!wait) return {};
  return protocol::refuse_for_now(ErrorCode::rate_limited, "That was too much at once; wait a moment.",
                                  *wait);
}

// Whether some requests of the type only show something.
template <class R>
concept MayOnlyShow = requires(const R& request) {
  { only_shows(request) } -> std::same_as<bool>;
};

template <class R>
protocol::Result<CoreAnswer> call(Services& services, const Session& session, const R& request) {
  constexpr protocol::Rule rule = protocol::rule_for<R>;
  if constexpr (rule.planned) {
    return refuse(ErrorCode::unknown_action,
                  "This server does not offer “" + std::string(rule.action) + "” yet.");
  } else if constexpr (rule.runs == Runs::read && !MayOnlyShow<R>) {
    return refuse(ErrorCode::internal, "A read was asked of the core.");
  } else {
    BANTER_TRY(answer, handle(services, session, request));
    return CoreAnswer(std::move(answer));
  }
}

template <class R>
protocol::Result<protocol::Reply> call_read(ReadServices& services, const Caller& caller, const R& request) {
  constexpr protocol::Rule rule = protocol::rule_for<R>;
  if constexpr (rule.planned || (rule.runs != Runs::read && !MayOnlyShow<R>)) {
    return refuse(ErrorCode::internal, "A reader was asked for what it cannot do.");
  } else {
    BANTER_TRY(reply, handle(services, caller, request));
    return protocol::Reply(std::move(reply));
  }
}

}  // namespace

protocol::Result<void> admit(const Services& services, HouseholdRates& registrations, Session& session,
                             const protocol::Rule& rule) {
  if (rule.who != Who::anyone && session.anonymous())
    return refuse(ErrorCode::not_authenticated, "Log in first.");
  BANTER_CHECK(admit_rate(services, registrations, session, rule));
  return admit_role(session, rule);
}

protocol::Result<CoreAnswer> answer_on_core(Services& services, const Session& session,
                                            const protocol::Request& request) {
  return std::visit([&](const auto& typed) { return call(services, session, typed); }, request);
}

bool is_read(const protocol::Request& request) {
  return std::visit(
      []<class R>(const R& typed) {
        if constexpr (MayOnlyShow<R>) return only_shows(typed);
        return protocol::rule_for<R>.runs == Runs::read;
      },
      request);
}

protocol::Result<protocol::Reply> answer_read(ReadServices& services, const Caller& caller,
                                              const protocol::Request& request) {
  return std::visit([&](const auto& typed) { return call_read(services, caller, typed); }, request);
}

}  // namespace banter::core
