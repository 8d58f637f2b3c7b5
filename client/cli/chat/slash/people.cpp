// /contacts, /contact, /status, /name and /users: people, and how one is seen oneself.
#include "client/cli/chat/chat.hpp"
#include "client/cli/chat/parts/words.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "protocol/names.hpp"

namespace banter::cli {

void Chat::learn_contacts(const protocol::ContactsReply& reply) {
  for (const protocol::Contact& contact : reply.contacts) {
    names_.learn_person(contact.username);
    people_.learn(contact.username, contact.status, contact.text.value_or(""));
  }
  set_prompt();
}

/// For names to be completed, and for the prompt. Nobody has asked, so nothing is said.
void Chat::fetch_contacts() {
  const protocol::ContactsRequest request{.contact_action = protocol::ContactAction::list,
                                          .contact_username = {}};
  client_->request(request, [this](const Outcome<protocol::Reply>& reply) {
    if (const auto* contacts = reply ? std::get_if<protocol::ContactsReply>(&*reply) : nullptr)
      learn_contacts(*contacts);
  });
}

void Chat::do_contacts(const std::string&) {
  const protocol::ContactsRequest request{.contact_action = protocol::ContactAction::list,
                                          .contact_username = {}};
  ask<protocol::ContactsReply>(request, "contacts", [this](const protocol::ContactsReply& reply) {
    learn_contacts(reply);
    std::vector<std::vector<std::string>> rows;
    for (const protocol::Contact& contact : reply.contacts)
      rows.push_back({contact.username, presence_text(contact.status, contact.text, contact.last_seen),
                      contact.display_name == contact.username ? "" : contact.display_name});
    show_table(rows);
    if (rows.empty()) remark("You have no contacts yet: /contact user takes somebody up.");
  });
}

void Chat::do_contact(const std::string& rest) {
  std::string words = rest;
  std::string word = take_word(words);
  const bool is_removal = protocol::fold_name(word) == "remove" && !words.empty();
  if (is_removal) word = take_word(words);
  const auto name = person_named(word, "contact");
  if (!name) return;
  const protocol::ContactsRequest request{
      .contact_action = is_removal ? protocol::ContactAction::remove : protocol::ContactAction::add,
      .contact_username = *name};
  ask<protocol::ContactsReply>(request, "contact",
                               [this, name = *name, is_removal](const protocol::ContactsReply& reply) {
                                 learn_contacts(reply);
                                 remark(is_removal ? name + " is no longer one of your contacts."
                                                   : name + " is one of your contacts.");
                               });
}

void Chat::do_status(const std::string& rest) {
  std::string text = rest;
  const auto status = protocol::own_status_of(protocol::fold_name(take_word(text)));
  if (!status) {
    complaint("How? /status online, away, busy or invisible, and a few words if you like.");
    return;
  }
  ask<protocol::PresenceReply>(protocol::PresenceRequest{.status = *status, .text = text}, "status",
                               [this, status = *status, text](const protocol::PresenceReply&) {
                                 if (status == protocol::OwnStatus::invisible)
                                   return remark("Others see you as offline.");
                                 remark("Others see you as " + std::string(protocol::name_of(status)) +
                                        (text.empty() ? "." : ": " + text));
                               });
}

void Chat::do_name(const std::string& rest) {
  const std::string name = rest == "-" ? "" : rest;
  if (rest.empty()) {
    complaint("What are you to be called? /name Words, or - for the username.");
    return;
  }
  ask<protocol::ProfileReply>(protocol::ProfileRequest{.display_name = name, .avatar = {}}, "name",
                              [this, name](const protocol::ProfileReply&) {
                                remark("Others see you as " + (name.empty() ? names_.self() : name) + ".");
                              });
}

void Chat::do_users(const std::string& rest) {
  protocol::UsersRequest request{.query = {}, .after = {}, .limit = protocol::limit::page_most};
  if (!rest.empty()) request.query = rest;
  ask<protocol::UsersReply>(request, "users", [this](const protocol::UsersReply& reply) {
    std::vector<std::vector<std::string>> rows;
    for (const protocol::User& user : reply.users) {
      names_.learn_person(user.username);
      rows.push_back({user.username, presence_text(user.status, user.text, user.last_seen),
                      user.display_name == user.username ? "" : user.display_name});
    }
    show_table(rows);
    if (rows.empty()) remark("Nobody's name begins like that.");
    if (reply.more) remark("and more; `banter users` lists all.");
  });
}

}  // namespace banter::cli
