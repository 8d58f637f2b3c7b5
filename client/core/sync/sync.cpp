#include "client/core/sync/sync.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "client/core/sync/weight.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "protocol/names.hpp"

namespace banter::client {
namespace {

// More than an honest server makes one hold, which says `reset` instead.
constexpr std::size_t kMostHeld = 2 * protocol::limit::changes_behind;
// Of all conversations together.
constexpr std::size_t kMostHeldBytes = 64 << 20;
constexpr std::size_t kMostOverheard = 1'000;
constexpr std::size_t kMostFollowed = 100'000;
constexpr std::size_t kLongestId = 128;

}  // namespace

protocol::Message message_of(const protocol::MessageEvent& event) {
  protocol::Message message;
  message.conversation = event.conversation;
  message.seq = event.seq;
  message.version = event.version;
  message.sender = event.sender;
  message.receiver = event.receiver;
  message.content = event.content;
  message.sent_at = event.sent_at;
  message.client_id = event.client_id;
  message.reply_to = event.reply_to;
  message.mentions = event.mentions;
  message.attachments = event.attachments;
  message.composed_at = event.composed_at;
  message.via = event.via;
  return message;
}

Sync::Sync(Options options, Ports ports) : options_(options), ports_(std::move(ports)) {}

/// A server could fill the memory with a hundred thousand of any length.
bool Sync::can_be_id(const std::string& conversation) {
  return !conversation.empty() && conversation.size() <= kLongestId;
}

Sync::Followed* Sync::find(const std::string& conversation) {
  const auto found = followed_.find(conversation);
  return found == followed_.end() ? nullptr : &found->second;
}

void Sync::follow(const std::string& conversation, std::int64_t version, std::int64_t last_seq) {
  if (!can_be_id(conversation) || followed_.size() >= kMostFollowed) return;
  const auto [at, added] = followed_.try_emplace(conversation);
  if (!added) return;
  at->second.version = at->second.noticed = at->second.head = version;
  at->second.last_seq = last_seq;
  if (ports_.keep.follows) ports_.keep.follows(conversation, version, last_seq);
}

void Sync::attend(const std::string& conversation) {
  attended_ = conversation;
}

void Sync::knows(const std::string& conversation) {
  if (!ports_.keep.known) return;
  if (const Followed* followed = find(conversation)) ports_.keep.known(conversation, followed->version);
}

void Sync::overhear(const std::string& conversation, std::int64_t version) {
  if (opening_ == 0 || overheard_.size() >= kMostOverheard) return;
  std::int64_t& head = overheard_[conversation];
  head = std::max(head, version);
}

void Sync::open(const std::string& conversation, std::int64_t messages,
                std::function<void(Outcome<Opened>)> done) {
  ++opening_;
  const protocol::HistoryRequest request{
      .conversation = conversation, .before = {}, .after = {}, .limit = messages};
  ports_.ask(request, [this, conversation, done = std::move(done),
                       account = account_](Outcome<protocol::Reply> reply) {
    --opening_;
    if (account == account_) {
      opened(conversation, std::move(reply), done);
    } else {
      done(fail(FailureKind::sign_in, "Somebody else has logged in."));
    }
    if (opening_ > 0) return;
    overheard_.clear();
    changed_.clear();
  });
}

void Sync::opened(const std::string& name, Outcome<protocol::Reply> reply,
                  const std::function<void(Outcome<Opened>)>& done) {
  if (!reply) {
    done(std::unexpected(std::move(reply.error())));
    return;
  }
  Opened result{.conversation = {}, .page = std::get<protocol::HistoryReply>(std::move(*reply))};
  auto& messages = result.page.messages;
  for (const protocol::Message& message : messages) {
    if (!message.conversation.empty()) result.conversation = message.conversation;
  }
  if (result.conversation.empty() && find(name) != nullptr) result.conversation = name;
  std::erase_if(messages, [&](const protocol::Message& message) {
    return message.conversation != result.conversation && !message.hidden;
  });
  const std::string id = result.conversation;
  if (id.empty()) {
    const std::string folded = protocol::fold_name(name);
    await(folded);
    done(std::move(result));
    return;
  }
  const bool is_new = find(id) == nullptr;
  follow(id, 0, 0);
  if (find(id) == nullptr) {
    done(std::move(result));
    return;
  }
  Followed& followed = *find(id);
  if (!is_new && !messages.empty() && messages.front().seq > followed.last_seq + 1) {
    // The page stands below what was shown; `changes` would bring what lies between above it too late.
    const std::int64_t before = followed.last_seq;
    followed.last_seq = messages.front().seq - 1;
    ports_.tell(Skipped{id, before + 1, followed.last_seq});
  }
  for (const protocol::Message& message : messages) {
    followed.last_seq = std::max(followed.last_seq, message.seq);
    // What older messages went through before is not shown anywhere yet.
    if (is_new) followed.version = std::max(followed.version, message.version);
  }
  for (const protocol::Notice& notice : result.page.notices) {
    followed.noticed = std::max(followed.noticed, notice.version);
    if (is_new) followed.version = std::max(followed.version, notice.version);
  }
  note_shown(followed, result.page);
  followed.head = std::max(followed.head, followed.version);
  if (const auto heard = overheard_.find(id); heard != overheard_.end())
    followed.head = std::max(followed.head, heard->second);
  if (const auto changed = changed_.find(id); !is_new && changed != changed_.end()) {
    // The page may be older than what was told of its messages before it came: that is asked for once more.
    followed.version = std::min(followed.version, changed->second - 1);
    changed_.erase(changed);
  }
  if (ports_.keep.page) ports_.keep.page(id, result.page);
  knows(id);
  done(std::move(result));
  if (Followed* still = find(id); still != nullptr && still->head > still->version) catch_up(id);
}

void Sync::row_came(const protocol::ConversationRow& row, bool first) {
  const std::string& id = row.conversation;
  if (!can_be_id(id)) return;
  if (row.left) {
    lose_for(id, "You are no longer in this conversation.");
    return;
  }
  if (id.empty() || row.role == protocol::RoomRole::invited) return;
  if (find(id) == nullptr) {
    const std::string folded = protocol::fold_name(row.receiver);
    const bool awaited = take_awaited(folded.starts_with('#') ? folded : "@" + folded);
    if (!options_.follow_all && !awaited) {
      overhear(id, row.version);
      return;
    }
    // Whoever writes for the first time while we were away is to be heard from the beginning.
    const bool from_start = awaited || (!first && row.kind == protocol::ConversationKind::direct);
    follow(id, from_start ? 0 : row.version, from_start ? row.cleared_seq : row.last_seq);
  }
  Followed* followed = find(id);
  if (followed == nullptr) return;
  followed->recency = row.last_sent_at.value_or(row.updated_at);
  followed->head = std::max(followed->head, row.version);
  followed->hidden_to = std::max({followed->hidden_to, row.cleared_seq, row.first_seq - 1});
  if (online_ && followed->head > followed->version) catch_up(id);
}

void Sync::online(bool ask_all) {
  online_ = true;
  listed_ = ask_all;
  ++life_;
  stop_asking_all();
  std::vector<std::string> all;
  for (auto& [id, followed] : followed_) {
    followed.stalled = 0;
    followed.held.clear();
    followed.notices.clear();
    if (ask_all || followed.head > followed.version) all.push_back(id);
  }
  for (const std::string& id : all)
    wait_to_ask(id, *find(id));
  ask_next();
  if (!ask_all) return;
  for (const std::string& name : std::vector<std::string>(awaited_))
    ask_awaited(name);
}

void Sync::offline() {
  online_ = false;
  ++life_;
  stop_asking_all();
}

void Sync::forget() {
  ++life_;
  ++account_;
  stop_asking_all();
  attended_.clear();
  followed_.clear();
  touching_ = 0;
  overheard_.clear();
  changed_.clear();
  put_out_.clear();
  awaited_.clear();
}

void Sync::changes_came(const std::string& conversation, protocol::Reply& reply) {
  auto& page = std::get<protocol::ChangesReply>(reply);
  Followed& followed = *find(conversation);
  if (page.reset) {
    // History has all that follows; what pages before this one brought would overtake it.
    followed.held.clear();
    followed.notices.clear();
    followed.paged = std::max(followed.paged, page.version);
    if (!options_.skip_when_far && ports_.keep.stale) ports_.keep.stale(conversation, followed.last_seq + 1);
    read_on(conversation);
    return;
  }
  for (protocol::Message& message : page.messages)
    take(conversation, std::move(message));
  keep_notices(conversation, page.notices);
  for (protocol::Notice& notice : page.notices)
    followed.notices.push_back(std::move(notice));
  const bool progress = page.version > followed.paged;
  followed.paged = std::max(followed.paged, page.version);
  if (!page.more || !progress || followed.held.size() + followed.notices.size() > kMostHeld ||
      held_bytes() > kMostHeldBytes) {
    hand_over(conversation, true);
    finish(conversation);
    return;
  }
  hand_over(conversation, false);
  ask(conversation,
      protocol::ChangesRequest{
          .conversation = conversation, .since = followed.paged, .limit = protocol::limit::long_page_most},
      &Sync::changes_came);
}

void Sync::note_shown(Followed& followed, const protocol::HistoryReply& page) {
  for (const protocol::Message& message : page.messages)
    followed.shown = std::max(followed.shown, message.version);
}

void Sync::keep_notices(const std::string& conversation, const std::vector<protocol::Notice>& notices) {
  if (!ports_.keep.notice) return;
  for (const protocol::Notice& notice : notices)
    ports_.keep.notice(conversation, notice);
}

void Sync::check(const std::string& conversation) {
  Followed* followed = find(conversation);
  if (followed == nullptr) return;
  // What is being asked for now may have been asked before.
  if (followed->asking) followed->head = std::max(followed->head, followed->version + 1);
  catch_up(conversation);
}

std::size_t Sync::held_bytes() const {
  std::size_t bytes = 0;
  for (const auto& [id, followed] : followed_) {
    for (const auto& [seq, message] : followed.held)
      bytes += bytes_of(message);
    for (const protocol::Notice& notice : followed.notices)
      bytes += bytes_of(notice);
  }
  return bytes;
}

void Sync::read_on(const std::string& conversation) {
  protocol::HistoryRequest request{
      .conversation = conversation, .before = {}, .after = {}, .limit = options_.page};
  Followed& followed = *find(conversation);
  followed.read_after = followed.last_seq;
  if (!options_.skip_when_far) request.after = followed.read_after;
  ask(conversation, request, &Sync::history_came);
}

void Sync::history_came(const std::string& conversation, protocol::Reply& reply) {
  auto& page = std::get<protocol::HistoryReply>(reply);
  Followed& followed = *find(conversation);
  const std::int64_t before = followed.last_seq;
  note_shown(followed, page);
  if (options_.skip_when_far && ports_.keep.stale)
    ports_.keep.stale(conversation, page.messages.empty() ? before + 1 : page.messages.front().seq);
  if (options_.skip_when_far && !page.messages.empty() && page.messages.front().seq > before + 1) {
    followed.last_seq = page.messages.front().seq - 1;
    ports_.tell(Skipped{conversation, before + 1, followed.last_seq});
  }
  for (protocol::Message& message : page.messages)
    take(conversation, std::move(message));
  keep_notices(conversation, page.notices);
  for (protocol::Notice& notice : page.notices)
    followed.notices.push_back(std::move(notice));
  hand_over(conversation, true);
  // A page that was opened meanwhile may end behind this one, and still before what the reset passed over.
  const bool overtaken = before > followed.read_after;
  if (!options_.skip_when_far && (overtaken || (page.more && followed.last_seq > before))) {
    read_on(conversation);
  } else {
    finish(conversation);
  }
}

void Sync::take(const std::string& conversation, protocol::Message message) {
  if (message.hidden) message.conversation = conversation;
  if (message.conversation != conversation || message.seq < 1) return;
  Followed& followed = *find(conversation);
  if (message.seq > followed.last_seq) {
    followed.held.insert_or_assign(message.seq, std::move(message));
  } else {
    tell_changed(conversation, message);
  }
}

void Sync::hand_over(const std::string& conversation, bool all) {
  Followed& followed = *find(conversation);
  // What a page that was opened meanwhile has shown, or passed over.
  followed.held.erase(followed.held.begin(), followed.held.upper_bound(followed.last_seq));
  std::ranges::sort(followed.notices, {}, &protocol::Notice::version);
  while (!followed.held.empty()) {
    if (!all && followed.held.begin()->first != followed.last_seq + 1) return;
    auto next = followed.held.extract(followed.held.begin());
    hand_over_notices(conversation, next.key());
    followed.last_seq = next.key();
    ports_.tell(NewMessage{.message = std::move(next.mapped()), .live = false});
  }
  if (all) hand_over_notices(conversation, std::numeric_limits<std::int64_t>::max());
}

void Sync::hand_over_notices(const std::string& conversation, std::int64_t before_seq) {
  Followed& followed = *find(conversation);
  auto& notices = followed.notices;
  std::size_t done = 0;
  for (; done < notices.size() && notices[done].after_seq < before_seq; ++done) {
    if (notices[done].version <= followed.noticed) continue;
    followed.noticed = notices[done].version;
    ports_.tell(NewNotice{conversation, notices[done]});
  }
  notices.erase(notices.begin(), notices.begin() + static_cast<std::ptrdiff_t>(done));
}

void Sync::tell_changed(const std::string& conversation, const protocol::Message& message) {
  using What = ChangedMessage::What;
  What what = message.edited_at ? What::edited : What::other;
  if (message.deleted) what = What::deleted;
  if (message.hidden) what = What::hidden;
  tell_change(ChangedMessage{.what = what,
                             .conversation = conversation,
                             .seq = message.seq,
                             .version = message.version,
                             .content = what == What::edited ? message.content : std::string(),
                             .at = message.edited_at.value_or(0),
                             .whole = std::make_shared<const protocol::Message>(message)});
}

void Sync::tell_change(ChangedMessage changed) {
  if (opening_ > 0 && (changed_.contains(changed.conversation) || changed_.size() < kMostOverheard)) {
    const auto [first, added] = changed_.try_emplace(changed.conversation, changed.version);
    first->second = std::min(first->second, changed.version);
  }
  ports_.tell(std::move(changed));
}

/// The same for a reason that may be known better.
void Sync::lose_for(const std::string& conversation, std::string reason) {
  const Followed* followed = find(conversation);
  if (followed == nullptr) return;
  const auto out = put_out_.find(conversation);
  const bool known = out != put_out_.end() && out->second.first > followed->version;
  lose(conversation, known ? out->second.second : std::move(reason));
}

void Sync::lose(const std::string& conversation, std::string reason) {
  if (Followed* followed = find(conversation)) {
    touching_ -= followed->touches.size();
    stop_asking(*followed);
    stop_waiting(conversation, *followed);
  }
  followed_.erase(conversation);
  ports_.tell(Lost{conversation, std::move(reason)});
  ask_next();
}

}  // namespace banter::client
