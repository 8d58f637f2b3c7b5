#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "client/cli/chat/names.hpp"
#include "client/cli/chat/parts/moves.hpp"
#include "client/cli/chat/parts/people.hpp"
#include "client/cli/chat/parts/ticks.hpp"
#include "client/cli/chat/parts/typing.hpp"
#include "client/cli/chat/screen.hpp"
#include "client/cli/context.hpp"
#include "client/cli/loop.hpp"
#include "client/cli/recent.hpp"
#include "client/core/client.hpp"
#include "client/core/transfers/transfers.hpp"

namespace banter::cli {

/// `banter chat`: what is typed becomes messages and commands, what happens becomes lines.
class Chat {
 public:
  /// `place`: the conversation to begin with, `#room`, `@user` or `id:ID`; empty: #general.
  Chat(Loop& loop, Screen& screen, Context& context, Account account, std::string place);

  /// Until the person leaves. A failure when the login has ended, when there is nothing to read or to write
  /// to any more, and where no person types also when anything was refused or could not be sent.
  Outcome<void> run();

 private:
  /// A message written here that is not yet known to be on the server.
  struct Own {
    ShownMessage shown;
    std::uint64_t number = 0;  // on the screen
    std::string place{};       // where it was written
    bool visible = false;
    bool done = false;   // the screen shows it as sent already
    std::string told{};  // what is in its way, as told last
  };
  struct SlashCommand {
    std::string_view name;
    std::string_view arguments;
    std::string_view text;
    void (Chat::*run)(const std::string& rest);
  };
  static const std::vector<SlashCommand>& slash_commands();

  // What the client tells.
  client::ClientHandlers handlers();
  void connection_changed(const client::ConnectionState& state);
  void session_changed(const client::SessionState& state);
  void conversations_came(const std::vector<protocol::ConversationRow>& rows);
  void news_came(const client::News& news);
  void message_came(const protocol::Message& message);
  void outbox_news(const client::OutboxNews& news);
  void acknowledged(Own own, const client::OutboxRow& row);
  void show_sent(Own& own);
  void show_pending(Own& own);
  bool is_opening() const { return online_ && page_asked_ && !place_open_ && !place_.empty(); }
  void refused(Own own, const client::OutboxRow& row);
  void tell_unread();
  void tell_unfinished();
  void notice_came(const client::NewNotice& news);
  void lost_conversation(const client::Lost& lost);
  void renamed(const std::string& name);
  void note_own_reaction(const client::ChangedMessage& change);
  void event_came(const protocol::Event& event);
  void writer_came(const protocol::TypingEvent& event);
  void watch_writers();

  // What the person does.
  void line_typed(std::string line);
  void key_pressed(bool words);
  void tell_typing(const std::string& conversation, bool active);
  void say(std::string text, std::optional<std::int64_t> reply_to = {});
  void post(client::Draft draft, const std::string& client_id, const std::string& place);
  void quit(base::Millis patience);
  void finish();
  std::size_t waiting_messages();
  std::vector<std::string> completions(const std::string& before, const std::string& start) const;

  void do_help(const std::string& rest);
  void do_join(const std::string& rest);
  void do_dm(const std::string& rest);
  void do_history(const std::string& rest);
  void do_list(const std::string& rest);
  void do_who(const std::string& rest);
  void do_rooms(const std::string& rest);
  void do_new(const std::string& rest);
  void do_leave(const std::string& rest);
  void do_edit(const std::string& rest);
  void do_delete(const std::string& rest);
  void do_reply(const std::string& rest);
  void do_react(const std::string& rest);
  void do_unreact(const std::string& rest);
  void do_pin(const std::string& rest);
  void do_unpin(const std::string& rest);
  void do_invite(const std::string& rest);
  void do_kick(const std::string& rest);
  void do_ban(const std::string& rest);
  void do_unban(const std::string& rest);
  void do_role(const std::string& rest);
  void do_topic(const std::string& rest);
  void do_rename(const std::string& rest);
  void do_mute(const std::string& rest);
  void do_clear(const std::string& rest);
  void do_block(const std::string& rest);
  void do_unblock(const std::string& rest);
  void do_blocked(const std::string& rest);
  void do_contacts(const std::string& rest);
  void do_contact(const std::string& rest);
  void do_users(const std::string& rest);
  void do_status(const std::string& rest);
  void do_name(const std::string& rest);
  void do_search(const std::string& rest);
  void do_send(const std::string& rest);
  void do_get(const std::string& rest);
  void do_stop(const std::string& rest);
  void do_connect(const std::string& rest);
  void do_quit(const std::string& rest);

