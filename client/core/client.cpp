#include "client/core/client.hpp"

#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <chrono>
#include <future>
#include <thread>

#include "client/core/engine.hpp"

namespace banter::client {
namespace asio = boost::asio;
namespace {

// Functions given to the program and not yet run: above the first number the server is held back, until
// there are fewer than the second.
constexpr int kManyPosted = 1'000;
constexpr int kFewPosted = 200;
// The same of the bytes that the server has sent since what the program has come to was posted: a thousand
// events of the greatest length would be two gigabytes.
constexpr std::uint64_t kMuchPosted = 64 << 20;
// Whatever is asked of the engine has its own end; this is for an engine that has none.
constexpr base::Millis kGrace = 5'000;

}  // namespace

struct Client::Inside {
  Inside(ClientOptions given, ClientHandlers told, Post to_program)
      : address(given.address),
        places(given.places),
        user(given.user),
        handlers(std::make_shared<ClientHandlers>(std::move(told))),
        post(std::move(to_program)),
        engine(std::make_unique<Engine>(io, std::move(given), wrapped())),
        work(io.get_executor()),
        thread([this] { io.run(); }) {
    asio::post(io, [this] { engine->open_copy(); });
  }

  ~Inside() {
    handlers.reset();
    asio::post(io, [this] {
      engine->stop();
      io.stop();
    });
    thread.join();
  }

  /// Runs `tell` with the handlers on the program's thread. On the engine's thread.
  void hand(std::function<void(ClientHandlers&)> tell) {
    if (!post) return;
    const std::uint64_t heard = engine->heard_bytes();
    const int before = posted.fetch_add(1);
    if ((before >= kManyPosted || heard - come_to >= kMuchPosted) && !holding.exchange(true))
      engine->pause_reading(true);
    post([this, alive = std::weak_ptr(watched), heard, tell = std::move(tell)] {
      const auto there = alive.lock();
      if (!there) return;  // `this` is gone as well
      come_to = heard;
      if (posted.fetch_sub(1) <= kFewPosted && holding.exchange(false))
        asio::post(io, [this] { engine->pause_reading(false); });
      tell(*there);
    });
  }

  /// Nothing where nobody listens: what is posted in vain holds the server back like anything else.
  template <class Value, class Member>
  std::function<void(const Value&)> handing(Member member) {
    if (!((*handlers).*member)) return {};
    return [this, member](const Value& value) {
      hand([member, value](ClientHandlers& told) { (told.*member)(value); });
    };
  }

  ClientHandlers wrapped() {
    watched = handlers;
    ClientHandlers result;
    if (!post) return result;
    result.on_connection = handing<ConnectionState>(&ClientHandlers::on_connection);
    result.on_settled = handing<Settled>(&ClientHandlers::on_settled);
    result.on_session = [this](const SessionState& state) {
      hand([this, state](ClientHandlers& told) {
        if (const auto* signed_in = std::get_if<SignedIn>(&state)) become(signed_in->username);
        if (told.on_session) told.on_session(state);
      });
    };
    result.on_conversations =
        handing<std::vector<protocol::ConversationRow>>(&ClientHandlers::on_conversations);
    result.on_news = handing<News>(&ClientHandlers::on_news);
    result.on_event = handing<protocol::Event>(&ClientHandlers::on_event);
    result.on_outbox = handing<OutboxNews>(&ClientHandlers::on_outbox);
    result.on_copy = handing<std::string>(&ClientHandlers::on_copy);
    return result;
  }

  void become(const std::string& username) {
    if (user == username) return;
    user = username;
    outbox.reset();
    copy.reset();
  }

  /// Starts something on the engine's thread and waits for its outcome.
  template <class T>
  Outcome<T> wait(base::Millis within, std::function<void(std::function<void(Outcome<T>)>)> begin) {
    auto promise = std::make_shared<std::promise<Outcome<T>>>();
    auto future = promise->get_future();
    auto once = std::make_shared<std::atomic_flag>();
    asio::post(io, [begin = std::move(begin), promise, once] {
      begin([promise, once](Outcome<T> outcome) {
        if (!once->test_and_set()) promise->set_value(std::move(outcome));
      });
    });
    if (future.wait_for(std::chrono::milliseconds(within)) == std::future_status::ready) return future.get();
    Failure late = network_failure("The server at " + address.text() + " did not answer in time.");
    late.may_have_happened = true;
    return std::unexpected(std::move(late));
  }

  /// The same without waiting: `done` runs on the program's thread.
  template <class T>
  void begin(std::function<void(Outcome<T>)> done, std::function<void(std::function<void(Outcome<T>)>)> job) {
    asio::post(io, [this, done = std::move(done), job = std::move(job)] {
      job([this, done](Outcome<T> outcome) {
        hand([done, outcome = std::move(outcome)](ClientHandlers&) mutable { done(std::move(outcome)); });
      });
    });
  }

