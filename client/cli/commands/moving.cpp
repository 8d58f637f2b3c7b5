#include "client/cli/commands/moving.hpp"

#include <algorithm>

#include "base/try.hpp"

namespace banter::cli {
namespace {

// A server that is restarted, a network that is changed: longer than either, and no script waits for ever.
constexpr base::Millis kWithoutProgress = 300'000;

std::optional<std::int64_t> if_any(std::int64_t limit) {
  return limit > 0 ? std::optional(limit) : std::nullopt;
}

}  // namespace

client::transfers::TransferOptions transfer_options(const Context& context, const Account& account) {
  client::transfers::TransferOptions options;
  options.address = account.address;
  options.places = context.places();
  options.user = account.user;
  options.give_up_after = std::max(kWithoutProgress, context.within());
  return options;
}

Outcome<FileLimits> file_limits(Context& context, const Account& account) {
  client::Client client(context.client_options(account));
  client.start();
  BANTER_CHECK(context.await_sign_in(client));
  BANTER_TRY(settled, client.settle(context.within()));
  if (!settled.server) return FileLimits{};
  return FileLimits{.file_bytes = if_any(settled.server->limits.file_bytes),
                    .avatar_bytes = if_any(settled.server->limits.avatar_bytes)};
}

}  // namespace banter::cli
