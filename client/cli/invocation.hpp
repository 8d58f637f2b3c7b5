#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace banter::cli {

/// What every command can be told.
struct CommonOptions {
  std::string server{};  ///< as written; empty: the one used last
  std::string user{};    ///< empty: the one used last on that server
  bool plaintext = false;
  bool json = false;
  std::int64_t timeout_s = 20;  ///< 1 to 3600
};

// The commands. `place` is where a conversation was written: `#room`, `@user`, `id:ID`, or a bare username.
// `words` are the arguments that make up a text; empty or a single `-`: standard input has it.

struct RegisterCommand {
  std::string name{}, display_name{}, invite{};
};
struct LoginCommand {
  std::string name{};
  bool guest = false;
};
struct LogoutCommand {};
struct PasswordCommand {};
struct SessionsCommand {
  std::string revoke{};
};
struct PingCommand {};

struct SendCommand {
  std::string place{};
  std::vector<std::string> words{};
  std::string client_id{};
  std::optional<std::int64_t> reply_to{};
  bool no_queue = false;
  std::vector<std::string> files{};  ///< paths; with them, no words are no words
  bool quiet = false;
};
struct EditCommand {
  std::string place{};
  std::int64_t seq = 0;
  std::vector<std::string> words{};
};
struct DeleteCommand {
  std::string place{};
  std::int64_t seq = 0;
};
struct TailCommand {
  std::string place{};
  bool follow = false;
  std::int64_t count = 10;
};
struct HistoryCommand {
  std::string place{};
  std::int64_t count = 50;
  std::optional<std::int64_t> before{}, after{};
};
struct SearchCommand {
  std::vector<std::string> words{};
  std::string place{};
  std::int64_t count = 50;
};

struct ConversationsCommand {};
struct RoomsCommand {
  std::string query{};
};
struct UsersCommand {
  std::string query{};
};
struct MembersCommand {
  std::string place{};
};
struct CreateCommand {
  std::string room{}, topic{};
  bool is_private = false;
};
struct JoinCommand {
  std::string room{};
};
struct LeaveCommand {
  std::string room{};
};
struct InviteCommand {
  std::string room{}, username{};
};

struct KickCommand {
  std::string room{}, username{};
};
struct BanCommand {
  std::string room{}, username{};
};
struct UnbanCommand {
  std::string room{}, username{};
};
struct RoleCommand {
  std::string room{}, username{}, role{};
};
struct TopicCommand {
  std::string room{};
  std::vector<std::string> words{};
};
struct RenameCommand {
  std::string room{}, name{};
};
struct MuteCommand {
  std::string place{}, hours{};
};
struct ClearCommand {
  std::string place{};
};

struct ReactCommand {
  std::string place{};
  std::int64_t seq = 0;
  std::string emoji{};
  bool remove = false;
};
struct PinCommand {
  std::string place{};
  std::int64_t seq = 0;
};
struct UnpinCommand {
  std::string place{};
  std::int64_t seq = 0;
};
struct ReadCommand {
  std::string place{};
  std::int64_t seq = 0;  ///< 0: all
};

struct ContactsCommand {
  std::string add{}, remove{};
};
struct StatusCommand {
  std::string status{};
  std::vector<std::string> words{};
};
struct ProfileCommand {
  std::optional<std::string> display_name{};
  std::string avatar{};  ///< a path
  bool no_avatar = false;
};
struct BlockCommand {
  std::string username{};
};
struct UnblockCommand {
  std::string username{};
};
struct BlockedCommand {};
/// `place` alone is the id of a file.
struct GetCommand {
  std::string place{};
  std::optional<std::int64_t> seq{};
  std::string file{};  ///< its name or number; empty: all of the message
  std::string folder{};
  bool quiet = false;
};
struct ExportCommand {
  std::vector<std::string> places{};  ///< empty: all conversations
};

struct OutboxCommand {
  bool send = false;
  std::string retry{}, discard{};
};
struct TrustCommand {
  bool replace = false;
};
struct ChatCommand {
  std::string place{};
  bool asked_for = false;  ///< `chat` was written, and not nothing
};

using Command =
    std::variant<ChatCommand, RegisterCommand, LoginCommand, LogoutCommand, PasswordCommand, SessionsCommand,
                 PingCommand, SendCommand, EditCommand, DeleteCommand, TailCommand, HistoryCommand,
                 SearchCommand, ConversationsCommand, RoomsCommand, UsersCommand, MembersCommand,
                 CreateCommand, JoinCommand, LeaveCommand, InviteCommand, OutboxCommand, TrustCommand,
                 KickCommand, BanCommand, UnbanCommand, RoleCommand, TopicCommand, RenameCommand, MuteCommand,
                 ClearCommand, ReactCommand, PinCommand, UnpinCommand, ReadCommand, ContactsCommand,
                 StatusCommand, ProfileCommand, BlockCommand, UnblockCommand, BlockedCommand, ExportCommand,
                 GetCommand>;

struct Invocation {
  CommonOptions common{};
  Command command{};
};

/// What to do instead of a command: print `text` (no line end behind it) and end with `exit_code`.
struct NoInvocation {
  std::string text;
  int exit_code = 0;
};

/// Reads the arguments after the program's name.
std::variant<Invocation, NoInvocation> read_arguments(const std::vector<std::string>& arguments);

}  // namespace banter::cli
