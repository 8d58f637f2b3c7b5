#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "client/core/copy/script.hpp"
#include "client/core/sync/news.hpp"
#include "protocol/generated/cpp/conversations.hpp"
#include "protocol/generated/cpp/event.hpp"
#include "protocol/generated/cpp/reply.hpp"
#include "protocol/generated/cpp/request.hpp"

namespace banter::client {

/// Writes the LocalCopy of one account. Whatever is told belongs between begin() and commit(), which keeps
/// all of it or nothing: so the version that is stored of a conversation is never ahead of its messages.
/// Whatever is told twice does no harm. After a fault, which commit() returns, the object is of no use any
/// more, and the copy stands where it stood. One thread; every call blocks on the disk.
class CopyWriter {
 public:
  /// A conversation that is whole up to here.
  struct Followed {
    std::string conversation;
    std::int64_t version = 0;
    std::int64_t last_seq = 0;
  };
  /// Messages whose words were kept back.
  struct Hidden {
    std::string conversation;
    std::int64_t first_seq = 0;
    std::int64_t last_seq = 0;
  };
  /// Begun words that the server does not know yet; empty: that there are none any more.
  struct UntoldDraft {
    std::string conversation;
    std::string text;
  };

  /// `self`: the account's name.
  static base::Expected<CopyWriter> open(const std::string& path, const std::string& self);

  // Reading.

  std::vector<Followed> followed();
  /// Of the list of conversations.
  std::optional<std::string> cursor();
  bool has_conversation(std::string_view conversation);
  /// Own marks that may not have reached the server: read up to there, beyond what its row said.
  std::int64_t read_seq(std::string_view conversation);
  /// From where on the conversation is whole; none: it is not followed, or whole from its beginning.
  std::optional<std::int64_t> low(std::string_view conversation);
  /// Grows whenever a message is changed that is too old to be in the copy: a page of history that was asked
  /// for before and comes after that may show it as it was.
  std::int64_t passed_over(const std::string& conversation) const;
  std::vector<Hidden> hidden();
  /// Whether some of those may be readable again: somebody was unblocked since revealed().
  bool must_reveal();
  /// The most recent conversation of which older messages are missing, but for these.
  std::optional<std::string> next_to_fill(const std::set<std::string>& but_for);
  /// Bytes of the file that hold something.
  std::int64_t used_bytes();
  std::vector<UntoldDraft> untold_drafts();

  // Writing.

  void begin();
  base::Expected<void> commit();
  bool is_damaged() const { return script_.is_damaged(); }

  void row_came(const protocol::ConversationRow& row);
  void cursor_came(const std::string& cursor);
  /// Sync follows a conversation from here on.
  void follows(const std::string& conversation, std::int64_t version, std::int64_t last_seq);
  void news_came(const News& news);
  /// All changes up to `version` were told.
  void known(const std::string& conversation, std::int64_t version);
  /// What lies before `first_seq` may have changed without anybody telling.
  void forget_before(const std::string& conversation, std::int64_t first_seq);
  /// The newest page.
  void page_came(const std::string& conversation, const protocol::HistoryReply& page);
  /// The page before low(), as it was when it was asked for.
  void older_page_came(const std::string& conversation, const protocol::HistoryReply& page);
  /// Lets go of the oldest messages of the least recent conversations, a few hundred, and gives those
  /// conversations; none: there is nothing that could go.
  std::vector<std::string> trim();
  /// Messages of the copy as they are now.
  void refresh(const std::string& conversation, const std::vector<protocol::Message>& messages);
  /// What could be read again has been refreshed.
  void revealed();
  /// Marks, people and names; what is in the news is not taken from events.
  void event_came(const protocol::Event& event);
  /// What was asked for, or done, by this device.
  void answered(const protocol::Request& request, const protocol::Reply& reply);
  void read_up_to(const std::string& conversation, std::int64_t seq);
  void draft_told(const std::string& conversation, const std::string& text);

 private:
  struct Conversation {
    std::int64_t key = 0;
    protocol::ConversationKind kind{};
    std::string receiver;
    std::int64_t low = 1;
    std::optional<std::int64_t> copied_seq;
    std::int64_t last_seq = 0;
    std::int64_t cleared_seq = 0;
    std::int64_t first_seq = 0;
    std::int64_t read_seq = 0;
    std::int64_t floor() const { return std::max({std::int64_t{1}, cleared_seq + 1, first_seq}); }
    bool holds(std::int64_t seq) const { return copied_seq && low <= seq && seq <= *copied_seq; }
  };
  struct Unread {
    std::int64_t unread = 0;
    std::int64_t mentions = 0;
  };

  CopyWriter(Script script, std::string self) : script_(std::move(script)), self_(std::move(self)) {}

  std::optional<Conversation> find(std::string_view conversation);
  std::optional<Conversation> find_or_make(const std::string& conversation);
  void remove(std::string_view conversation);
  void remove_before(const Conversation& found, std::int64_t seq);
  void touched(const Conversation& found) { touched_.insert(found.key); }
  void name_after(const Conversation& found, const protocol::Message& message);

  void message_came(const NewMessage& news);
  void message_changed(const ChangedMessage& change);
  void apply(const ChangedMessage& change, protocol::Message& message) const;
  void put(const Conversation& found, const protocol::Message& message);
  void put_if_newer(const Conversation& found, const protocol::Message& message);
  void put_page(const Conversation& found, const protocol::HistoryReply& page);
  void put_notice(const Conversation& found, const protocol::Notice& notice);
  std::int64_t counts(const protocol::Message& message) const;
  std::optional<protocol::Message> stored(const Conversation& found, std::string_view id, std::int64_t seq);

  void settle(std::int64_t key);
  void summarise(const Conversation& found);
  Unread unread_of(const Conversation& found);
  Unread count(std::int64_t key, std::int64_t from, std::int64_t to);

  void receipt_came(const std::string& conversation, const std::string& username, std::int64_t delivered,
                    std::int64_t read);
  void arranged(const protocol::ArrangedEvent& event);
  void draft_came(const std::string& conversation, const std::string& text);
  void member_changed(const protocol::MemberEvent& event);
  void members_came(const protocol::MembersRequest& request, const protocol::MembersReply& reply);
  void put_person(const std::string& username, const std::string& display_name);
  void contacts_came(const protocol::ContactsReply& reply);
  void blocked_came(const protocol::BlockedReply& reply);
  void block(const std::string& username);
  void unblock(const std::string& username);
  bool is_self(std::string_view username) const;

  Script script_;
  std::string self_;
  std::set<std::int64_t> touched_;  // since begin()
  std::map<std::string, std::int64_t> passed_over_;
};

}  // namespace banter::client
