#include "base/try.hpp"
#include "client/cli/chat/parts/people.hpp"
#include "client/cli/commands/commands.hpp"
#include "client/cli/commands/rows.hpp"
#include "client/cli/commands/shared.hpp"
#include "client/cli/text/style.hpp"
#include "client/cli/text/visible.hpp"
#include "protocol/generated/cpp/conversations_codec.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "protocol/generated/cpp/people_codec.hpp"

namespace banter::cli {
namespace {

std::string people(std::int64_t count) {
  return std::to_string(count) + (count == 1 ? " person" : " people");
}

std::string unread_text(const protocol::ConversationRow& row) {
  if (row.role == protocol::RoomRole::invited) return "invited";
  if (row.unread == 0) return "";
  std::string text = std::to_string(row.unread) + " unread";
  if (row.mentions > 0) text += ", " + std::to_string(row.mentions) + " for you";
  return text;
}

}  // namespace

Outcome<void> run(Context& context, const ConversationsCommand&) {
  BANTER_TRY(client, context.signed_in());
  BANTER_TRY(rows, all_conversations(context, *client));
  show_rows(context, "conversation", rows,
            [](const protocol::ConversationRow& row) -> std::vector<std::string> {
              const std::string name = row.receiver.starts_with('#') ? row.receiver : "@" + row.receiver;
              std::string last = row.last_message ? visible_line(*row.last_message, 50) : "";
              if (row.last_sender && !last.empty()) last = *row.last_sender + ": " + last;
              return {name, unread_text(row), row.last_sent_at ? stamp_text(*row.last_sent_at) : "", last};
            });
  return {};
}

Outcome<void> run(Context& context, const RoomsCommand& command) {
  BANTER_TRY(client, context.signed_in());
  protocol::RoomsRequest request{.query = {}, .after = {}, .limit = protocol::limit::page_most};
  if (!command.query.empty()) request.query = command.query;
  std::vector<protocol::RoomRow> rows;
  while (true) {
    BANTER_TRY(page, client->ask<protocol::RoomsReply>(request, context.within()));
    rows.insert(rows.end(), page.rooms.begin(), page.rooms.end());
    if (!page.more || page.rooms.empty() || rows.size() > kMostRows) break;
    request.after = page.rooms.back().room;
  }
  show_rows(context, "room", rows, [](const protocol::RoomRow& row) -> std::vector<std::string> {
    return {row.room, people(row.member_count), row.topic};
  });
  return {};
}

Outcome<void> run(Context& context, const UsersCommand& command) {
  BANTER_TRY(client, context.signed_in());
  protocol::UsersRequest request{.query = {}, .after = {}, .limit = protocol::limit::page_most};
  if (!command.query.empty()) request.query = command.query;
  std::vector<protocol::User> rows;
  while (true) {
    BANTER_TRY(page, client->ask<protocol::UsersReply>(request, context.within()));
    rows.insert(rows.end(), page.users.begin(), page.users.end());
    if (!page.more || page.users.empty() || rows.size() > kMostRows) break;
    request.after = page.users.back().username;
  }
  show_rows(context, "user", rows, [](const protocol::User& user) -> std::vector<std::string> {
    return {user.username, presence_text(user.status, user.text, user.last_seen),
            user.display_name == user.username ? "" : user.display_name};
  });
  return {};
}

Outcome<void> run(Context& context, const MembersCommand& command) {
  BANTER_TRY(client, context.signed_in());
  protocol::MembersRequest request{
      .conversation = conversation_of(command.place), .after = {}, .limit = protocol::limit::long_page_most};
  std::vector<protocol::Member> rows;
  while (true) {
    BANTER_TRY(page, client->ask<protocol::MembersReply>(request, context.within()));
    rows.insert(rows.end(), page.members.begin(), page.members.end());
    if (!page.more || page.members.empty() || rows.size() > kMostRows) break;
    request.after = page.members.back().username;
  }
  show_rows(context, "member", rows, [](const protocol::Member& member) -> std::vector<std::string> {
    return {member.username, std::string(protocol::name_of(member.status)),
            std::string(protocol::name_of(member.role)),
            member.display_name == member.username ? "" : member.display_name};
  });
  return {};
}

Outcome<void> run(Context& context, const CreateCommand& command) {
  BANTER_TRY(client, context.signed_in());
  protocol::CreateRoomRequest request{.room = room_of(command.room)};
  if (!command.topic.empty()) request.topic = command.topic;
  if (command.is_private) request.visibility = protocol::Visibility::private_;
  BANTER_TRY(reply, client->ask<protocol::CreateRoomReply>(request, context.within()));
  done(context, "create", reply.conversation, request.room + " is made, and you own it.");
  return {};
}

Outcome<void> run(Context& context, const JoinCommand& command) {
  BANTER_TRY(client, context.signed_in());
  const protocol::JoinRequest request{.conversation = room_of(command.room)};
  BANTER_TRY(reply, client->ask<protocol::JoinReply>(request, context.within()));
  done(context, "join", reply.conversation, "You are in " + request.conversation + ".");
  return {};
}

Outcome<void> run(Context& context, const LeaveCommand& command) {
  BANTER_TRY(client, context.signed_in());
  const protocol::LeaveRequest request{.conversation = room_of(command.room)};
  BANTER_TRY(reply, client->ask<protocol::LeaveReply>(request, context.within()));
  done(context, "leave", reply.conversation, "You have left " + request.conversation + ".");
  return {};
}

Outcome<void> run(Context& context, const InviteCommand& command) {
  BANTER_TRY(client, context.signed_in());
  protocol::InviteRequest request{.conversation = room_of(command.room), .username = command.username};
  if (request.username.starts_with('@')) request.username.erase(0, 1);
  BANTER_CHECK(client->call(request, context.within()));
  done(context, "invite", {}, request.username + " may now join " + request.conversation + ".");
  return {};
}

}  // namespace banter::cli
