// What Sync does with the events of a connection.
#include <algorithm>
#include <variant>

#include "base/utf8.hpp"
#include "client/core/sync/sync.hpp"
#include "protocol/names.hpp"

namespace banter::client {
namespace {

std::optional<protocol::NoticeKind> notice_kind_of(protocol::MemberChange change) {
  using protocol::MemberChange;
  using protocol::NoticeKind;
  switch (change) {
    case MemberChange::join:
      return NoticeKind::join;
    case MemberChange::leave:
      return NoticeKind::leave;
    case MemberChange::kick:
      return NoticeKind::kick;
    case MemberChange::ban:
      return NoticeKind::ban;
    case MemberChange::unban:
      return NoticeKind::unban;
    case MemberChange::role:
      return NoticeKind::role;
    case MemberChange::invite:
    case MemberChange::other:
      break;
  }
  return std::nullopt;
}

// More than anybody looks at.
constexpr std::size_t kMostTouches = 1'000;
// The same in all conversations together.
constexpr std::size_t kMostTouchesOfAll = 20'000;
// Longer than any name or emoji that the protocol allows.
constexpr std::size_t kLongestWord = 128;
constexpr std::size_t kMostPutOut = 1'000;

/// A reaction or a pin in words of ours; none for other events.
std::optional<ChangedMessage> touch_of(const protocol::Event& event) {
  using What = ChangedMessage::What;
  if (const auto* reaction = std::get_if<protocol::ReactionEvent>(&event))
    return ChangedMessage{.what = What::reacted,
                          .conversation = reaction->conversation,
                          .seq = reaction->seq,
                          .version = reaction->version,
                          .username = reaction->username,
                          .emoji = reaction->emoji,
                          .removed = reaction->removed};
  if (const auto* pinned = std::get_if<protocol::PinnedEvent>(&event))
    return ChangedMessage{.what = What::pinned,
                          .conversation = pinned->conversation,
                          .seq = pinned->seq,
                          .version = pinned->version,
                          .username = pinned->username,
                          .removed = pinned->removed};
  return std::nullopt;
}

/// Whether it may name people in a message without telling whom.
bool names_anew(const protocol::Event& event) {
  const auto* edited = std::get_if<protocol::EditedEvent>(&event);
  return edited != nullptr && edited->content.contains('@');
}

/// Why somebody is no longer there after this; empty: he still is.
std::string reason_to_be_out(const protocol::MemberEvent& event) {
  using protocol::MemberChange;
  const std::string by(base::prefix_of(event.by, kLongestWord));
  if (event.change == MemberChange::kick) return "You were removed by " + by + ".";
  if (event.change == MemberChange::ban) return "You were banned by " + by + ".";
  if (event.change == MemberChange::leave) return "You are no longer in this conversation.";
  return {};
}

}  // namespace

Sync::Versioned Sync::versioned(const protocol::Event& event) {
  return std::visit(
      [](const auto& one) -> Versioned {
        if constexpr (requires {
                        one.conversation;
                        one.version;
                        one.seq;
                      }) {
          return {&one.conversation, one.seq, one.version};
        } else if constexpr (requires {
                               one.conversation;
                               one.version;
                             }) {
          return {&one.conversation, 0, one.version};
        } else {
          return {nullptr, 0, 0};
        }
      },
      event);
}

void Sync::event_came(const protocol::Event& event, bool whole) {
  if (const auto* cleared = std::get_if<protocol::ClearedEvent>(&event)) {
    if (Followed* followed = find(cleared->conversation))
      followed->hidden_to = std::max(followed->hidden_to, cleared->cleared_seq);
    return;
  }
  const Versioned about = versioned(event);
  if (about.conversation == nullptr || about.version < 1 || !can_be_id(*about.conversation)) return;
  const std::string& id = *about.conversation;
  const auto* member = std::get_if<protocol::MemberEvent>(&event);
  const bool about_self =
      member != nullptr && protocol::fold_name(member->username) == protocol::fold_name(self_);
  const std::string out = about_self ? reason_to_be_out(*member) : std::string();
  Followed* followed = find(id);
  if (followed == nullptr) {
    // It may be followed in a moment, by an answer that was given before.
    if (!out.empty() && put_out_.size() < kMostPutOut) put_out_[id] = {about.version, out};
    const auto* message = std::get_if<protocol::MessageEvent>(&event);
    const bool awaited = message != nullptr && message->seq > 0 && take_awaited(name_of(*message));
    if (message == nullptr || message->seq < 1 || !(options_.follow_all || awaited)) {
      overhear(id, about.version);
      return;
    }
    follow(id, awaited ? 0 : message->version - 1, awaited ? 0 : message->seq - 1);
    followed = find(id);
    if (followed == nullptr) return;
  }
  followed->head = std::max(followed->head, about.version);
  if (!out.empty() && about.version > followed->version + (followed->asking ? 0 : 1)) {
    // What is missing before it cannot be read any more.
    lose(id, out);
    return;
  }
  const bool in_turn = online_ && !followed->asking && about.version == followed->version + 1;
  if (auto touch = touch_of(event);
      touch && !in_turn && about.version > followed->version && followed->touches.size() < kMostTouches &&
      touching_ < kMostTouchesOfAll && touch->username.size() + touch->emoji.size() <= 2 * kLongestWord) {
    ++touching_;
    followed->touches.push_back(std::move(*touch));
  }
  // While asking, the pages or the question behind them will tell of it.
  if (!online_ || followed->asking || about.version <= followed->version) return;
  // The event gives name and topic as they are now; which of them has changed, and by whom, the notice tells.
  // Which message a notice stands behind is not always the newest one here.
  const bool astray = about.version <= followed->shown || followed->last_seq < followed->hidden_to ||
                      (options_.exact && !listed_);
  const bool unclear = !whole || std::holds_alternative<protocol::ConversationEvent>(event) ||
                       (options_.exact && names_anew(event)) || (member != nullptr && out.empty() && astray);
  if (unclear || about.version > followed->version + 1) {
    catch_up(id);
    return;
  }
  followed->version = about.version;
  apply(id, *followed, event);
  knows(id);
}

void Sync::apply(const std::string& conversation, Followed& followed, const protocol::Event& event) {
  using What = ChangedMessage::What;
  ChangedMessage changed{
      .conversation = conversation, .seq = versioned(event).seq, .version = followed.version};
  if (const auto* message = std::get_if<protocol::MessageEvent>(&event)) {
    if (message->seq <= followed.last_seq) return;
    followed.last_seq = message->seq;
    ports_.tell(NewMessage{.message = message_of(*message), .live = true});
    return;
  }
  if (const auto* hidden = std::get_if<protocol::HiddenEvent>(&event)) {
    changed.what = What::hidden;
    if (hidden->seq > followed.last_seq) {
      followed.last_seq = hidden->seq;
      protocol::Message message{.conversation = conversation, .seq = hidden->seq, .version = hidden->version};
      message.hidden = true;
      ports_.tell(NewMessage{.message = std::move(message), .live = true});
      return;
    }
  } else if (const auto* edited = std::get_if<protocol::EditedEvent>(&event)) {
    changed.what = What::edited;
    changed.content = edited->content;
    changed.at = edited->edited_at;
  } else if (const auto* deleted = std::get_if<protocol::DeletedEvent>(&event)) {
    changed.what = What::deleted;
    changed.username = deleted->username;
  } else if (auto touch = touch_of(event)) {
    changed = std::move(*touch);
  } else if (const auto* member = std::get_if<protocol::MemberEvent>(&event)) {
    apply_member(conversation, followed, *member);
    return;
  }
  tell_change(std::move(changed));
}

/// Those that the pages have come to.
void Sync::hand_over_touches(Followed& followed) {
  std::erase_if(followed.touches, [&](ChangedMessage& touch) {
    if (touch.version > followed.version) return false;
    --touching_;
    tell_change(std::move(touch));
    return true;
  });
}

void Sync::apply_member(const std::string& conversation, Followed& followed,
                        const protocol::MemberEvent& event) {
  followed.noticed = event.version;
  if (const auto kind = notice_kind_of(event.change)) {
    protocol::Notice notice{
        .at = event.at, .after_seq = followed.last_seq, .version = event.version, .kind = *kind};
    notice.username = event.username;
    notice.by = event.by;
    if (event.role) notice.text = protocol::name_of(*event.role);
    ports_.tell(NewNotice{conversation, std::move(notice)});
  }
  const std::string out = reason_to_be_out(event);
  if (!out.empty() && protocol::fold_name(event.username) == protocol::fold_name(self_))
    lose(conversation, out);
}

}  // namespace banter::client
