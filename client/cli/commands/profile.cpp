#include <algorithm>
#include <array>

#include "base/try.hpp"
#include "client/cli/commands/commands.hpp"
#include "client/cli/commands/moving.hpp"
#include "client/cli/commands/shared.hpp"
#include "client/core/transfers/files/media.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "protocol/generated/cpp/people.hpp"

namespace banter::cli {
namespace {

/// The picture on the server, by its file id.
Outcome<std::string> picture(Context& context, const std::string& path) {
  const std::string full = client::transfers::absolute_path(path);
  constexpr std::array<std::string_view, 3> kTypes{"image/png", "image/jpeg", "image/webp"};
  const std::string type = client::transfers::facts_of(full).media_type;
  // What is not known here, the server judges.
  if (!type.empty() && type != "application/octet-stream" && std::ranges::find(kTypes, type) == kTypes.end())
    return client::fail(client::FailureKind::fix, path + " is no PNG, JPEG or WebP.");
  BANTER_TRY(account, context.signed_in_account());
  BANTER_TRY(limits, file_limits(context, account));
  const std::int64_t most = limits.avatar_bytes.value_or(protocol::limit::avatar_bytes);
  return move_file<std::string>(context, account, true, [&](auto& transfers, auto handlers) {
    return transfers.upload(full, most, std::move(handlers));
  });
}

}  // namespace

Outcome<void> run(Context& context, const ProfileCommand& command) {
  protocol::ProfileRequest request{.display_name = command.display_name, .avatar = {}};
  if (!command.avatar.empty()) {
    BANTER_TRY(file_id, picture(context, command.avatar));
    request.avatar = file_id;
  }
  if (command.no_avatar) request.avatar = "";
  return perform(context, "profile", std::move(request), "");
}

}  // namespace banter::cli
