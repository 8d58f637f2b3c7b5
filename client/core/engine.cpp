#include "client/core/engine.hpp"

#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <utility>

#include "base/platform/file.hpp"
#include "base/try.hpp"
#include "client/core/own_changes.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "protocol/names.hpp"

namespace banter::client {
namespace {

constexpr base::Millis kListAgainAfter = 2'000;
constexpr base::Millis kOpenAgainAfter = 5'000;

Connection::Options connection_options(const ClientOptions& options) {
  Connection::Options result = options.connection;
  result.link.address = options.address;
  result.link.known_servers = options.places.known_servers();
  return result;
}

Session::Options session_options(const ClientOptions& options) {
  return {.client = options.program, .device = options.device, .user = options.user};
}

/// A copy is of everything, and of what is too far behind it takes the newest.
ClientOptions completed(ClientOptions options) {
  if (!options.local_copy) return options;
  options.list_conversations = true;
  options.sync.follow_all = options.sync.skip_when_far = options.sync.exact = true;
  options.backfill.most_bytes = options.copy_limit;
  return options;
}

/// Whether the list of conversations is another after it; from there it is also seen what else has changed.
bool changes_the_list(const protocol::Request& request) {
  return std::visit(
      [](const auto& one) {
        using One = std::decay_t<decltype(one)>;
        using namespace protocol;
        return std::is_same_v<One, JoinRequest> || std::is_same_v<One, LeaveRequest> ||
               std::is_same_v<One, CreateRoomRequest> || std::is_same_v<One, StartRequest> ||
               std::is_same_v<One, KickRequest> || std::is_same_v<One, BanRequest> ||
               std::is_same_v<One, UnbanRequest> || std::is_same_v<One, SetRoleRequest> ||
               std::is_same_v<One, SetTopicRequest> || std::is_same_v<One, RenameRequest> ||
               std::is_same_v<One, ArrangeRequest> || std::is_same_v<One, ClearRequest>;
      },
      request);
}

}  // namespace

Engine::Engine(boost::asio::io_context& io, ClientOptions options, ClientHandlers handlers)
    : io_(io),
      options_(completed(std::move(options))),
      handlers_(std::move(handlers)),
      connection_(io, connection_options(options_),
                  {.on_state = [this](const ConnectionState& state) { connection_changed(state); },
                   .on_event = [this](protocol::Event event) { event_came(std::move(event)); }}),
      session_(connection_, TokenStore(options_.places.tokens()), session_options(options_),
               [this](const SessionState& state) { session_changed(state); }),
      recorder_([this] { copy_failed(); }),
      sync_(options_.sync,
            {.ask = [this](const protocol::Request& request,
                           ReplyHandler done) { ask(request, std::move(done)); },
             .later = [this](base::Millis wait, std::function<void()> job) { later(wait, std::move(job)); },
             .tell = [this](const News& news) { news_came(news); },
             .keep = keep()}),
      marks_({}, {.ask = [this](const protocol::Request& request,
                                ReplyHandler done) { ask(request, std::move(done)); },
                  .later = [this](base::Millis wait,
                                  std::function<void()> job) { later(wait, std::move(job)); }}),
      drafts_(
          options_.drafts,
          {.ask = [this](const protocol::Request& request,
                         ReplyHandler done) { ask(request, std::move(done)); },
           .later = [this](base::Millis wait, std::function<void()> job) { later(wait, std::move(job)); }},
          recorder_),
      backfill_(options_.backfill, backfill_ports(), recorder_),
      self_(options_.user) {
  sync_.set_self(self_);
}

void Engine::start() {
  if (options_.watch_network && !changes_) changes_.emplace(io_, [this] { network_changed(); });
  connection_.start();
}

/// What comes in one answer is kept and told together.
void Engine::ask(const protocol::Request& request, ReplyHandler done) {
  connection_.request(request, options_.answer_within,
                      [this, done = std::move(done)](Outcome<protocol::Reply> reply) {
                        const Recorder::Batch batch(recorder_);
                        done(std::move(reply));
                      });
}

void Engine::later(base::Millis wait, std::function<void()> job) {
  auto timer = std::make_shared<boost::asio::steady_timer>(io_, std::chrono::milliseconds(wait));
  timer->async_wait([timer, job = std::move(job)](const boost::system::error_code& cancelled) {
    if (!cancelled) job();
  });
}

void Engine::connection_changed(const ConnectionState& state) {
  if (handlers_.on_connection) handlers_.on_connection(state);
  if (const auto failure = obstacle()) give_up_waiting(*failure);
  session_.connection_changed(state);
}

void Engine::give_up_waiting(const Failure& failure) {
  for (auto& done : std::exchange(unsettled_, {}))
    done(std::unexpected(failure));
  for (auto& [client_id, done] : std::exchange(unsent_, {}))
    done(std::unexpected(not_sent(failure, client_id)));
}

Failure Engine::not_sent(Failure failure, const std::string& client_id) const {
  failure.may_have_happened = may_have_left(client_id);
  return failure;
}

bool Engine::may_have_left(const std::string& client_id) const {
  return courier_ && courier_->may_have_left(client_id);
}

void Engine::session_changed(const SessionState& state) {
  const auto* signed_in = std::get_if<SignedIn>(&state);
  if (signed_in != nullptr) {
    if (protocol::fold_name(self_) != protocol::fold_name(signed_in->username)) become_another();
    self_ = signed_in->username;
    sync_.set_self(self_);
    open_outbox(self_);
    open_copy();
  }
  if (handlers_.on_settled && !std::holds_alternative<Unsettled>(state)) handlers_.on_settled(settled());
  if (handlers_.on_session) handlers_.on_session(state);
  if (courier_) courier_->set_signed_in(signed_in != nullptr);
  if (signed_in == nullptr) {
    sync_.offline();
    marks_.offline();
    drafts_.offline();
    backfill_.offline();
    listing_ = list_soon_ = false;
  } else {
    sync_.online(!options_.list_conversations);
    if (options_.list_conversations) ask_conversations();
    marks_.online();
    drafts_.online();
    backfill_.online();
    ask_people();
  }
  if (!std::holds_alternative<Unsettled>(state)) {
    for (auto& done : std::exchange(unsettled_, {}))
      done(settled());
  }
}

/// Nothing of the account before is the next one's.
void Engine::become_another() {
  cursor_.reset();
  first_list_ = true;
  listing_ = false;
  sync_.forget();
  marks_.forget();
  recorder_.close();
  for (auto& [client_id, done] : std::exchange(unsent_, {}))
    done(fail(FailureKind::sign_in, "Somebody else has logged in; the message waits for its writer."));
}

Courier::Ports Engine::courier_ports(const std::string& path) {
  return {.ask =
              [this](const protocol::Request& request, ReplyHandler done) {
                connection_.request(request, options_.courier.answer_within, std::move(done));
              },
          .later = [this](base::Millis wait, std::function<void()> job) { later(wait, std::move(job)); },
          .lock = [path]() -> base::Expected<std::shared_ptr<void>> {
            BANTER_TRY(lock, base::FileLock::take(path + ".lock"));
            return std::make_shared<base::FileLock>(std::move(lock));
          },
          .tell = [this](OutboxNews news) { outbox_news(std::move(news)); },
          .stored = [this](const OutboxRow& row) { stored(row); }};
}

void Engine::open_outbox(const std::string& user) {
  if (courier_ && courier_user_ == user) return;
  courier_.reset();
  auto outbox = Outbox::open(options_.places.outbox(options_.address.text(), user));
  if (!outbox) {
    // Whoever wants to write opens it too, and is told why it cannot be.
    later(kOpenAgainAfter, [this, user] {
      if (self_ == user && std::holds_alternative<SignedIn>(session_.state())) open_outbox(user);
    });
    return;
  }
  courier_user_ = user;
  Courier::Ports ports = courier_ports(outbox->path());
  courier_ = std::make_unique<Courier>(std::move(*outbox), options_.courier, std::move(ports));
  courier_->set_signed_in(std::holds_alternative<SignedIn>(session_.state()));
  for (const auto& [client_id, done] : unsent_)
    courier_->added(client_id);
}

std::optional<Failure> Engine::obstacle() const {
  if (const auto* refused = std::get_if<Refused>(&connection_.state()))
    return Failure{.kind = FailureKind::fix, .sentence = refused->reason};
  if (const auto* waiting = std::get_if<Waiting>(&connection_.state()))
    return network_failure(waiting->reason);
  return std::nullopt;
}

std::optional<KeyChanged> Engine::key_changed() const {
  const auto* refused = std::get_if<Refused>(&connection_.state());
  return refused == nullptr ? std::nullopt : refused->changed;
}

Settled Engine::settled() const {
  const auto* connected = std::get_if<Connected>(&connection_.state());
  return {.session = session_.state(),
          .trusted = connected == nullptr ? Trusted{} : connected->trusted,
          .server = session_.server()};
}

void Engine::when_settled(SettledHandler done) {
  if (auto failure = obstacle()) {
    done(std::unexpected(std::move(*failure)));
  } else if (!std::holds_alternative<Unsettled>(session_.state())) {
    done(settled());
  } else {
    unsettled_.push_back(std::move(done));
  }
}

void Engine::added(const std::string& client_id) {
  if (courier_) courier_->added(client_id);
}

void Engine::changed(const std::string& client_id) {
  if (courier_) courier_->changed(client_id);
}

void Engine::when_sent(const std::string& client_id, SentHandler done) {
  if (auto failure = obstacle()) {
    // The courier does not wait for anybody to ask: it may have been sent already, and the link be lost
    // since.
    done(std::unexpected(not_sent(std::move(*failure), client_id)));
    return;
  }
  if (std::holds_alternative<Anonymous>(session_.state())) {
    done(fail(FailureKind::sign_in, "Nobody is logged in."));
    return;
  }
  unsent_.emplace(client_id, std::move(done));
  added(client_id);
}

void Engine::stored(const OutboxRow& row) {
  const Recorder::Batch batch(recorder_);
  // Whom it names, its files, and when it was written only the server's own words tell.
  const bool whole = !options_.sync.exact && row.draft.attachments.empty();
  sync_.own_message(event_of(row, self_), whole);
}

void Engine::outbox_news(OutboxNews news) {
  const Recorder::Batch batch(recorder_);
  // Also what another process has carried to its end: the server may have it from this connection, whose
  // answer came too late, and then tells nobody here.
  if (news.what == OutboxNews::What::acknowledged) stored(news.row);
  if (handlers_.on_outbox) recorder_.tell([this, news] { handlers_.on_outbox(news); });
  if (news.what == OutboxNews::What::waiting) return;
  if (news.what == OutboxNews::What::discarded)
    news.row.failure = Failure{.kind = FailureKind::fix, .sentence = "The message was discarded."};
  const auto [first, last] = unsent_.equal_range(news.row.client_id);
  std::vector<SentHandler> waiting;
  for (auto at = first; at != last; ++at)
    waiting.push_back(std::move(at->second));
  unsent_.erase(first, last);
  for (auto& done : waiting) {
    if (news.row.failure) {
      done(std::unexpected(*news.row.failure));
    } else {
      done(news.row);
    }
  }
}

void Engine::request(const protocol::Request& request, base::Millis within, ReplyHandler done) {
  ++requests_;
  connection_.request(
      request, within, [this, request, done = std::move(done)](Outcome<protocol::Reply> reply) {
        --requests_;
        const Recorder::Batch batch(recorder_);
        if (reply) {
          note_own_change(request, *reply);
        } else if (reply.error().may_have_happened) {
          if (const auto* where = conversation_changed_by(request)) sync_.check(*where);
        }
        recorder_.tell([done, reply = std::move(reply)]() mutable { done(std::move(reply)); });
      });
}

void Engine::note_own_change(const protocol::Request& request, const protocol::Reply& reply) {
  recorder_.write([&](CopyWriter& to) { to.answered(request, reply); });
  if (std::holds_alternative<protocol::UnblockRequest>(request)) backfill_.reveal();
  if (const auto event = event_of(request, reply, self_)) {
    // When an edit took place only the server knows.
    const bool whole = !options_.sync.exact || !std::holds_alternative<protocol::EditedEvent>(*event);
    sync_.event_came(*event, whole);
  } else if (changes_the_list(request)) {
    refresh_conversations();
  }
}

void Engine::sign_in(Credentials credentials, std::function<void(Outcome<SignedIn>)> done) {
  session_.sign_in(std::move(credentials), std::move(done));
}

void Engine::open(const std::string& conversation, std::int64_t messages,
                  std::function<void(Outcome<Sync::Opened>)> done) {
  sync_.open(conversation, messages, std::move(done));
}

void Engine::event_came(protocol::Event event) {
  const Recorder::Batch batch(recorder_);
  if (const auto* bye = std::get_if<protocol::ByeEvent>(&event)) session_.said_goodbye(*bye);
  sync_.event_came(event);
  note_people(event);
  // Rooms that one is invited to, or has joined from another device.
  const auto* member = std::get_if<protocol::MemberEvent>(&event);
  const bool own = member != nullptr && is_self(member->username);
  if (own || std::holds_alternative<protocol::ConversationEvent>(event)) {
    refresh_conversations();
  } else if (member != nullptr && options_.local_copy) {
    refresh_soon();
  }
  if (handlers_.on_event) recorder_.tell([this, event = std::move(event)] { handlers_.on_event(event); });
}

void Engine::news_came(const News& news) {
  const auto* arrived = std::get_if<NewMessage>(&news);
  if (options_.mark_arrived && arrived != nullptr) {
    const protocol::Message& message = arrived->message;
    if (!is_self(message.sender) && !message.hidden && !message.receiver.starts_with('#'))
      marks_.arrived(message.conversation, message.seq);
  }
  recorder_.write([&](CopyWriter& to) { to.news_came(news); });
  if (std::holds_alternative<Skipped>(news)) backfill_.wake();
  if (handlers_.on_news) recorder_.tell([this, news] { handlers_.on_news(news); });
}

void Engine::refresh_conversations() {
  if (!options_.list_conversations || !std::holds_alternative<SignedIn>(session_.state())) return;
  if (listing_) {
    list_again_ = true;
  } else {
    ask_conversations();
  }
}

void Engine::ask_conversations() {
  listing_ = true;
  list_again_ = false;
  const protocol::ConversationsRequest request{.since = cursor_, .limit = protocol::limit::long_page_most};
  ask(request, [this, user = self_](Outcome<protocol::Reply> reply) {
    if (user != self_) return;
    if (reply) {
      conversations_came(std::get<protocol::ConversationsReply>(*reply));
      return;
    }
    listing_ = false;
    if (!std::holds_alternative<Connected>(connection_.state())) return;
    later(std::max(kListAgainAfter, reply.error().retry_after.value_or(0)),
          [this] { refresh_conversations(); });
  });
}

void Engine::conversations_came(const protocol::ConversationsReply& reply) {
  const bool progress = !reply.cursor.empty() && reply.cursor != cursor_;
  if (!reply.cursor.empty()) cursor_ = reply.cursor;
  rows_came(reply);
  for (const protocol::ConversationRow& row : reply.conversations)
    sync_.row_came(row, first_list_);
  if (handlers_.on_conversations)
    recorder_.tell([this, rows = reply.conversations] { handlers_.on_conversations(rows); });
  if ((reply.more && progress) || list_again_) {
    ask_conversations();
    return;
  }
  listing_ = false;
  first_list_ = false;
  sync_.listed();
  backfill_.wake();
}

}  // namespace banter::client
