#include "server/app/invites/perform.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <ctime>
#include <optional>

#include "base/clock.hpp"
#include "base/try.hpp"
#include "base/utf8.hpp"
#include "protocol/names.hpp"
#include "server/core/audit/note_act.hpp"
#include "server/core/invitations/invitations.hpp"

namespace banter::app {
namespace {

using base::Expected;
using base::fault;
using core::Services;
using Steps = protocol::Result<std::vector<core::Step>>;

constexpr base::Millis kDay = 24LL * 60 * 60 * 1000;
constexpr std::int64_t kMostDays = 3650;
constexpr std::size_t kMostNoteCharacters = 64;

Expected<void> run(const Administer& administer, core::Engine::Act act) {
  auto done = administer(std::move(act));
  if (done) return {};
  std::string sentence = std::move(done.error().message);
  if (sentence.ends_with('.')) sentence.pop_back();  // a fault's sentence has none
  return fault(std::move(sentence));
}

std::string minute_of(base::Millis time) {
  const auto seconds = static_cast<std::time_t>(time / 1000);
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02} UTC", parts.tm_year + 1900, parts.tm_mon + 1,
                     parts.tm_mday, parts.tm_hour, parts.tm_min);
}

Expected<std::string> create(const InviteRequest& request, const Administer& administer) {
  if (request.days < 1 || request.days > kMostDays) return fault("an invitation is valid for 1 to 3650 days");
  if (!protocol::is_one_line(request.note) ||
      base::prefix_of(request.note, kMostNoteCharacters).size() != request.note.size())
    return fault("a note is one line of at most 64 characters");
  std::optional<core::MadeInvite> made;
  BANTER_CHECK(run(administer, [&](Services& services) -> Steps {
    BANTER_TRY(invite, core::create_invite(services, core::kOperator,
                                           {.uses = request.uses,
                                            .expires_at = services.clock.wall() + request.days * kDay,
                                            .note = request.note}));
    made = std::move(invite);
    return std::vector<core::Step>{};
  }));
  const core::InviteRecord& record = made->record;
  return fmt::format(
      "{}\n\nThis code makes {} until {}; it is not shown again. Whoever has it runs\n"
      "  banter register --server https://HOST:PORT --invite {}\n"
      "and `banterd invite revoke {}` makes it void.\n",
      made->code,
      record.uses_left == 1 ? std::string("1 account") : fmt::format("{} accounts", record.uses_left),
      minute_of(record.expires_at), made->code, record.id);
}

Expected<std::string> revoke(const InviteRequest& request, const Administer& administer) {
  BANTER_CHECK(run(administer, [&](Services& services) -> Steps {
    BANTER_CHECK(core::revoke_invite(services, core::kOperator, request.id));
    return std::vector<core::Step>{};
  }));
  return fmt::format("The invitation {} is void.\n", base::printable(request.id));
}

std::string as_table(const std::vector<core::InviteRecord>& invites, base::Millis now) {
  std::string out = fmt::format("{:<23}  {:>4}  {:<20}  {:<12}  {}\n", "ID", "LEFT", "UNTIL", "BY", "NOTE");
  for (const core::InviteRecord& invite : invites) {
    const std::string until = invite.expires_at > now ? minute_of(invite.expires_at) : "expired";
    std::string line = fmt::format("{:<23}  {:>4}  {:<20}  {:<12}  {}", invite.id, invite.uses_left, until,
                                   core::author(invite.by), base::printable(invite.note));
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
  }
  return out;
}

Expected<std::string> list(const Administer& administer) {
  constexpr std::size_t kPage = 500;
  std::vector<core::InviteRecord> all;
  base::Millis now = 0;
  BANTER_CHECK(run(administer, [&](Services& services) -> Steps {
    now = services.clock.wall();
    for (;;) {
      BANTER_TRY(page, services.invites.page(all.empty() ? "" : all.back().id, kPage));
      all.insert(all.end(), page.begin(), page.end());
      if (page.size() < kPage) return std::vector<core::Step>{};
    }
  }));
  return all.empty() ? "There are no invitations.\n" : as_table(all, now);
}

}  // namespace

base::Expected<std::string> perform(const InviteRequest& request, const Administer& administer) {
  switch (request.verb) {
    case InviteVerb::create:
      return create(request, administer);
    case InviteVerb::list:
      return list(administer);
    case InviteVerb::revoke:
      return revoke(request, administer);
  }
  return fault("unknown act");
}

}  // namespace banter::app