  Address address;
  Places places;
  std::string user;
  std::optional<Outbox> outbox;   // the program's own handle on the file
  std::optional<LocalCopy> copy;  // likewise
  std::shared_ptr<ClientHandlers> handlers;
  std::weak_ptr<ClientHandlers> watched;
  Post post;
  std::atomic<int> posted = 0;
  std::atomic<std::uint64_t> come_to = 0;  // as far as the program has come in what the server said, in bytes
  std::atomic<bool> holding = false;       // the server back
  asio::io_context io{1};
  std::unique_ptr<Engine> engine;
  asio::executor_work_guard<asio::io_context::executor_type> work;
  std::thread thread;
};

Client::Client(ClientOptions options, ClientHandlers handlers, Post post)
    : inside_(std::make_unique<Inside>(std::move(options), std::move(handlers), std::move(post))) {}

Client::~Client() = default;

const Address& Client::address() const {
  return inside_->address;
}

void Client::start() {
  asio::post(inside_->io, [in = inside_.get()] { in->engine->start(); });
}

void Client::retry_now() {
  asio::post(inside_->io, [in = inside_.get()] { in->engine->retry_now(); });
}

void Client::network_changed() {
  asio::post(inside_->io, [in = inside_.get()] { in->engine->network_changed(); });
}

void Client::request(protocol::Request request, ReplyHandler done, base::Millis within) {
  inside_->begin<protocol::Reply>(
      std::move(done), [in = inside_.get(), request = std::move(request), within](ReplyHandler came) {
        in->engine->request(request, within, std::move(came));
      });
}

void Client::sign_in(Credentials credentials, std::function<void(Outcome<SignedIn>)> done) {
  inside_->begin<SignedIn>(std::move(done),
                           [in = inside_.get(), credentials = std::move(credentials)](auto came) {
                             in->engine->sign_in(credentials, std::move(came));
                           });
}

void Client::sign_out(std::function<void(Outcome<void>)> done) {
  inside_->begin<void>(std::move(done),
                       [in = inside_.get()](auto came) { in->engine->sign_out(std::move(came)); });
}

void Client::open(std::string conversation, std::int64_t messages,
                  std::function<void(Outcome<Sync::Opened>)> done) {
  inside_->begin<Sync::Opened>(
      std::move(done), [in = inside_.get(), conversation = std::move(conversation), messages](auto came) {
        in->engine->open(conversation, messages, std::move(came));
      });
}

void Client::mark_seen(std::string conversation, std::int64_t seq) {
  asio::post(inside_->io, [in = inside_.get(), conversation = std::move(conversation), seq] {
    in->engine->mark_seen(conversation, seq);
  });
}

Outcome<Outbox*> Client::outbox() {
  if (inside_->user.empty()) return fail(FailureKind::sign_in, "Nobody is logged in.");
  if (!inside_->outbox) {
    auto opened = Outbox::open(inside_->places.outbox(inside_->address.text(), inside_->user));
    if (!opened) return std::unexpected(failure_of(opened.error()));
    inside_->outbox.emplace(std::move(*opened));
  }
  return &*inside_->outbox;
}

Outcome<OutboxRow> Client::send(Draft draft, std::string client_id) {
  const Outcome<Outbox*> box = outbox();
  if (!box) return std::unexpected(box.error());
  Outcome<OutboxRow> row = (*box)->add(std::move(draft), std::move(client_id));
  if (row) outbox_changed(row->client_id);
  return row;
}

Outcome<OutboxRow> Client::retry(const std::string& client_id) {
  const Outcome<Outbox*> box = outbox();
  if (!box) return std::unexpected(box.error());
  const auto again = (*box)->send_again(client_id);
  if (!again) return std::unexpected(failure_of(again.error()));
  const auto row = (*box)->find(client_id);
  if (!row) return std::unexpected(failure_of(row.error()));
  if (!*row) return fail(FailureKind::fix, "There is no such message in the outbox any more.");
  asio::post(inside_->io, [in = inside_.get(), client_id] { in->engine->changed(client_id); });
  return **row;
}

Outcome<OutboxRow> Client::edit(const std::string& client_id, std::string content) {
  const Outcome<Outbox*> box = outbox();
  if (!box) return std::unexpected(box.error());
  Outcome<OutboxRow> row = (*box)->edit(client_id, std::move(content));
  if (!row) return row;
  asio::post(inside_->io, [in = inside_.get(), before = client_id, now = row->client_id] {
    if (before != now) in->engine->changed(before);
    in->engine->changed(now);
  });
  return row;
}

Outcome<void> Client::discard(const std::string& client_id) {
  const Outcome<Outbox*> box = outbox();
  if (!box) return std::unexpected(box.error());
  const auto gone = (*box)->discard(client_id);
  if (!gone) return std::unexpected(failure_of(gone.error()));
  if (!*gone)
    return fail(FailureKind::fix, "There is no such message in the outbox any more: the server may have it.");
  asio::post(inside_->io, [in = inside_.get(), client_id] { in->engine->changed(client_id); });
  return {};
}

void Client::outbox_changed(const std::string& client_id) {
  asio::post(inside_->io, [in = inside_.get(), client_id] { in->engine->added(client_id); });
}

void Client::attend(std::string conversation) {
  asio::post(inside_->io, [in = inside_.get(), conversation = std::move(conversation)] {
    in->engine->attend(conversation);
  });
}

Outcome<LocalCopy*> Client::copy() {
  if (inside_->user.empty()) return fail(FailureKind::sign_in, "Nobody is logged in.");
  if (!inside_->copy) {
    auto opened = LocalCopy::open(inside_->places.copy(inside_->address.text(), inside_->user));
    if (!opened) return std::unexpected(failure_of(opened.error()));
    inside_->copy.emplace(std::move(*opened));
  }
  return &*inside_->copy;
}

void Client::fetch_older(std::string conversation, std::function<void(Outcome<bool>)> done) {
  inside_->begin<bool>(std::move(done),
                       [in = inside_.get(), conversation = std::move(conversation)](auto came) {
                         in->engine->fetch_older(conversation, std::move(came));
                       });
}

Outcome<void> Client::keep_draft(const std::string& conversation, const std::string& text) {
  const Outcome<LocalCopy*> kept = copy();
  if (!kept) return std::unexpected(kept.error());
  if (const auto done = (*kept)->keep_draft(conversation, text); !done)
    return std::unexpected(failure_of(done.error()));
  asio::post(inside_->io, [in = inside_.get()] { in->engine->draft_changed(); });
  return {};
}

Outcome<Settled> Client::settle(base::Millis within) {
  Outcome<Settled> settled = inside_->wait<Settled>(
      within, [in = inside_.get()](auto came) { in->engine->when_settled(std::move(came)); });
  if (settled) {
    if (const auto* signed_in = std::get_if<SignedIn>(&settled->session))
      inside_->become(signed_in->username);
  }
  return settled;
}

Outcome<protocol::Reply> Client::call(protocol::Request request, base::Millis within) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(within);
  while (true) {
    Outcome<protocol::Reply> reply = inside_->wait<protocol::Reply>(
        within + kGrace, [in = inside_.get(), request, within](ReplyHandler came) {
          in->engine->request(request, within, std::move(came));
        });
    if (reply || reply.error().code != protocol::ErrorCode::rate_limited || !reply.error().retry_after)
      return reply;
    // A script that has much to ask goes on as fast as the server allows.
    const std::chrono::milliseconds rest(*reply.error().retry_after);
    if (std::chrono::steady_clock::now() + rest > until) return reply;
    std::this_thread::sleep_for(rest);
  }
}

