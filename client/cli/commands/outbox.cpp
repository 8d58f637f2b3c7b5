#include <algorithm>

#include "base/try.hpp"
#include "base/utf8.hpp"
#include "client/cli/commands/commands.hpp"
#include "client/cli/commands/moving.hpp"
#include "client/cli/commands/sending.hpp"
#include "client/cli/json.hpp"
#include "client/cli/text/style.hpp"
#include "client/cli/text/visible.hpp"

namespace banter::cli {
namespace {

using client::fail;
using client::FailureKind;
using client::is_passing;
using client::OutboxRow;

/// Sends everything that waits. The failure is the first one that holds up others.
Outcome<void> deliver_all(Context& context, client::Client& client) {
  BANTER_TRY(outbox, client.outbox());
  const auto waiting = outbox->all(OutboxRow::State::waiting);
  if (!waiting) return std::unexpected(client::failure_of(waiting.error()));
  for (const OutboxRow& row : *waiting) {
    const auto sent = client.deliver(row.client_id, context.within());
    if (!sent && is_passing(sent.error())) return std::unexpected(sent.error());
    if (!sent) context.note(place_of(row.draft) + ": " + client::with_full_stop(sent.error().sentence));
  }
  return {};
}

std::string words_of(const client::Draft& draft) {
  const std::size_t count = draft.attachments.size();
  if (count == 0) return draft.content;
  return draft.content + (draft.content.empty() ? "" : " ") +
         (count == 1 ? "[1 file]" : "[" + std::to_string(count) + " files]");
}

/// Messages whose files have not all gone out, so that they are not in the outbox yet.
Outcome<void> show_unfinished(Context& context, const Account& account, client::Outbox& outbox) {
  BANTER_TRY(sendings, client::transfers::Transfers::unfinished(transfer_options(context, account)));
  for (const auto& sending : sendings) {
    const auto row = outbox.find(sending.client_id);
    if (row && *row) continue;
    std::string names;
    for (const auto& file : sending.files)
      names += (names.empty() ? "" : ", ") + file.path;
    context.say("↑ " + sending.client_id + "  " + stamp_text(sending.began_at) + "  " +
                    visible_line(place_of(sending.draft), 64) + ": " + visible_line(names, 200),
                json_line("sending", [&](protocol::Writer& writer) {
                  writer.text("client_id", sending.client_id);
                  writer.text("to", place_of(sending.draft));
                  writer.text("content", sending.draft.content);
                  writer.integer("composed_at", sending.began_at);
                  std::vector<std::string> paths;
                  for (const auto& file : sending.files)
                    paths.push_back(base::is_utf8(file.path) ? file.path : base::printable(file.path));
                  writer.texts("files", paths);
                }));
  }
  return {};
}

/// Whether there was such a message; what the server has of its files goes there with time.
bool forget_files(Context& context, const Account& account, const std::string& client_id) {
  const auto options = transfer_options(context, account);
  const auto sendings = client::transfers::Transfers::unfinished(options);
  if (!sendings) return false;
  const auto is_meant = [&](const auto& sending) { return sending.client_id == client_id; };
  return std::ranges::any_of(*sendings, is_meant) &&
         client::transfers::Transfers::finished(options, client_id).has_value();
}

}  // namespace

Outcome<void> run(Context& context, const OutboxCommand& command) {
  BANTER_TRY(account, command.send ? context.signed_in_account() : context.account());
  client::Client client(context.client_options(account));
  BANTER_TRY(outbox, client.outbox());
  const auto none = [] { return fail(FailureKind::fix, "There is no such message in the outbox."); };
  const auto checked = [&](const base::Expected<bool>& change) -> Outcome<void> {
    if (!change) return std::unexpected(client::failure_of(change.error()));
    if (!*change) return none();
    return {};
  };
  if (!command.discard.empty()) {
    const bool had_files = forget_files(context, account, command.discard);
    const auto discarded = checked(outbox->discard(command.discard));
    return had_files ? Outcome<void>{} : discarded;
  }
  if (!command.retry.empty()) BANTER_CHECK(checked(outbox->send_again(command.retry)));
  if (command.send) {
    client.start();
    BANTER_CHECK(context.await_sign_in(client));
    BANTER_CHECK(deliver_all(context, client));
    return {};
  }
  for (const auto state : {OutboxRow::State::waiting, OutboxRow::State::refused}) {
    const auto rows = outbox->all(state);
    if (!rows) return std::unexpected(client::failure_of(rows.error()));
    for (const OutboxRow& row : *rows) {
      const bool refused = state == OutboxRow::State::refused;
      std::string line = std::string(refused ? "✗ " : "… ") + row.client_id + "  " +
                         stamp_text(row.composed_at) + "  " + visible_line(place_of(row.draft), 64) + ": " +
                         visible_line(words_of(row.draft), 60);
      if (refused) line += "\n  " + visible_line(row.failure->sentence);
      context.say(line, json_of(row, refused ? "refused" : "waiting"));
    }
  }
  return show_unfinished(context, account, *outbox);
}

}  // namespace banter::cli
