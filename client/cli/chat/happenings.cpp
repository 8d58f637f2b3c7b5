// What happens to conversations and people beside messages.
#include <algorithm>
#include <chrono>
#include <utility>

#include "client/cli/chat/chat.hpp"
#include "client/cli/mute.hpp"
#include "protocol/names.hpp"

namespace banter::cli {
namespace {

// Whatever a server says, nobody writes for longer without saying so again.
constexpr base::Millis kLongestTyping = 30'000;
constexpr std::chrono::milliseconds kLook(500);
// One bell is enough for all that come at once.
constexpr base::Millis kBellAgainAfter = 2'000;

}  // namespace

/// Messages whose files another program, or this one at another time, was sending.
void Chat::tell_unfinished() {
  const auto sendings = transfers_->unfinished();
  if (!sendings) return;
  for (const auto& sending : *sendings) {
    std::string names;
    for (const auto& file : sending.files)
      names += (names.empty() ? "" : ", ") + file.path;
    const std::string receiver = sending.draft.receiver.value_or("");
    remark("Not all of " + names + " has gone out" + (receiver.empty() ? "" : " to " + receiver) +
           ": the same command as then goes on with it.");
  }
}

void Chat::notice_came(const client::NewNotice& news) {
  using protocol::NoticeKind;
  const protocol::Notice& notice = news.notice;
  if (notice.kind == NoticeKind::topic) names_.set_topic(news.conversation, notice.text);
  const bool about_me = names_.is_self(notice.username);
  // That one was put out oneself is told where the conversation is lost.
  if (about_me && (notice.kind == NoticeKind::kick || notice.kind == NoticeKind::ban)) return;
  const bool here = news.conversation == place_id_;
  const bool my_role = about_me && notice.kind == NoticeKind::role;
  if (!here && !my_role) return;
  const std::string text = lines().notice(notice, here ? "" : names_.name_of(news.conversation));
  if (!text.empty()) screen_.show(text);
  names_.learn_person(notice.username);
}

void Chat::lost_conversation(const client::Lost& lost) {
  if (left_.erase(lost.conversation) > 0) return;
  complaint(names_.name_of(lost.conversation) + ": " + lost.reason);
  if (lost.conversation == place_id_) close();
}

/// The open conversation is called `name`, as ever or from now on.
void Chat::renamed(const std::string& name) {
  if (!place_.starts_with('#') || place_ == name || !protocol::is_room_name(name)) return;
  place_ = name;
  set_prompt();
}

void Chat::event_came(const protocol::Event& event) {
  if (const auto* receipt = std::get_if<protocol::ReceiptEvent>(&event)) {
    if (!names_.is_self(receipt->username) && is_direct(receipt->conversation))
      ticks_.moved(receipt->conversation, receipt->delivered_seq, receipt->read_seq);
  } else if (const auto* typing = std::get_if<protocol::TypingEvent>(&event)) {
    writer_came(*typing);
  } else if (const auto* presence = std::get_if<protocol::PresenceEvent>(&event)) {
    people_.came(*presence);
    set_prompt();
  } else if (const auto* profile = std::get_if<protocol::ProfileEvent>(&event)) {
    const bool is_here = protocol::fold_name(profile->username) == protocol::fold_name(partner());
    if (is_here) remark(profile->username + " is called " + profile->display_name + " now.");
  } else if (const auto* arranged = std::get_if<protocol::ArrangedEvent>(&event)) {
    names_.arranged(*arranged);
  } else if (const auto* cleared = std::get_if<protocol::ClearedEvent>(&event)) {
    remark(names_.name_of(cleared->conversation) + " was emptied for you by another of your devices.");
  }
}

void Chat::writer_came(const protocol::TypingEvent& event) {
  if (names_.is_self(event.username)) return;
  if (event.active && event.expires_ms > 0) {
    const base::Millis time = std::min(event.expires_ms, kLongestTyping);
    writers_.came(event.conversation, event.username, steady_now() + time);
    if (!std::exchange(watching_writers_, true)) watch_writers();
  } else {
    writers_.gone(event.conversation, event.username);
  }
  set_prompt();
}

/// Until nobody writes anywhere any more: who falls silent goes from the prompt.
void Chat::watch_writers() {
  loop_.after(kLook, [this] {
    set_prompt();
    watching_writers_ = writers_.any(steady_now());
    if (watching_writers_) watch_writers();
  });
}

void Chat::key_pressed(bool words) {
  if (words && online_ && place_open_ && !place_id_.empty()) {
    typing_.typed(place_id_);
  } else {
    typing_.stopped();
  }
}

void Chat::tell_typing(const std::string& conversation, bool active) {
  if (online_) client_->request(protocol::TypingRequest{conversation, active}, [](const auto&) {});
}

bool Chat::is_direct(const std::string& id) const {
  return !id.empty() && names_.name_of(id).starts_with('@');
}

bool Chat::names_me(const protocol::Message& message) const {
  return !names_.is_self(message.sender) &&
         std::ranges::any_of(message.mentions, [this](const std::string& name) {
           return name == "@room" || names_.is_self(name);
         });
}

void Chat::ring(const std::string& conversation) {
  const auto* row = names_.row(conversation);
  if (row != nullptr && row->muted_until.value_or(0) > wall_now()) return;
  const base::Millis now = steady_now();
  if (rang_ != 0 && now - rang_ < kBellAgainAfter) return;
  rang_ = now;
  screen_.ring();
}

/// It is on the screen, in the conversation that is open.
void Chat::seen(const protocol::Message& message) {
  if (screen_.can_change() && !message.hidden && !names_.is_self(message.sender))
    client_->mark_seen(message.conversation, message.seq);
}

}  // namespace banter::cli
