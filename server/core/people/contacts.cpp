#include <algorithm>

#include "base/try.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "server/core/access/find.hpp"
#include "server/core/people/shown_name.hpp"
#include "server/core/people/verbs.hpp"

namespace banter::core {
namespace {

using protocol::ContactAction;
using protocol::ErrorCode;
using protocol::refuse;

protocol::Result<void> add(Services& services, const Session& me, const std::string& username,
                           std::vector<Step>& steps) {
  BANTER_TRY(other, find_account(services.accounts, username));
  if (other->key == me.key())
    return refuse(ErrorCode::invalid_request, "“contact_username” must name somebody else.");
  BANTER_TRY(has, services.contacts.has_contact(me.key(), other->key));
  if (has) return {};
  BANTER_TRY(all, services.contacts.contacts_of(me.key()));
  if (all.size() >= protocol::limit::contacts) {
    return refuse(ErrorCode::too_large, "Your list of contacts is full; strike somebody off it first.");
  }
  BANTER_CHECK(services.contacts.set_contact(me.key(), other->key, true));
  steps.push_back(Acquainted{other->key, me.key()});
  steps.push_back(ToAccount{
      me.key(), protocol::ContactEvent{.username = other->username,
                                       .display_name = shown_name(other->username, other->display_name)}});
  return {};
}

protocol::Result<void> remove(Services& services, const Session& me, const std::string& username,
                              std::vector<Step>& steps) {
  // Also an account that is closed can be struck off.
  BANTER_TRY(other, services.accounts.by_name(username));
  if (!other) return refuse(ErrorCode::user_not_found, "Nobody here has this name; check its spelling.");
  BANTER_TRY(has, services.contacts.has_contact(me.key(), other->key));
  if (!has) return {};
  BANTER_CHECK(services.contacts.set_contact(me.key(), other->key, false));
  steps.push_back(Acquainted{other->key, me.key()});
  steps.push_back(ToAccount{
      me.key(), protocol::ContactEvent{.username = other->username,
                                       .display_name = shown_name(other->username, other->display_name),
                                       .removed = true}});
  return {};
}

}  // namespace

// A contact may be known about, unless one of the two has blocked the other.
protocol::Result<protocol::ContactsReply> handle(ReadServices& services, const Caller& caller,
                                                 const protocol::ContactsRequest&) {
  BANTER_TRY(records, services.contacts.contacts_of(caller.account));
  BANTER_TRY(blocked, services.blocks.blocked_by(caller.account));
  BANTER_TRY(blockers, services.blocks.blockers_of(caller.account));
  protocol::ContactsReply reply;
  for (const ContactRecord& record : records) {
    protocol::Contact& contact = reply.contacts.emplace_back();
    contact.username = record.username;
    contact.display_name = shown_name(record.username, record.display_name);
    contact.avatar = shown_avatar(record.avatar);
    contact.status = protocol::Status::offline;
    if (std::ranges::binary_search(blocked, record.account) ||
        std::ranges::binary_search(*blockers, record.account))
      continue;
    const PresenceBoard::Entry entry = services.board.look(record.account);
    contact.status = entry.status;
    contact.text = entry.words();
    if (entry.status == protocol::Status::offline && record.last_seen > 0)
      contact.last_seen = record.last_seen;
  }
  return reply;
}

protocol::Result<ThenShow> handle(Services& services, const Session& me,
                                  const protocol::ContactsRequest& request) {
  if (!request.contact_username)
    return refuse(ErrorCode::invalid_request, "“contact_username” must say whom.");
  ThenShow shown;
  const auto change = request.contact_action == ContactAction::add ? add : remove;
  BANTER_CHECK(change(services, me, *request.contact_username, shown.steps));
  return shown;
}

}  // namespace banter::core