  // Files.
  template <class T>
  client::transfers::TransferHandlers<T> moving(const std::string& what, std::uint64_t& move,
                                                std::function<std::string(T&)> end);
  void fetch_file(const client::transfers::WantedFile& file);
  Moves::Ports move_ports();
  void note_files(const protocol::Message& message);
  std::vector<protocol::Attachment> own_files(const std::string& client_id) const;

  // What both need.
  void open(const std::string& name);
  void close();
  void fetch_page();
  void fetch_members();
  void fetch_contacts();
  void learn_contacts(const protocol::ContactsReply& reply);
  void show_found(const protocol::Message& message);
  std::string partner() const;
  void open_again(const client::Failure& failure);
  void show_held(const std::vector<protocol::Message>& page);
  void opened(const std::string& name, Outcome<client::Sync::Opened> outcome);
  bool is_here(const std::string& place) const;
  ShownMessage labelled(const Own& own) const;
  void note(const client::Failure& failure);
  template <class Reply>
  void ask(protocol::Request request, std::string_view action, std::function<void(const Reply&)> done);
  void complain(const client::Failure& failure, std::string_view action);
  std::optional<std::int64_t> own_message(std::string& rest);
  std::optional<std::int64_t> any_message(std::string& rest, bool of_others);
  std::optional<std::string> person_named(const std::string& rest, std::string_view command);
  std::optional<std::string> person_in(const std::string& rest, std::string_view command);
  bool in_a_place(std::string_view command);
  std::string conversation() const;
  Lines lines() const;
  static base::Millis steady_now();
  bool is_direct(const std::string& id) const;
  bool has_ticks(const protocol::Message& message) const;
  bool names_me(const protocol::Message& message) const;
  void ring(const std::string& conversation);
  void seen(const protocol::Message& message);
  void show_message(const protocol::Message& message, bool numbered);
  std::uint64_t show_own(const ShownMessage& shown);
  void show_day(base::Millis time);
  void remark(const std::string& text);
  void complaint(const std::string& text);
  void show_table(const std::vector<std::vector<std::string>>& rows);
  void set_prompt();
  void update_input();

  Loop& loop_;
  Screen& screen_;
  Context& context_;
  Account account_;
  std::unique_ptr<client::Client> client_;
  std::unique_ptr<client::transfers::Transfers> transfers_;
  Names names_;
  Recent recent_;

  std::string place_;     // where lines go: `#room`, `@user` or `id:ID`; empty: nowhere
  std::string place_id_;  // its id, when known
  bool place_open_ = false;
  bool page_asked_ = false;     // its newest messages are on their way
  std::uint64_t openings_ = 0;  // counts the times that they were asked for
  std::string open_trouble_;    // why that failed, as told last

  Ticks ticks_;
  OwnTyping typing_;
  Writers writers_;
  People people_;
  Moves moves_;
  std::map<std::string, std::int64_t> last_files_;  // seq of the last message with files, by conversation
  protocol::SearchRequest search_;                  // the last one, and where it goes on
  bool watching_writers_ = false;
  base::Millis rang_ = 0;
  std::set<std::string> left_;       // ids of rooms that the person has just left
  std::string clear_asked_;          // the place that was to be cleared by the command before
  client::ChangedMessage reaction_;  // one's own last one

  bool online_ = false;
  bool tried_ = false;  // a first attempt to connect has come to an end
  bool told_lost_ = false;
  std::string lost_reason_;
  bool told_unread_ = false;
  std::string day_;  // the day of what was shown last

  std::map<std::string, Own> own_;   // by client id
  std::vector<Own> held_;            // acknowledged while a conversation is being opened
  std::set<std::string> sent_here_;  // client ids that were shown when they were written
  int busy_ = 0;                     // requests without answer
  bool quitting_ = false;
  bool warned_of_moves_ = false;  // when the person was about to leave
  Outcome<void> result_{};
};

template <class Reply>
void Chat::ask(protocol::Request request, std::string_view action, std::function<void(const Reply&)> done) {
  ++busy_;
  client_->request(std::move(request),
                   [this, action, done = std::move(done)](Outcome<protocol::Reply> reply) {
                     --busy_;
                     if (!reply) {
                       complain(reply.error(), action);
                     } else if (const auto* wanted = std::get_if<Reply>(&*reply)) {
                       if (done) done(*wanted);
                     }
                     update_input();
                     if (quitting_ && own_.empty() && busy_ == 0) finish();
                   });
}

}  // namespace banter::cli
