#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "client/core/failure.hpp"
#include "client/core/net/connection.hpp"
#include "client/core/sync/news.hpp"
#include "protocol/generated/cpp/conversations.hpp"
#include "protocol/generated/cpp/event.hpp"

namespace banter::client {

/// Hands over what happens in conversations, each message once and in order, whatever the connection goes
/// through: it knows the last version of every conversation that it follows, sees from an event's version
/// that something is missing, and asks for it. It does no I/O and belongs to one thread.
class Sync {
 public:
  struct Options {
    /// Which conversations are followed: those opened, or all that anything is heard of.
    bool follow_all = false;
    /// When more was missed than the server tells one by one: pass over all but the newest page, or fetch
    /// all.
    bool skip_when_far = false;
    /// Messages of a page of history, 1 to 200.
    std::int64_t page = 200;
    /// Where an event does not tell all of a change, ask for the whole message: for who keeps a copy.
    bool exact = false;
    /// Conversations that are asked about at one time; the others wait, the most recent ones first.
    std::size_t most_asking = 8;
  };
  /// What else somebody must know who keeps a copy of what is told; all of it may be empty.
  struct Keep {
    /// A conversation is followed from here on.
    std::function<void(const std::string&, std::int64_t version, std::int64_t last_seq)> follows;
    /// Everything up to `version` was told.
    std::function<void(const std::string&, std::int64_t version)> known;
    /// Messages before `first_seq` may have changed, and nobody tells how.
    std::function<void(const std::string&, std::int64_t first_seq)> stale;
    /// The newest page, as open() got it: its messages are not told as news.
    std::function<void(const std::string&, const protocol::HistoryReply&)> page;
    /// A notice that was fetched; it may be told as news as well.
    std::function<void(const std::string&, const protocol::Notice&)> notice;
  };
  /// The world outside.
  struct Ports {
    /// Asks the server; the reply may come at any time, also at once.
    std::function<void(const protocol::Request&, ReplyHandler)> ask;
    /// Calls the function after so many milliseconds.
    std::function<void(base::Millis, std::function<void()>)> later;
    std::function<void(News)> tell;
    Keep keep{};
  };
  /// A conversation as it was opened.
  struct Opened {
    /// The id; empty for a direct conversation in which nothing was written yet.
    std::string conversation;
    /// The newest ones, oldest first; they are not told as news.
    protocol::HistoryReply page;
  };

  Sync(Options options, Ports ports);

  /// The account's name, once it is known: tells whom a direct message is from or to.
  void set_self(std::string username) { self_ = std::move(username); }

  /// Follows a conversation from `version` and `last_seq` on, unless it is followed already.
  void follow(const std::string& conversation, std::int64_t version, std::int64_t last_seq);

  /// A person looks at this conversation (its id): it is asked about before all others.
  void attend(const std::string& conversation);
  /// Whether nothing is asked, and nothing waits to be asked.
  bool is_calm() const { return asking_ == 0 && waiting_.empty(); }

  /// Fetches the newest `messages` (1 to 200) of a conversation and follows it from there on, without a gap.
  /// Where it is followed already and more was missed, what lies before the page is told as Skipped.
  /// `conversation`: an id, `#room` or `@user`.
  void open(const std::string& conversation, std::int64_t messages,
            std::function<void(Outcome<Opened>)> done);

  /// A row of `conversations`: what was missed is fetched; with follow_all a new one is followed. `first`: it
  /// is part of the first list, and what it tells of is no news.
  void row_came(const protocol::ConversationRow& row, bool first);

  /// An event about a conversation. Others are ignored. Not `whole`: it only tells that there is something.
  void event_came(const protocol::Event& event, bool whole = true);

  /// What this connection did itself, which the server confirms by a reply and not by an event. `whole`: the
  /// message is all that others get of it; otherwise it is asked for, since only the server knows its files.
  void own_message(const protocol::MessageEvent& message, bool whole = true) { event_came(message, whole); }

  /// This connection may have changed something and was not told so in time: nobody else tells it either, so
  /// the server is asked. It takes requests in their order, so its answer counts what was asked before.
  void check(const std::string& conversation);

  /// The session is there again. With `ask_all`, every conversation is asked for what was missed; otherwise
  /// row_came() will tell where there is anything, and listed() that it has told all.
  void online(bool ask_all);
  void listed() { listed_ = true; }
  void offline();

  /// Somebody else has signed in: nothing is followed any more, and what is under way is nobody's.
  void forget();

