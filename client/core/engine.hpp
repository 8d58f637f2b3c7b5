#pragma once

#include <boost/asio/io_context.hpp>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "client/core/client_options.hpp"
#include "client/core/copy/backfill.hpp"
#include "client/core/copy/drafts.hpp"
#include "client/core/copy/recorder.hpp"
#include "client/core/marks/marks.hpp"
#include "client/core/net/connection.hpp"
#include "client/core/net/network_changes.hpp"
#include "client/core/outbox/courier.hpp"
#include "client/core/session/session.hpp"
#include "client/core/sync/sync.hpp"

namespace banter::client {

/// What a Client does on its own thread: it joins connection, session, outbox and sync. Everything here
/// happens on the thread of its io_context, its handlers included.
class Engine {
 public:
  Engine(boost::asio::io_context& io, ClientOptions options, ClientHandlers handlers);

  /// Where one is to be kept, and its account is known.
  void open_copy();
  void start();
  void stop() {
    changes_.reset();
    connection_.stop();
  }
  void retry_now() { connection_.retry_now(); }
  void network_changed() { connection_.network_changed(); }
  void pause_reading(bool pause) { connection_.pause_reading(pause); }
  std::uint64_t heard_bytes() const { return connection_.heard_bytes(); }

  void request(const protocol::Request& request, base::Millis within, ReplyHandler done);
  void sign_in(Credentials credentials, std::function<void(Outcome<SignedIn>)> done);
  void sign_out(std::function<void(Outcome<void>)> done) { session_.sign_out(std::move(done)); }
  void open(const std::string& conversation, std::int64_t messages,
            std::function<void(Outcome<Sync::Opened>)> done);
  void attend(const std::string& conversation) { sync_.attend(conversation); }
  /// See Backfill::fetch_older.
  void fetch_older(const std::string& conversation, std::function<void(Outcome<bool>)> done) {
    backfill_.fetch_older(conversation, std::move(done));
  }
  /// A draft was written into the copy.
  void draft_changed() { drafts_.changed(); }
  void refresh_conversations();
  /// See Marks::seen.
  void mark_seen(const std::string& conversation, std::int64_t seq);

  /// Calls `done` once the server has told who it takes us for, or cannot be reached.
  void when_settled(std::function<void(Outcome<Settled>)> done);
  std::optional<KeyChanged> key_changed() const;
  /// A message was put into the outbox of the account.
  void added(const std::string& client_id);
  /// A message there was edited, discarded, or is to be sent again.
  void changed(const std::string& client_id);
  /// Calls `done` once it is known what becomes of a message put into the outbox, or that this will take
  /// time.
  void when_sent(const std::string& client_id, std::function<void(Outcome<OutboxRow>)> done);
  /// Whether a message that waits in the outbox may have reached the server already.
  bool may_have_left(const std::string& client_id) const;

 private:
  using SettledHandler = std::function<void(Outcome<Settled>)>;
  using SentHandler = std::function<void(Outcome<OutboxRow>)>;

  void connection_changed(const ConnectionState& state);
  void session_changed(const SessionState& state);
  void event_came(protocol::Event event);
  void outbox_news(OutboxNews news);
  void stored(const OutboxRow& row);
  void ask_conversations();
  void conversations_came(const protocol::ConversationsReply& reply);
  void rows_came(const protocol::ConversationsReply& reply);
  void note_own_change(const protocol::Request& request, const protocol::Reply& reply);
  void news_came(const News& news);
  void become_another();
  void open_outbox(const std::string& user);
  Courier::Ports courier_ports(const std::string& outbox_path);
  std::optional<Failure> obstacle() const;
  Settled settled() const;
  void give_up_waiting(const Failure& failure);
  Failure not_sent(Failure failure, const std::string& client_id) const;
  void later(base::Millis wait, std::function<void()> job);
  void ask(const protocol::Request& request, ReplyHandler done);
  Sync::Keep keep();
  Backfill::Ports backfill_ports();
  void copy_failed();
  void ask_people();
  void note_people(const protocol::Event& event);
  void refresh_soon();
  bool is_self(std::string_view username) const;

  boost::asio::io_context& io_;
  ClientOptions options_;
  ClientHandlers handlers_;
  Connection connection_;
  std::optional<NetworkChanges> changes_;
  Session session_;
  Recorder recorder_;
  Sync sync_;
  Marks marks_;
  Drafts drafts_;
  Backfill backfill_;
  std::unique_ptr<Courier> courier_;
  std::string courier_user_;
  std::string self_;
  std::optional<std::string> cursor_;  // of the list of conversations
  bool first_list_ = true;
  bool listing_ = false;
  bool list_again_ = false;
  bool list_soon_ = false;
  int requests_ = 0;          // of the program, under way
  std::uint64_t copies_ = 0;  // counts openings of the copy
  std::vector<SettledHandler> unsettled_;
  std::multimap<std::string, SentHandler> unsent_;
};

}  // namespace banter::client
