// What the lines that begin with / do.
#include <fmt/core.h>

#include <algorithm>

#include "client/cli/chat/chat.hpp"
#include "client/cli/chat/parts/paths.hpp"
#include "client/cli/chat/parts/words.hpp"
#include "client/cli/emoji.hpp"
#include "client/cli/text/visible.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "protocol/names.hpp"

namespace banter::cli {
namespace {

std::string person(const std::string& name) {
  return name.starts_with('@') ? name : "@" + name;
}

}  // namespace

const std::vector<Chat::SlashCommand>& Chat::slash_commands() {
  static const std::vector<SlashCommand> commands{
      {"help", "", "this list", &Chat::do_help},
      {"join", "#room", "enter a room, or go to it", &Chat::do_join},
      {"dm", "user [text]", "talk to one person", &Chat::do_dm},
      {"list", "", "your conversations", &Chat::do_list},
      {"rooms", "[words]", "the public rooms", &Chat::do_rooms},
      {"new", "#room [topic]", "make a room", &Chat::do_new},
      {"leave", "[#room]", "leave a room", &Chat::do_leave},
      {"who", "", "who is here", &Chat::do_who},
      {"history", "[count]", "earlier messages, with their numbers", &Chat::do_history},
      {"edit", "[#number] text", "change your last message, or that one", &Chat::do_edit},
      {"delete", "[#number]", "take your last message back, or that one", &Chat::do_delete},
      {"reply", "[#number] text", "answer the last message of others, or that one", &Chat::do_reply},
      {"react", "[#number] emoji", "put an emoji under it: 👍 or :thumbsup:", &Chat::do_react},
      {"unreact", "[#number] [emoji]", "take it back", &Chat::do_unreact},
      {"pin", "[#number]", "pin the last message, or that one", &Chat::do_pin},
      {"unpin", "[#number]", "take the pin away", &Chat::do_unpin},
      {"clear", "", "empty your own view of this conversation", &Chat::do_clear},
      {"mute", "[hours|off]", "no bell for what comes here", &Chat::do_mute},
      {"topic", "[text]", "what the room is about; - for nothing", &Chat::do_topic},
      {"rename", "#name", "give the room another name", &Chat::do_rename},
      {"invite", "user", "let somebody join the room", &Chat::do_invite},
      {"kick", "user", "put somebody out of the room", &Chat::do_kick},
      {"ban", "user", "put somebody out for good", &Chat::do_ban},
      {"unban", "user", "let somebody come again", &Chat::do_unban},
      {"role", "user owner|moderator|member", "give somebody a role in the room", &Chat::do_role},
      {"block", "user", "hear nothing more of somebody", &Chat::do_block},
      {"unblock", "user", "hear somebody again", &Chat::do_unblock},
      {"blocked", "", "whom you have blocked", &Chat::do_blocked},
      {"contacts", "", "your contacts, and who of them is there", &Chat::do_contacts},
      {"contact", "[remove] user", "take somebody up as a contact, or strike somebody off",
       &Chat::do_contact},
      {"users", "[beginning]", "everybody on this server", &Chat::do_users},
      {"status", "online|away|busy|invisible [text]", "how others see you", &Chat::do_status},
      {"name", "words", "what others see you called; - for the username", &Chat::do_name},
      {"search", "words", "find messages; alone: go on with older ones", &Chat::do_search},
      {"send", "file [text]", "send a file", &Chat::do_send},
      {"get", "[#number] [file]", "fetch the last file, or that one", &Chat::do_get},
      {"stop", "", "stop all files on their way; the same again goes on", &Chat::do_stop},
      {"connect", "", "try to reach the server now", &Chat::do_connect},
      {"quit", "", "leave (Ctrl+D does too)", &Chat::do_quit},
  };
  return commands;
}

void Chat::complain(const client::Failure& failure, std::string_view action) {
  client::Failure told = failure;
  if (failure.code == protocol::ErrorCode::unknown_action) {
    told.code.reset();  // of which others would make a sentence about `chat`
    told.sentence = fmt::format("This server does not offer /{} yet.", action);
  }
  complaint(client::with_full_stop(told.sentence));
  note(told);
}

std::vector<std::string> Chat::completions(const std::string& before, const std::string& start) const {
  if (before.starts_with("/send ")) {
    // A path may hold spaces, and only its last word is to be completed.
    const std::string front = before.substr(std::min(before.find_first_not_of(' ', 5), before.size()));
    std::vector<std::string> paths = paths_beginning_with(front + start);
    for (std::string& path : paths)
      path.erase(0, front.size());
    return paths;
  }
  if (start.starts_with(':')) {
    std::vector<std::string> found = emoji_names(start);
    // Nothing is left to choose: what is meant can stand there itself.
    if (found.size() == 1) return {*emoji_called(found.front())};
    return found;
  }
  if (!start.starts_with('/')) return names_.beginning_with(start);
  std::vector<std::string> found;
  for (const SlashCommand& command : slash_commands()) {
    if (command.name.starts_with(start.substr(1))) found.push_back("/" + std::string(command.name));
  }
  return found;
}

void Chat::do_help(const std::string&) {
  std::vector<std::vector<std::string>> rows;
  for (const SlashCommand& command : slash_commands())
    rows.push_back(
        {"/" + std::string(command.name) + " " + std::string(command.arguments), std::string(command.text)});
  rows.push_back({"//text", "send a message that begins with /"});
  show_table(rows);
  const Lines shown = lines();
  if (shown.columns() > 0)
    screen_.show(fmt::format("-- {} sent  {} arrived  {} read", shown.mark(Mark::sent),
                             shown.mark(Mark::arrived), shown.mark(Mark::read)));
}

void Chat::do_join(const std::string& rest) {
  if (rest.empty()) {
    complaint("Which room? /join #room");
    return;
  }
  if (rest.starts_with('@')) {
    do_dm(rest);
    return;
  }
  const std::string room = room_of(rest);
  const std::string name = rest.starts_with("id:") ? rest : room;
  ask<protocol::JoinReply>(protocol::JoinRequest{.conversation = room}, "join",
                           [this, name](const protocol::JoinReply&) { open(name); });
}

void Chat::do_dm(const std::string& rest) {
  std::string text = rest;
  const std::string name = take_word(text);
  if (name.empty()) {
    complaint("Whom? /dm user");
    return;
  }
  open(person(name));
  if (!text.empty()) say(std::move(text));
}

void Chat::do_history(const std::string& rest) {
  const auto count = rest.empty() ? std::optional<std::int64_t>(50) : number_of(rest);
  if (!count || place_.empty()) {
    complaint(place_.empty() ? "History of what? /join #room or /dm user first." : "How many? /history 50");
    return;
  }
  const protocol::HistoryRequest request{.conversation = conversation(),
                                         .before = {},
                                         .after = {},
                                         .limit = std::min<std::int64_t>(*count, protocol::limit::page_most)};
  ask<protocol::HistoryReply>(request, "history", [this](const protocol::HistoryReply& reply) {
    day_.clear();
    for (const protocol::Message& message : reply.messages) {
      names_.learn(message);
      recent_.add(message);
      if (!message.hidden) show_message(message, true);
    }
  });
}

void Chat::do_list(const std::string&) {
  std::vector<const protocol::ConversationRow*> latest;
  for (const auto& [id, row] : names_.rows())
    latest.push_back(&row);
  std::ranges::sort(latest, std::greater<>(), [](const auto* row) { return row->updated_at; });
  std::vector<std::vector<std::string>> rows;
  for (const auto* row : latest) {
    const bool invited = row->role == protocol::RoomRole::invited;
    const std::string topic = row->topic.value_or("");
    rows.push_back({Names::name_of(*row), invited ? "invited" : "", topic});
  }
  show_table(rows);
}

void Chat::do_who(const std::string&) {
  const protocol::MembersRequest request{
      .conversation = conversation(), .after = {}, .limit = protocol::limit::long_page_most};
  ask<protocol::MembersReply>(request, "who", [this](const protocol::MembersReply& reply) {
    std::vector<std::vector<std::string>> rows;
    for (const protocol::Member& member : reply.members) {
      const bool plain = member.role == protocol::RoomRole::member;
      const std::string display = member.display_name == member.username ? "" : member.display_name;
      rows.push_back({member.username, std::string(protocol::name_of(member.status)),
                      plain ? "" : std::string(protocol::name_of(member.role)), display});
    }
    show_table(rows);
    if (reply.more) remark("and more; `banter members` lists all.");
  });
}

void Chat::do_rooms(const std::string& rest) {
  protocol::RoomsRequest request{.query = {}, .after = {}, .limit = protocol::limit::page_most};
  if (!rest.empty()) request.query = rest;
  ask<protocol::RoomsReply>(request, "rooms", [this](const protocol::RoomsReply& reply) {
    std::vector<std::vector<std::string>> rows;
    for (const protocol::RoomRow& row : reply.rooms) {
      const std::string people =
          row.member_count == 1 ? "1 person" : fmt::format("{} people", row.member_count);
      rows.push_back({row.room, people, row.topic});
    }
    show_table(rows);
    if (rows.empty()) remark("No room is like that.");
    if (reply.more) remark("and more; `banter rooms` lists all.");
  });
}

void Chat::do_new(const std::string& rest) {
  std::string topic = rest;
  const std::string name = take_word(topic);
  if (name.empty()) {
    complaint("What is it called? /new #room");
    return;
  }
  protocol::CreateRoomRequest request{.room = room_of(name)};
  if (!topic.empty()) request.topic = topic;
  ask<protocol::CreateRoomReply>(
      request, "new", [this, room = request.room](const protocol::CreateRoomReply&) { open(room); });
}

void Chat::do_leave(const std::string& rest) {
  const std::string room = rest.empty() ? place_ : rest.starts_with("id:") ? rest : room_of(rest);
  if (!room.starts_with('#') && !room.starts_with("id:")) {
    complaint("Which room? /leave #room");
    return;
  }
  ask<protocol::LeaveReply>(protocol::LeaveRequest{.conversation = room_of(room)}, "leave",
                            [this, room](const protocol::LeaveReply& reply) {
                              left_.insert(reply.conversation);
                              remark("You have left " + room + ".");
                              if (is_here(room)) close();
                            });
}

void Chat::do_connect(const std::string&) {
  told_lost_ = !online_;
  lost_reason_.clear();
  client_->retry_now();
}

void Chat::do_quit(const std::string&) {
  if (!moves_.empty() && screen_.can_change() && !std::exchange(warned_of_moves_, true)) {
    complaint(
        "Not all files are where they are to be. /quit once more leaves all the same, and the same /send or "
        "/get goes on with them another time.");
    return;
  }
  quit(2'000);
}

}  // namespace banter::cli
