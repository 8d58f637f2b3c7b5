// The one file that knows CLI11, which takes seconds to compile.
#include "client/cli/invocation.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <sstream>

#include "client/cli/exit_code.hpp"

namespace banter::cli {
namespace {

constexpr const char* kPlace = "#room, @user, or id:ID of a conversation";
constexpr const char* kText = "The text; from standard input when left out or -";
constexpr const char* kTextBesideFiles =
    "The text; from standard input when -, or when left out where there is no file";
constexpr const char* kCommonHelp =
    "--server, --user, --json and the other options of `banter` may stand here too.";

CLI::Validator between(int least, int most) {
  return CLI::Range(least, most).description("");
}
CLI::Validator at_least_one() {
  return CLI::Range(1.0, 9'007'199'254'740'991.0).description("");
}

/// Builds the commands of an App; each leaves what it was told in `result`.
class Commands {
 public:
  Commands(CLI::App& app, Invocation& result) : app_(app), result_(result) {}

  void add_all() {
    app_.require_subcommand(0, 1);
    app_.fallthrough();
    app_.add_option("--server", result_.common.server,
                    "host, host:port or https://host; if left out, the one used last")
        ->type_name("HOST");
    app_.add_option("--user", result_.common.user, "Account; if left out, the one used last on that server")
        ->type_name("NAME");
    app_.add_flag("--plaintext", result_.common.plaintext, "Do not encrypt, also to other machines");
    app_.add_flag("--json", result_.common.json, "One JSON object a line");
    app_.add_option("--timeout", result_.common.timeout_s, "Seconds to wait for the server, 1 to 3600")
        ->type_name("SECONDS")
        ->check(between(1, 3600))
        ->capture_default_str();
    add_account();
    add_messages();
    add_search();
    add_export();
    add_rooms();
    add_people();
    add_order();
    add_on_messages();
    add_local();
  }

 private:
  template <class C>
  C& add(const char* name, const char* text, CLI::App*& made) {
    auto options = std::make_shared<C>();
    made = app_.add_subcommand(name, text);
    made->fallthrough();
    made->footer(kCommonHelp);
    made->callback([this, options] { result_.command = *options; });
    return *options;
  }

  void add_account() {
    CLI::App* at = nullptr;
    auto& chat = add<ChatCommand>("chat", "Talk (what `banter` alone does)", at);
    at->add_option("conversation", chat.place, "@user or #room to begin with");
    chat.asked_for = true;
    auto& made = add<RegisterCommand>("register", "Make an account and log in", at);
    at->add_option("name", made.name, "Username");
    at->add_option("--display-name", made.display_name, "Name to show beside it");
    at->add_option("--invite", made.invite, "Invitation, where the server asks for one");
    auto& login = add<LoginCommand>("login", "Log in; later commands use this account", at);
    at->add_option("name", login.name, "Username");
    at->add_flag("--guest", login.guest, "With a name only, where the server admits guests");
    add<LogoutCommand>("logout", "Log out on this device", at);
    add<PasswordCommand>("passwd", "Change the password", at);
    auto& sessions = add<SessionsCommand>("sessions", "Show where the account is logged in", at);
    at->add_option("--revoke", sessions.revoke, "End the session with this id");
    add<PingCommand>("ping", "Ask the server for a sign of life", at);
  }

  void add_messages() {
    CLI::App* at = nullptr;
    auto& send = add<SendCommand>("send", "Send a message", at);
    at->add_option("to", send.place, kPlace)->required();
    at->add_option("text", send.words, kTextBesideFiles);
    at->add_option("--client-id", send.client_id,
                   "Name for this message: sent again under it, it arrives once");
    at->add_option("--reply-to", send.reply_to, "Number of the message that this one answers")
        ->type_name("N")
        ->check(at_least_one());
    auto* no_queue = at->add_flag("--no-queue", send.no_queue,
                                  "Do not keep the message for later when it cannot be sent now");
    at->add_option("--file", send.files,
                   "A file to send along; once for each, up to 10. Stopped, the same command goes on with it")
        ->type_name("PATH")
        ->allow_extra_args(false)
        ->excludes(no_queue);
    at->add_flag("--quiet", send.quiet, "Tell nothing of how far files have come");
    auto& edit = add<EditCommand>("edit", "Change the words of an own message", at);
    at->add_option("conversation", edit.place, kPlace)->required();
    at->add_option("number", edit.seq, "Number of the message, as in history")
        ->required()
        ->type_name("N")
        ->check(at_least_one());
    at->add_option("text", edit.words, kText);
    auto& deletion = add<DeleteCommand>("delete", "Take an own message back", at);
    at->add_option("conversation", deletion.place, kPlace)->required();
    at->add_option("number", deletion.seq, "Number of the message")
        ->required()
        ->type_name("N")
        ->check(at_least_one());
    auto& tail = add<TailCommand>("tail", "Show the newest messages", at);
    at->add_option("conversation", tail.place, kPlace)->required();
    at->add_flag("-f,--follow", tail.follow, "Go on with what comes, also after a lost connection");
    at->add_option("-n,--count", tail.count, "Messages to begin with, 0 to 200")
        ->type_name("N")
        ->check(between(0, 200))
        ->capture_default_str();
  }

  void add_search() {
    CLI::App* at = nullptr;
    auto& history = add<HistoryCommand>("history", "Show messages with their numbers", at);
    at->add_option("conversation", history.place, kPlace)->required();
    at->add_option("-n,--count", history.count, "How many at most")
        ->type_name("N")
        ->check(at_least_one())
        ->capture_default_str();
    auto* before =
        at->add_option("--before", history.before, "Only those before this number")->type_name("N");
    at->add_option("--after", history.after, "Only those after this number")
        ->type_name("N")
        ->excludes(before);
    auto& search = add<SearchCommand>("search", "Find messages that hold all the words", at);
    at->add_option("words", search.words,
                   "The words, beginnings of words or \"a phrase\"; from:user in:#room before:2026-01-31 "
                   "after:2026 has:file")
        ->required();
    at->add_option("--in", search.place, kPlace);
    at->add_option("-n,--count", search.count, "How many at most")
        ->type_name("N")
        ->check(at_least_one())
        ->capture_default_str();
  }

  void add_export() {
    CLI::App* at = nullptr;
    auto& get = add<GetCommand>("get", "Fetch the files of a message", at);
    at->add_option("conversation", get.place,
                   "#room, @user, or id:ID of a conversation; or the id of a file, alone")
        ->required();
    at->add_option("number", get.seq, "Number of the message, as in history")
        ->type_name("N")
        ->check(at_least_one());
    at->add_option("file", get.file, "Its name, or its number among those of the message; all when left out");
    at->add_option("--to", get.folder, "Where to put them; if left out, received_files, here")
        ->type_name("FOLDER");
    at->add_flag("--quiet", get.quiet, "Tell nothing of how far they have come");
    auto& exported = add<ExportCommand>("export", "Write conversations as JSON, one object a line", at);
    at->add_option("conversation", exported.places, "#room, @user or id:ID; all when left out");
  }

  void add_rooms() {
    CLI::App* at = nullptr;
    add<ConversationsCommand>("conversations", "List your conversations", at);
    auto& rooms = add<RoomsCommand>("rooms", "List the public rooms", at);
    at->add_option("query", rooms.query, "Part of a name or topic");
    auto& users = add<UsersCommand>("users", "List the accounts of the server", at);
    at->add_option("query", users.query, "Beginning of a name");
    auto& members = add<MembersCommand>("members", "List who is in a conversation", at);
    at->add_option("conversation", members.place, kPlace)->required();
    auto& create = add<CreateCommand>("create", "Make a room", at);
    at->add_option("room", create.room, "#name")->required();
    at->add_option("--topic", create.topic, "What it is about");
    at->add_flag("--private", create.is_private, "Only who is invited may join");
    auto& join = add<JoinCommand>("join", "Enter a room", at);
    at->add_option("room", join.room, "#name")->required();
    auto& leave = add<LeaveCommand>("leave", "Leave a room, or decline an invitation", at);
    at->add_option("room", leave.room, "#name")->required();
    auto& invite = add<InviteCommand>("invite", "Let somebody join a room", at);
    at->add_option("room", invite.room, "#name")->required();
    at->add_option("user", invite.username, "Username")->required();
  }

  void add_people() {
    CLI::App* at = nullptr;
    auto& contacts = add<ContactsCommand>("contacts", "List your contacts, or change who they are", at);
    auto* addition = at->add_option("--add", contacts.add, "Take this user up");
    at->add_option("--remove", contacts.remove, "Strike this user off")->excludes(addition);
    auto& status = add<StatusCommand>("status", "Set how others see you, on all your devices", at);
    at->add_option("status", status.status, "online, away, busy or invisible")
        ->required()
        ->check(CLI::IsMember({"online", "away", "busy", "invisible"}).description(""));
    at->add_option("text", status.words, "A few words beside it; left out: none");
    auto& profile = add<ProfileCommand>("profile", "Set the name and the picture that others are shown", at);
    at->add_option("--display-name", profile.display_name, "The name; '' for the username");
    auto* picture =
        at->add_option("--avatar", profile.avatar, "A picture: PNG, JPEG or WebP of at most 1 MiB")
            ->type_name("PATH");
    at->add_flag("--no-avatar", profile.no_avatar, "No picture")->excludes(picture);
    at->require_option(1, 0);
    auto& block = add<BlockCommand>("block", "Hear nothing more of somebody", at);
    at->add_option("user", block.username, "Username")->required();
    auto& unblock = add<UnblockCommand>("unblock", "Hear somebody again", at);
    at->add_option("user", unblock.username, "Username")->required();
    add<BlockedCommand>("blocked", "List whom you have blocked", at);
  }

  template <class C>
  void add_on_person(const char* name, const char* text) {
    CLI::App* at = nullptr;
    auto& command = add<C>(name, text, at);
    at->add_option("room", command.room, "#name")->required();
    at->add_option("user", command.username, "Username")->required();
  }

  void add_order() {
    CLI::App* at = nullptr;
    add_on_person<KickCommand>("kick", "Put somebody out of a room");
    add_on_person<BanCommand>("ban", "Put somebody out of a room for good");
    add_on_person<UnbanCommand>("unban", "Let somebody come to a room again");
    auto& role = add<RoleCommand>("role", "Give somebody a role in a room", at);
    at->add_option("room", role.room, "#name")->required();
    at->add_option("user", role.username, "Username")->required();
    at->add_option("role", role.role, "owner, moderator or member")
        ->required()
        ->check(CLI::IsMember({"owner", "moderator", "member"}).description(""));
    auto& topic = add<TopicCommand>("topic", "Show what a room is about, or say it", at);
    at->add_option("room", topic.room, "#name")->required();
    at->add_option("text", topic.words, "The new topic, '' for none; from standard input when -");
    auto& rename = add<RenameCommand>("rename", "Give a room another name", at);
    at->add_option("room", rename.room, "#name")->required();
    at->add_option("name", rename.name, "#name")->required();
    auto& mute = add<MuteCommand>("mute", "No notifications of a conversation, on all devices", at);
    at->add_option("conversation", mute.place, kPlace)->required();
    at->add_option("hours", mute.hours, "For how many; off: no longer; left out: for ever");
    auto& clear = add<ClearCommand>("clear", "Empty your own view of a conversation, for good", at);
    at->add_option("conversation", clear.place, kPlace)->required();
  }

  template <class C>
  C& add_on_message(const char* name, const char* text, CLI::App*& at) {
    auto& command = add<C>(name, text, at);
    at->add_option("conversation", command.place, kPlace)->required();
    at->add_option("number", command.seq, "Number of the message, as in history")
        ->required()
        ->type_name("N")
        ->check(at_least_one());
    return command;
  }

  void add_on_messages() {
    CLI::App* at = nullptr;
    auto& react = add_on_message<ReactCommand>("react", "Put an emoji under a message", at);
    at->add_option("emoji", react.emoji, "The emoji, or a name like :thumbsup:")->required();
    at->add_flag("--remove", react.remove, "Take it back");
    add_on_message<PinCommand>("pin", "Pin a message", at);
    add_on_message<UnpinCommand>("unpin", "Take a pin away", at);
    auto& read = add<ReadCommand>("read", "Say that messages are read", at);
    at->add_option("conversation", read.place, kPlace)->required();
    at->add_option("number", read.seq, "Up to this message; all when left out")
        ->type_name("N")
        ->check(at_least_one());
  }

  void add_local() {
    CLI::App* at = nullptr;
    auto& outbox = add<OutboxCommand>(
        "outbox", "Show messages that have not reached the server, and files on their way", at);
    at->add_flag("--send", outbox.send, "Send those that wait");
    at->add_option("--retry", outbox.retry, "Send a refused one again, by its id");
    at->add_option("--discard", outbox.discard, "Throw one away, by its id");
    auto& trust = add<TrustCommand>("trust", "Show the key of a server, and the one known", at);
    at->add_flag("--replace", trust.replace, "Trust the key that the server shows now");
  }

  CLI::App& app_;
  Invocation& result_;
};

}  // namespace

std::variant<Invocation, NoInvocation> read_arguments(const std::vector<std::string>& arguments) {
  CLI::App app{
      "Banter in the terminal: talk, or send and read messages from scripts.\n"
      "Passwords are asked for, or read from standard input, or from BANTER_PASSWORD.",
      "banter"};
  app.footer(kExitCodesHelp);
  app.set_version_flag("--version", "banter " BANTER_VERSION);
  app.set_help_all_flag("--help-all", "Help for every command");
  Invocation result;
  Commands commands(app, result);  // the callbacks of the parser are its own
  commands.add_all();
  std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
  try {
    app.parse(reversed);
  } catch (const CLI::ParseError& error) {
    std::ostringstream out;
    std::ostringstream err;
    const int code = app.exit(error, out, err);
    std::string text = code == 0 ? out.str() : err.str();
    while (text.ends_with('\n'))
      text.pop_back();
    return NoInvocation{.text = std::move(text),
                        .exit_code = code == 0 ? 0 : static_cast<int>(ExitCode::usage)};
  }
  return result;
}

}  // namespace banter::cli
