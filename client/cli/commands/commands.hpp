#pragma once

#include "client/cli/context.hpp"
#include "client/cli/invocation.hpp"

namespace banter::cli {

// What the commands do. Each writes its results; a failure is for the caller to tell.

Outcome<void> run(Context& context, const RegisterCommand& command);
Outcome<void> run(Context& context, const LoginCommand& command);
Outcome<void> run(Context& context, const LogoutCommand& command);
Outcome<void> run(Context& context, const PasswordCommand& command);
Outcome<void> run(Context& context, const SessionsCommand& command);
Outcome<void> run(Context& context, const PingCommand& command);

Outcome<void> run(Context& context, const SendCommand& command);
Outcome<void> run(Context& context, const OutboxCommand& command);
Outcome<void> run(Context& context, const EditCommand& command);
Outcome<void> run(Context& context, const DeleteCommand& command);
Outcome<void> run(Context& context, const TailCommand& command);
Outcome<void> run(Context& context, const HistoryCommand& command);
Outcome<void> run(Context& context, const SearchCommand& command);

Outcome<void> run(Context& context, const ConversationsCommand& command);
Outcome<void> run(Context& context, const RoomsCommand& command);
Outcome<void> run(Context& context, const UsersCommand& command);
Outcome<void> run(Context& context, const MembersCommand& command);
Outcome<void> run(Context& context, const CreateCommand& command);
Outcome<void> run(Context& context, const JoinCommand& command);
Outcome<void> run(Context& context, const LeaveCommand& command);
Outcome<void> run(Context& context, const InviteCommand& command);

Outcome<void> run(Context& context, const KickCommand& command);
Outcome<void> run(Context& context, const BanCommand& command);
Outcome<void> run(Context& context, const UnbanCommand& command);
Outcome<void> run(Context& context, const RoleCommand& command);
Outcome<void> run(Context& context, const TopicCommand& command);
Outcome<void> run(Context& context, const RenameCommand& command);
Outcome<void> run(Context& context, const MuteCommand& command);
Outcome<void> run(Context& context, const ClearCommand& command);

Outcome<void> run(Context& context, const ReactCommand& command);
Outcome<void> run(Context& context, const PinCommand& command);
Outcome<void> run(Context& context, const UnpinCommand& command);
Outcome<void> run(Context& context, const ReadCommand& command);

Outcome<void> run(Context& context, const ContactsCommand& command);
Outcome<void> run(Context& context, const StatusCommand& command);
Outcome<void> run(Context& context, const ProfileCommand& command);
Outcome<void> run(Context& context, const BlockCommand& command);
Outcome<void> run(Context& context, const UnblockCommand& command);
Outcome<void> run(Context& context, const BlockedCommand& command);
Outcome<void> run(Context& context, const ExportCommand& command);
Outcome<void> run(Context& context, const GetCommand& command);

Outcome<void> run(Context& context, const TrustCommand& command);
Outcome<void> run(Context& context, const ChatCommand& command);

}  // namespace banter::cli
