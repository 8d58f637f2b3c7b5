#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "client/core/client_options.hpp"
#include "client/core/copy/local_copy.hpp"
#include "client/core/failure.hpp"
#include "client/core/outbox/outbox.hpp"

namespace banter::client {

/// One account's connection to one server, on a thread of its own: everything that a program which shows
/// conversations needs. All calls, the constructor and the destructor come from one thread, the program's;
/// handlers run there too, through `post`. The blocking calls are for scripts: they need no `post`.
class Client {
 public:
  /// Gives a function to the program's thread, to be run there soon, in the order of the calls. It may be
  /// called from any thread. Functions run after the Client is gone do nothing. While the program does not
  /// come to run them, the server is held back.
  using Post = std::function<void(std::function<void()>)>;

  /// Without `post`, the handlers are not called and events are lost.
  explicit Client(ClientOptions options, ClientHandlers handlers = {}, Post post = {});
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  const Address& address() const;

  /// Connects, and goes on until the Client is destroyed.
  void start();
  /// Ends a wait, or takes up a refused server again.
  void retry_now();
  /// The network may be another, as after a sleep: a wait ends, and a connection is looked at. What the
  /// system tells of changes is heard without this.
  void network_changed();

  /// Asks the server; `done` is called through `post`, at the latest after `within` milliseconds.
  void request(protocol::Request request, ReplyHandler done, base::Millis within = 20'000);
  void sign_in(Credentials credentials, std::function<void(Outcome<SignedIn>)> done);
  void sign_out(std::function<void(Outcome<void>)> done);
  /// See Sync::open.
  void open(std::string conversation, std::int64_t messages, std::function<void(Outcome<Sync::Opened>)> done);
  /// A person looks at this conversation (its id): what was missed in it is asked for before all else.
  void attend(std::string conversation);
  /// A person has seen all messages of a conversation (its id) up to `seq`: the server is told, when it can
  /// be.
  void mark_seen(std::string conversation, std::int64_t seq);

  /// Stores a message in the account's outbox; it is on disk when this returns, with or without a
  /// connection, and will be sent. What becomes of it, on_outbox tells. See Outbox::add.
  Outcome<OutboxRow> send(Draft draft, std::string client_id = {});
  // What may become of a message that was refused, or waits. on_outbox tells of it as well.

  /// Sends a refused message again, as it is.
  Outcome<OutboxRow> retry(const std::string& client_id);
  /// Gives a message that has not left, or was refused, other words; a refused one is sent again. See
  /// Outbox::edit, also for the client id that it has then.
  Outcome<OutboxRow> edit(const std::string& client_id, std::string content);
  /// Takes it out of the outbox. See Outbox::discard.
  Outcome<void> discard(const std::string& client_id);

  /// The outbox of the account: `options.user`, or who has signed in since. For looking into it.
  Outcome<Outbox*> outbox();
  /// To be called after a change to outbox() other than by send().
  void outbox_changed(const std::string& client_id);

  // With `options.local_copy`.

  /// The copy of the account, for reading: `options.user`, or who has signed in since. It is there without a
  /// connection, and before on_conversations and on_news tell of something it has that already. The pointer
  /// holds until somebody else signs in.
  Outcome<LocalCopy*> copy();
  /// Fetches the page of messages before the oldest that the copy has of a conversation (its id). `done`
  /// hears, when it is in the copy, whether the server has still older ones.
  void fetch_older(std::string conversation, std::function<void(Outcome<bool>)> done);
  /// Keeps what was begun and not sent; it is on disk when this returns. The account's other devices are told
  /// after a while, when they can be. Empty: there is nothing any more.
  Outcome<void> keep_draft(const std::string& conversation, const std::string& text);

  // Blocking. `within` is in milliseconds; when it is over, they fail.

  /// Until the server has told who it takes us for. Fails as soon as one attempt to reach it has failed.
  Outcome<Settled> settle(base::Millis within = 30'000);
  /// Where the server asks for a pause and `within` allows it, asks again after it.
  Outcome<protocol::Reply> call(protocol::Request request, base::Millis within = 20'000);
  Outcome<SignedIn> sign_in(Credentials credentials, base::Millis within = 30'000);
  Outcome<void> sign_out(base::Millis within = 20'000);
  Outcome<Sync::Opened> open(std::string conversation, std::int64_t messages, base::Millis within = 20'000);
  /// Why the server is refused, when that is because it shows another key than before.
  std::optional<KeyChanged> key_changed();
  /// Sends what send() has stored. It fails when the server refuses the message, and also when it cannot
  /// have it now: then the message stays in the outbox.
  Outcome<OutboxRow> deliver(const std::string& client_id, base::Millis within = 30'000);
  /// Whether a message that send() has stored, and that still waits, may have reached the server already.
  bool may_have_left(const std::string& client_id);

  /// The same with the reply in its own type.
  template <class Reply>
  Outcome<Reply> ask(protocol::Request request, base::Millis within = 20'000) {
    Outcome<protocol::Reply> reply = call(std::move(request), within);
    if (!reply) return std::unexpected(std::move(reply.error()));
    if (auto* wanted = std::get_if<Reply>(&*reply)) return std::move(*wanted);
    return fail(FailureKind::give_up, "The server answered something else than it was asked.");
  }

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace banter::client