 private:
  struct Followed {
    std::int64_t version = 0;    // everything up to here was handed over
    std::int64_t last_seq = 0;   // the newest message handed over
    std::int64_t noticed = 0;    // version of the newest notice handed over
    std::int64_t head = 0;       // the newest version heard of
    std::int64_t shown = 0;      // the newest version in a page of history, which may be ahead of `version`
    std::int64_t hidden_to = 0;  // messages up to here were cleared, or are no longer kept
    std::int64_t recency = 0;    // of its newest message, to ask about the most recent first
    bool asking = false;
    std::optional<std::int64_t> waiting;             // to be asked about: its recency then
    std::int64_t paged = 0;                          // while asking: the version that the pages have come to
    std::int64_t read_after = 0;                     // the message behind which history was asked for last
    int stalled = 0;                                 // questions in a row that brought nothing
    std::map<std::int64_t, protocol::Message> held;  // new ones that wait for those before them
    std::vector<protocol::Notice> notices;           // likewise
    std::vector<ChangedMessage> touches;             // reactions and pins, of which pages tell no names
  };
  struct Versioned {
    const std::string* conversation;
    std::int64_t seq;  // 0: concerns no message
    std::int64_t version;
  };
  static Versioned versioned(const protocol::Event& event);

  static bool can_be_id(const std::string& conversation);
  Followed* find(const std::string& conversation);
  void await(const std::string& name);
  bool take_awaited(const std::string& name);
  void ask_awaited(const std::string& name);
  std::string name_of(const protocol::MessageEvent& message) const;
  void overhear(const std::string& conversation, std::int64_t version);
  void apply(const std::string& conversation, Followed& followed, const protocol::Event& event);
  void hand_over_touches(Followed& followed);
  void apply_member(const std::string& conversation, Followed& followed, const protocol::MemberEvent& event);
  void catch_up(const std::string& conversation);
  void wait_to_ask(const std::string& conversation, Followed& followed);
  void stop_waiting(const std::string& conversation, Followed& followed);
  void ask_next();
  void stop_asking(Followed& followed);
  void stop_asking_all();
  void rest(base::Millis time);
  void knows(const std::string& conversation);
  static void note_shown(Followed& followed, const protocol::HistoryReply& page);
  void keep_notices(const std::string& conversation, const std::vector<protocol::Notice>& notices);
  void wait_for_more(const std::string& conversation, Followed& followed, bool progress);
  void ask(const std::string& conversation, const protocol::Request& request,
           void (Sync::*came)(const std::string&, protocol::Reply&));
  void changes_came(const std::string& conversation, protocol::Reply& reply);
  std::size_t held_bytes() const;
  void read_on(const std::string& conversation);
  void history_came(const std::string& conversation, protocol::Reply& reply);
  void finish(const std::string& conversation);
  void take(const std::string& conversation, protocol::Message message);
  void hand_over(const std::string& conversation, bool all);
  void hand_over_notices(const std::string& conversation, std::int64_t before_seq);
  void tell_changed(const std::string& conversation, const protocol::Message& message);
  void tell_change(ChangedMessage changed);
  void failed(const std::string& conversation, const Failure& failure);
  void lose(const std::string& conversation, std::string reason);
  void lose_for(const std::string& conversation, std::string reason);
  void opened(const std::string& name, Outcome<protocol::Reply> reply,
              const std::function<void(Outcome<Opened>)>& done);

  Options options_;
  Ports ports_;
  std::string self_;
  bool online_ = false;
  bool listed_ = false;        // since then: what was hidden meanwhile is known
  std::uint64_t life_ = 0;     // counts connections
  std::uint64_t account_ = 0;  // counts those who sign in after another
  std::map<std::string, Followed> followed_;
  std::size_t asking_ = 0;
  std::set<std::pair<std::int64_t, std::string>> waiting_;  // to be asked about later: recency and id
  std::string attended_;
  bool resting_ = false;      // the server wants to be left alone
  std::size_t touching_ = 0;  // touches of all of them
  /// How one was put out of conversations that were not followed then: the version of it, and the reason.
  std::map<std::string, std::pair<std::int64_t, std::string>> put_out_;
  int opening_ = 0;                                // requests of open() under way
  std::map<std::string, std::int64_t> changed_;    // meanwhile: the first version of a change that was told
  std::map<std::string, std::int64_t> overheard_;  // versions of what is not followed, meanwhile
  std::vector<std::string> awaited_;               // opened before anything was written, folded
};

}  // namespace banter::client
