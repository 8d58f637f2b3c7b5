#include "client/cli/chat/chat.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "client/cli/text/visible.hpp"
#include "protocol/names.hpp"

namespace banter::cli {
namespace {

constexpr base::Millis kQuitPatience = 2'000;
// Where no person sees that a file waits for the server.
constexpr base::Millis kWithoutProgress = 300'000;
constexpr std::size_t kMostRemembered = 10'000;

std::string plural(std::size_t count, const std::string& one, const std::string& many) {
  return count == 1 ? "1 " + one : fmt::format("{} {}", count, many);
}

}  // namespace

Chat::Chat(Loop& loop, Screen& screen, Context& context, Account account, std::string place)
    : loop_(loop),
      screen_(screen),
      context_(context),
      account_(std::move(account)),
      ticks_([this](std::uint64_t number, const ShownMessage& shown) {
        return screen_.change(number, lines().message(shown));
      }),
      typing_({.tell = [this](const std::string& conversation,
                              bool active) { tell_typing(conversation, active); },
               .later =
                   [this](base::Millis wait, std::function<void()> job) {
                     loop_.after(std::chrono::milliseconds(wait), std::move(job));
                   },
               .now = &steady_now}),
      moves_(move_ports()) {
  names_.set_self(account_.user);
  // `id:` stays in front: without it an id could not be told from the name of a user.
  place_ = place.empty() ? "#general" : place.starts_with("id:") ? place : conversation_of(place);
  client::ClientOptions options = context_.client_options(account_);
  options.connection.come_back = true;
  options.list_conversations = true;
  options.mark_arrived = true;
  options.sync = {.follow_all = true, .skip_when_far = true};
  client_ = std::make_unique<client::Client>(
      std::move(options), handlers(), [this](std::function<void()> job) { loop_.post(std::move(job)); });
  transfers_ = std::make_unique<client::transfers::Transfers>(
      client::transfers::TransferOptions{
          .address = account_.address,
          .places = context_.places(),
          .user = account_.user,
          .give_up_after = screen_.can_change() ? 0 : std::max(kWithoutProgress, context_.within())},
      [this](std::function<void()> job) { loop_.post(std::move(job)); });
}

Outcome<void> Chat::run() {
  set_prompt();
  screen_.start({.on_line = [this](std::string line) { line_typed(std::move(line)); },
                 .on_key = [this](bool words) { key_pressed(words); },
                 .on_end = [this] { quit(screen_.can_change() ? kQuitPatience : context_.within()); },
                 .on_failure =
                     [this](const client::Failure& failure) {
                       result_ = std::unexpected(failure);
                       loop_.post([this] { finish(); });
                     },
                 .complete = [this](const std::string& before,
                                    const std::string& start) { return completions(before, start); }});
  screen_.take_input(false);
  if (const std::size_t count = waiting_messages(); count > 0)
    remark(plural(count, "message from before waits", "messages from before wait") +
           " in the outbox, to be sent now.");
  tell_unfinished();
  client_->start();
  loop_.run();
  return result_;
}

client::ClientHandlers Chat::handlers() {
  client::ClientHandlers handlers;
  handlers.on_connection = [this](const client::ConnectionState& state) { connection_changed(state); };
  handlers.on_session = [this](const client::SessionState& state) { session_changed(state); };
  handlers.on_conversations = [this](const auto& rows) { conversations_came(rows); };
  handlers.on_news = [this](const client::News& news) { news_came(news); };
  handlers.on_event = [this](const protocol::Event& event) { event_came(event); };
  handlers.on_outbox = [this](const client::OutboxNews& news) { outbox_news(news); };
  return handlers;
}

// ---- What the client tells

void Chat::connection_changed(const client::ConnectionState& state) {
  if (const auto* connected = std::get_if<client::Connected>(&state)) {
    using client::TrustBy;
    const std::string server = account_.address.text();
    if (connected->trusted.by == TrustBy::first_contact)
      remark("First contact with " + server + ": its key is " + connected->trusted.fingerprint +
             ". From now on it must show this key.");
    if (connected->trusted.by == TrustBy::plaintext && !client::is_loopback(account_.address.host))
      complaint("Careful: the connection to " + server + " is not encrypted, and can be read on the way.");
    return;
  }
  if (const auto* waiting = std::get_if<client::Waiting>(&state)) {
    tried_ = true;
    // Every attempt that fails in the same way is no news.
    if (!std::exchange(told_lost_, true) || waiting->reason != lost_reason_) {
      lost_reason_ = waiting->reason;
      complaint(fmt::format("{} Trying again in {} s.", waiting->reason, (waiting->wait + 999) / 1'000));
    }
  } else if (const auto* refused = std::get_if<client::Refused>(&state)) {
    tried_ = true;
    told_lost_ = true;
    complaint(refused->reason + " /connect tries again.");
  }
  set_prompt();
  update_input();
}

void Chat::session_changed(const client::SessionState& state) {
  online_ = std::holds_alternative<client::SignedIn>(state);
  if (!online_) people_.forget();
  if (const auto* who = std::get_if<client::SignedIn>(&state)) {
    const bool first = !std::exchange(tried_, true);
    names_.set_self(who->username);
    if (std::exchange(told_lost_, false)) {
      remark("Connected again.");
    } else if (first) {
      remark("You are " + who->username + " at " + account_.address.text() + ". /help shows the commands.");
    }
    if (screen_.can_change() && who->role != protocol::Role::guest) fetch_contacts();
    if (!place_open_ && !place_.empty()) {
      open(place_);
    } else if (is_direct(place_id_)) {
      fetch_members();  // what was read meanwhile
    }
  } else if (const auto* anonymous = std::get_if<client::Anonymous>(&state)) {
    const std::string reason = anonymous->reason.empty() ? "You are not logged in." : anonymous->reason;
    result_ = client::fail(client::FailureKind::sign_in, reason);
    finish();
  }
  set_prompt();
  update_input();
}

void Chat::conversations_came(const std::vector<protocol::ConversationRow>& rows) {
  for (const protocol::ConversationRow& row : rows) {
    const bool invited = row.role == protocol::RoomRole::invited && !row.left;
    const auto before = names_.rows().find(row.conversation);
    const bool news = before == names_.rows().end() || before->second.role != protocol::RoomRole::invited;
    if (invited && news) remark(fmt::format("You are invited to {0}: /join {0} enters it.", row.receiver));
    names_.put(row);
    if (row.conversation == place_id_ && !row.left) renamed(Names::name_of(row));
  }
  if (place_id_.empty()) place_id_ = names_.id_of(place_);
  if (!std::exchange(told_unread_, true)) tell_unread();
}

void Chat::tell_unread() {
  std::string list;
  for (const auto& [id, row] : names_.rows()) {
    if (row.unread == 0 || id == place_id_) continue;
    list += fmt::format("{}{} ({})", list.empty() ? "" : ", ", Names::name_of(row), row.unread);
  }
  if (!list.empty()) remark("Unread: " + list);
}

void Chat::news_came(const client::News& news) {
  if (const auto* message = std::get_if<client::NewMessage>(&news)) {
    message_came(message->message);
  } else if (const auto* change = std::get_if<client::ChangedMessage>(&news)) {
    const std::string place =
        change->conversation == place_id_ ? "" : "[" + names_.name_of(change->conversation) + "] ";
    if (const auto words = recent_.words_for(*change)) remark(place + *words);
    note_own_reaction(*change);
  } else if (const auto* notice = std::get_if<client::NewNotice>(&news)) {
    notice_came(*notice);
  } else if (const auto* skipped = std::get_if<client::Skipped>(&news)) {
    remark(fmt::format("{}: messages {} to {} were missed; /history shows them.",
                       names_.name_of(skipped->conversation), skipped->first_seq, skipped->last_seq));
  } else if (const auto* lost = std::get_if<client::Lost>(&news)) {
    lost_conversation(*lost);
  }
}

void Chat::message_came(const protocol::Message& message) {
  names_.learn(message);
  if (place_id_.empty()) place_id_ = names_.id_of(place_);
  recent_.add(message);
  note_files(message);
  const bool written_here = message.client_id && names_.is_self(message.sender) &&
                            (own_.contains(*message.client_id) || sent_here_.contains(*message.client_id));
  if (message.hidden) return;
  if (!written_here) show_message(message, false);
  writers_.gone(message.conversation, message.sender);
  if (message.conversation == place_id_) {
    set_prompt();
    if (place_open_) seen(message);
  }
  if (names_me(message)) ring(message.conversation);
}

void Chat::outbox_news(const client::OutboxNews& news) {
  using What = client::OutboxNews::What;
  const client::OutboxRow& row = news.row;
  const auto found = own_.find(row.client_id);
  // Whoever reads this sees it on the screen: the same files sent again are another message.
  if (news.what == What::acknowledged && !row.draft.attachments.empty())
    (void)transfers_->finished(row.client_id);
  if (news.what == What::delayed) {
    const std::string reason = client::with_full_stop(row.failure->sentence);
    if (found != own_.end() && std::exchange(found->second.told, reason) != reason)
      complaint("Not sent yet, and tried again: " + reason);
    return;
  }
  if (news.what == What::waiting) return;
  if (news.what == What::discarded) {
    if (found != own_.end()) own_.erase(found);
    return;
  }
  if (found == own_.end()) {
    // Written by another program of this account, or before this one was started.
    if (news.what == What::refused)
      complaint("\"" + visible_line(row.draft.content, 40) +
                "\" was not sent: " + client::with_full_stop(row.failure->sentence));
    return;
  }
  Own own = std::move(found->second);
  own_.erase(found);
  if (news.what == What::acknowledged) {
    acknowledged(std::move(own), row);
  } else {
    refused(std::move(own), row);
  }
  if (quitting_ && own_.empty() && busy_ == 0) finish();
  update_input();
}

void Chat::acknowledged(Own own, const client::OutboxRow& row) {
  if (sent_here_.size() >= kMostRemembered) sent_here_.clear();
  sent_here_.insert(row.client_id);
  protocol::Message& message = own.shown.message;
  message.conversation = row.reply->conversation;
  message.seq = row.reply->seq;
  message.version = row.reply->version;
  message.sent_at = row.reply->sent_at;
  names_.learn(message);
  if (place_id_.empty()) place_id_ = names_.id_of(place_);
  recent_.add(message);
  own.shown.mark = ticks_.mark_of(message.conversation, message.seq);
  if (own.done) return;
  if (!own.visible && is_opening()) {
    held_.push_back(std::move(own));
  } else {
    show_sent(own);
  }
}

void Chat::refused(Own own, const client::OutboxRow& row) {
  own.shown.mark = Mark::failed;
  if (!own.visible || !screen_.change(own.number, lines().message(own.shown)))
    screen_.show(lines().message(labelled(own)));
  complaint("Not sent: " + client::with_full_stop(row.failure->sentence));
  note(*row.failure);
}

// ---- What the person does

void Chat::line_typed(std::string line) {
  if (line.find_first_not_of(" \t\n") == std::string::npos) return;
  if (line.starts_with("//")) {
    say(line.substr(1));
  } else if (line.starts_with('/')) {
    const std::size_t end = std::min(line.find(' '), line.size());
    const std::string name = protocol::fold_name(line.substr(1, end - 1));
    std::string rest = line.substr(std::min(line.find_first_not_of(' ', end), line.size()));
    while (rest.ends_with(' '))
      rest.pop_back();
    for (const SlashCommand& command : slash_commands()) {
      if (command.name == name) {
        (this->*command.run)(rest);
        update_input();
        return;
      }
    }
    complaint("There is no /" + name +
              ". /help shows the commands; a message that begins with / is typed with //.");
  } else {
    say(std::move(line));
  }
  update_input();
}

void Chat::say(std::string text, std::optional<std::int64_t> reply_to) {
  if (place_.empty()) {
    const std::string sentence = "There is nobody to write to yet: /join #room or /dm user first.";
    complaint(sentence);
    note({.kind = client::FailureKind::fix, .sentence = sentence});
    return;
  }
  client::Draft draft = draft_for(place_);
  draft.content = std::move(text);
  draft.reply_to = reply_to;
  post(std::move(draft), {}, place_);
}

/// Puts a message into the outbox, and on the screen. `place`: where it was written.
void Chat::post(client::Draft draft, const std::string& client_id, const std::string& place) {
  const auto row = client_->send(draft, client_id);
  if (!row) {
    complaint(client::with_full_stop(row.error().sentence));
    note(row.error());
    return;
  }
  Own own;
  own.place = place;
  own.shown.mark = Mark::pending;
  own.shown.message.sender = names_.self();
  own.shown.message.receiver = draft.receiver.value_or("");
  own.shown.message.content = draft.content;
  own.shown.message.reply_to = draft.reply_to;
  if (!draft.attachments.empty()) own.shown.message.attachments = own_files(row->client_id);
  own.shown.has_ticks = has_ticks(own.shown.message);
  own.shown.message.sent_at = row->composed_at;
  own.shown.message.client_id = row->client_id;
  own.shown.get = "/get";
  if (!is_opening()) show_pending(own);
  own_.emplace(row->client_id, std::move(own));
}

void Chat::quit(base::Millis patience) {
  if (std::exchange(quitting_, true)) {
    finish();  // asked for once more: at once
    return;
  }
  if (!online_ || (own_.empty() && busy_ == 0)) {
    finish();
    return;
  }
  loop_.after(std::chrono::milliseconds(patience), [this] { finish(); });
}

void Chat::finish() {
  loop_.stop();
  moves_.each([this](auto, const std::string& what) {
    complaint(what + " is not all there: the same again goes on with it.");
  });
  const std::size_t count = waiting_messages();
  if (count == 0) return;
  const std::string text = plural(count, "message is", "messages are") +
                           " not sent yet: what waits stays in the outbox, and goes out the next time.";
  complaint(text);
  if (!screen_.can_change() && result_) result_ = client::fail(client::FailureKind::network, text);
}

std::size_t Chat::waiting_messages() {
  const auto outbox = client_->outbox();
  if (!outbox) return 0;
  const auto waiting = (*outbox)->all(client::OutboxRow::State::waiting);
  return waiting ? waiting->size() : 0;
}

// ---- What both need

/// Where no person sees what went wrong, the exit code tells of it; the first one counts.
void Chat::note(const client::Failure& failure) {
  if (!screen_.can_change() && result_) result_ = std::unexpected(failure);
}

base::Millis Chat::steady_now() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

std::string Chat::conversation() const {
  return place_id_.empty() ? place_ : place_id_;
}

void Chat::update_input() {
  // Where no person types, every line takes effect before the next, so that scripts can rely on it.
  const bool offline = tried_ && !online_;
  screen_.take_input(offline || (online_ && busy_ == 0 && own_.empty() && (place_open_ || place_.empty())));
}

}  // namespace banter::cli
