// How a conversation comes to the screen, and goes from it.
#include <fmt/core.h>

#include <algorithm>
#include <chrono>

#include "client/cli/chat/chat.hpp"
#include "protocol/generated/cpp/limits.hpp"

namespace banter::cli {
namespace {

constexpr std::int64_t kFirstPage = 20;
constexpr base::Millis kOpenAgainAfter = 2'000;

}  // namespace

void Chat::open(const std::string& name) {
  typing_.stopped();
  clear_asked_.clear();
  place_ = name;
  place_id_ = name.starts_with("id:") ? name.substr(3) : names_.id_of(name);
  place_open_ = false;
  open_trouble_.clear();
  set_prompt();
  fetch_page();
}

void Chat::fetch_page() {
  ++busy_;
  page_asked_ = true;
  client_->open(conversation(), kFirstPage,
                [this, name = place_, opening = ++openings_](Outcome<client::Sync::Opened> outcome) {
                  --busy_;
                  // Else the person is elsewhere already.
                  if (opening == openings_ && name == place_) opened(name, std::move(outcome));
                  update_input();
                  if (quitting_ && own_.empty() && busy_ == 0) finish();
                });
}

void Chat::opened(const std::string& name, Outcome<client::Sync::Opened> outcome) {
  using protocol::ErrorCode;
  page_asked_ = false;
  if (!outcome) {
    const auto& failure = outcome.error();
    if (!failure.code || failure.kind == client::FailureKind::wait) {
      show_held({});
      if (online_) open_again(failure);
      return;  // otherwise it is opened again with the next connection
    }
    note(failure);
    if (name.starts_with('#') &&
        (failure.code == ErrorCode::not_a_member || failure.code == ErrorCode::not_found)) {
      complaint(client::with_full_stop(failure.sentence) +
                fmt::format(" /join {} enters a room, /new {} makes one.", name, name));
    } else {
      complaint(client::with_full_stop(failure.sentence));
    }
    place_.clear();
    set_prompt();
    show_held({});
    return;
  }
  place_open_ = true;
  open_trouble_.clear();
  day_.clear();
  if (screen_.columns() > 0) screen_.show(lines().heading(name));
  if (!outcome->conversation.empty()) place_id_ = outcome->conversation;
  if (outcome->page.messages.empty()) remark("No messages in " + name + " yet. Write the first one.");
  for (const protocol::Message& message : outcome->page.messages) {
    names_.learn(message);
    recent_.add(message);
    if (!message.hidden) show_message(message, false);
  }
  show_held(outcome->page.messages);
  for (const protocol::Message& message : outcome->page.messages)
    seen(message);
  fetch_members();
}

/// The connection is there, and the server did not answer in time or wants to be left alone for a while.
void Chat::open_again(const client::Failure& failure) {
  const base::Millis wait = std::max(kOpenAgainAfter, failure.retry_after.value_or(0));
  const std::string reason = client::with_full_stop(failure.sentence);
  if (std::exchange(open_trouble_, reason) != reason)
    complaint(fmt::format("{} Trying again in {} s.", reason, (wait + 999) / 1'000));
  loop_.after(std::chrono::milliseconds(wait), [this, opening = openings_] {
    if (opening == openings_ && online_ && !place_open_ && !place_.empty()) fetch_page();
  });
}

/// It is no longer there to be read or written in.
void Chat::close() {
  typing_.stopped();
  ++openings_;
  place_.clear();
  place_id_.clear();
  place_open_ = false;
  set_prompt();
}

/// Who is there, for names to be completed, and how far the other one of two has read.
void Chat::fetch_members() {
  if (!screen_.can_change() || !online_ || place_id_.empty()) return;
  const protocol::MembersRequest request{
      .conversation = place_id_, .after = {}, .limit = protocol::limit::long_page_most};
  client_->request(request, [this, id = place_id_](const Outcome<protocol::Reply>& reply) {
    const auto* members = reply ? std::get_if<protocol::MembersReply>(&*reply) : nullptr;
    if (members == nullptr) return;  // nobody has asked
    for (const protocol::Member& member : members->members) {
      names_.learn_person(member.username);
      people_.learn(member.username, member.status);
      if (!is_direct(id) || names_.is_self(member.username)) continue;
      ticks_.moved(id, member.delivered_seq.value_or(0), member.read_seq.value_or(0));
    }
    set_prompt();
  });
}

}  // namespace banter::cli
