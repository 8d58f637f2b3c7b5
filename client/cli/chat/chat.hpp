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
#include "client/cli/chat/screen.hpp"
#include "client/cli/context.hpp"
#include "client/cli/loop.hpp"
#include "client/cli/recent.hpp"
#include "client/core/client.hpp"

namespace banter::cli {

/// `banter chat`: what is typed becomes messages and commands, what happens becomes lines.
class Chat {
 public:
  /// `place`: the conversation to begin with, `#room` or `@user`; empty: #general.
  Chat(Loop& loop, Screen& screen, Context& context, Account account, std::string place);

  /// Until the person leaves. A failure when the login has ended, or when input that was no person's could
  /// not all be sent.
  Outcome<void> run();

 private:
  /// A message written here that is not yet known to be on the server.
  struct Own {
    ShownMessage shown;
    std::uint64_t number = 0;  // on the screen
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
  bool is_opening() const { return online_ && !place_open_ && !place_.empty(); }
  void refused(Own own, const client::OutboxRow& row);
  void tell_unread();

  // What the person does.
  void line_typed(std::string line);
  void say(std::string text);
  void quit(base::Millis patience);
  void finish();
  std::size_t waiting_messages();
  std::vector<std::string> completions(const std::string& start) const;

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
  void do_connect(const std::string& rest);
  void do_quit(const std::string& rest);

  // What both need.
  void open(const std::string& name);
  void show_held(const std::vector<protocol::Message>& page);
  void opened(const std::string& name, Outcome<client::Sync::Opened> outcome);
  template <class Reply>
  void ask(protocol::Request request, std::string_view action, std::function<void(const Reply&)> done);
  void complain(const client::Failure& failure, std::string_view action);
  std::optional<std::int64_t> own_message(std::string& rest);
  std::string conversation() const;
  Lines lines() const;
  void show_message(const protocol::Message& message, bool numbered);
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
  Names names_;
  Recent recent_;

  std::string place_;     // where lines go: `#room` or `@user`; empty: nowhere
  std::string place_id_;  // its id, when known
  bool place_open_ = false;

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
  Outcome<void> result_{};
};

}  // namespace banter::cli