Outcome<SignedIn> Client::sign_in(Credentials credentials, base::Millis within) {
  Outcome<SignedIn> who =
      inside_->wait<SignedIn>(within, [in = inside_.get(), credentials = std::move(credentials)](auto came) {
        in->engine->sign_in(credentials, std::move(came));
      });
  if (who) inside_->become(who->username);
  return who;
}

Outcome<void> Client::sign_out(base::Millis within) {
  return inside_->wait<void>(within,
                             [in = inside_.get()](auto came) { in->engine->sign_out(std::move(came)); });
}

Outcome<Sync::Opened> Client::open(std::string conversation, std::int64_t messages, base::Millis within) {
  return inside_->wait<Sync::Opened>(
      within, [in = inside_.get(), conversation = std::move(conversation), messages](auto came) {
        in->engine->open(conversation, messages, std::move(came));
      });
}

std::optional<KeyChanged> Client::key_changed() {
  using Changed = std::optional<KeyChanged>;
  return inside_->wait<Changed>(kGrace, [in = inside_.get()](auto came) { came(in->engine->key_changed()); })
      .value_or(std::nullopt);
}

bool Client::may_have_left(const std::string& client_id) {
  return inside_
      ->wait<bool>(kGrace,
                   [in = inside_.get(), client_id](auto came) { came(in->engine->may_have_left(client_id)); })
      .value_or(true);
}

Outcome<OutboxRow> Client::deliver(const std::string& client_id, base::Millis within) {
  return inside_->wait<OutboxRow>(within, [in = inside_.get(), client_id](auto came) {
    in->engine->when_sent(client_id, std::move(came));
  });
}

}  // namespace banter::client
