#pragma once

#include <functional>
#include <optional>

#include "client/cli/context.hpp"
#include "client/cli/interrupts.hpp"
#include "client/cli/loop.hpp"
#include "client/cli/transfer_view.hpp"
#include "client/core/transfers/transfers.hpp"

namespace banter::cli {

// What the commands that move files have in common.

/// How a command moves files of `account`: it gives up after minutes without progress.
client::transfers::TransferOptions transfer_options(const Context& context, const Account& account);

/// The largest file that the server takes, and the largest picture; none when it does not say.
struct FileLimits {
  std::optional<std::int64_t> file_bytes, avatar_bytes;
};
/// Asks the server, as whoever is logged in.
Outcome<FileLimits> file_limits(Context& context, const Account& account);

/// Runs one transfer to its end, showing how far it has come; Ctrl+C stops it in good order, to go on with
/// the same command. `begin(transfers, handlers)` starts it.
template <class T>
Outcome<T> move_file(Context& context, const Account& account, bool quiet,
                     std::function<client::transfers::Transfers::Id(client::transfers::Transfers&,
                                                                    client::transfers::TransferHandlers<T>)>
                         begin) {
  using client::transfers::Transfers;
  Loop loop;
  TransferView view(context, quiet);
  Transfers transfers(transfer_options(context, account),
                      [&loop](std::function<void()> job) { loop.post(std::move(job)); });
  std::optional<Outcome<T>> end;
  Transfers::Id id = 0;
  const Interrupts interrupts(loop, [&](int signal) {
    context.set_interrupted(signal);
    transfers.stop(id);
  });
  id = begin(transfers, {.on_progress = [&view](const auto& progress) { view.show(progress); },
                         .on_word = [&view](const std::string& sentence) { view.say(sentence); },
                         .on_end =
                             [&](Outcome<T> outcome) {
                               end.emplace(std::move(outcome));
                               loop.stop();
                             }});
  loop.run();
  // It came to its end all the same.
  if (*end) context.set_interrupted(0);
  if (*end) view.finish();
  if (!*end && context.interrupted_by() != 0)
    end->error().sentence = "Stopped. Run the same command again to go on.";
  return std::move(*end);
}

}  // namespace banter::cli
