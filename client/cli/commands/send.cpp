#include "base/try.hpp"
#include "client/cli/commands/commands.hpp"
#include "client/cli/commands/sending.hpp"
#include "client/cli/json.hpp"

namespace banter::cli {
namespace {

using client::fail;
using client::FailureKind;
using client::is_passing;
using client::OutboxRow;

/// Sends what waits before `wanted` for the same place.
Outcome<void> deliver_before(Context& context, client::Client& client, const OutboxRow& wanted) {
  BANTER_TRY(outbox, client.outbox());
  const auto waiting = outbox->all(OutboxRow::State::waiting);
  if (!waiting) return std::unexpected(client::failure_of(waiting.error()));
  for (const OutboxRow& row : *waiting) {
    if (row.client_id == wanted.client_id || row.target() != wanted.target()) continue;
    auto sent = client.deliver(row.client_id, context.within());
    if (sent || !is_passing(sent.error())) continue;
    sent.error().may_have_happened = false;  // that is about another message
    return std::unexpected(std::move(sent.error()));
  }
  return {};
}

Outcome<OutboxRow> deliver(Context& context, client::Client& client, const OutboxRow& wanted) {
  BANTER_CHECK(context.await_sign_in(client));
  BANTER_CHECK(deliver_before(context, client, wanted));
  return client.deliver(wanted.client_id, context.within());
}

/// To the caller it is all the same whose fault it was: time will tell.
void leave_it_to_time(client::Failure& failure) {
  if (failure.kind == FailureKind::give_up) failure.kind = FailureKind::wait;
}

/// What has become of a message although this program has not heard of it: another one may have carried it.
std::optional<OutboxRow> settled(client::Client& client, const OutboxRow& row) {
  const auto outbox = client.outbox();
  if (!outbox) return std::nullopt;
  const auto found = (*outbox)->find(row.client_id);
  if (!found || !*found || (*found)->state == OutboxRow::State::waiting) return std::nullopt;
  return **found;
}

}  // namespace

std::string place_of(const client::Draft& draft) {
  if (draft.conversation) return "id:" + *draft.conversation;
  const std::string receiver = draft.receiver.value_or("");
  return receiver.starts_with('#') ? receiver : "@" + receiver;
}

std::string json_of(const OutboxRow& row, std::string_view type) {
  return json_line(type, [&](protocol::Writer& writer) {
    writer.text("client_id", row.client_id);
    writer.text("to", place_of(row.draft));
    if (row.reply) {
      writer.text("conversation", row.reply->conversation);
      writer.integer("seq", row.reply->seq);
      writer.integer("version", row.reply->version);
      writer.integer("sent_at", row.reply->sent_at);
    } else {
      writer.text("content", row.draft.content);
      writer.integer("composed_at", row.composed_at);
    }
    if (!row.draft.attachments.empty()) writer.texts("attachments", row.draft.attachments);
    if (row.failure) writer.text("reason", row.failure->sentence);
  });
}

Outcome<OutboxRow> send_surely(Context& context, client::Client& client, client::Draft draft,
                               const std::string& client_id) {
  BANTER_TRY(row, client.send(std::move(draft), client_id));
  client.start();
  auto sent = deliver(context, client, row);
  if (sent) return sent;
  if (auto end = settled(client, row)) {
    if (end->failure) return std::unexpected(*end->failure);
    return *end;
  }
  client::Failure failure = std::move(sent.error());
  if (!is_passing(failure)) return std::unexpected(std::move(failure));
  leave_it_to_time(failure);
  // Whatever failed first: the outbox is carried from the moment of the login, also while others are waited
  // for.
  failure.may_have_happened = client.may_have_left(row.client_id);
  failure.sentence = client::with_full_stop(failure.sentence) +
                     " The message is kept, and goes out with the next `banter send`, `banter chat` or "
                     "`banter outbox --send`.";
  return std::unexpected(std::move(failure));
}

namespace {

/// Past the outbox: what has not gone out when the program ends, in whatever way, never will.
Outcome<OutboxRow> send_now_or_never(Context& context, client::Client& client, client::Draft draft,
                                     const std::string& client_id) {
  if (auto wrong = client::objection_to(draft)) return std::unexpected(std::move(*wrong));
  BANTER_TRY(id, client::client_id_or_new(client_id));
  OutboxRow row{.client_id = id, .draft = std::move(draft), .state = OutboxRow::State::acknowledged};
  client.start();
  const auto ask = [&]() -> Outcome<protocol::MessageReply> {
    BANTER_CHECK(context.await_sign_in(client));
    BANTER_CHECK(deliver_before(context, client, row));
    return client.ask<protocol::MessageReply>(client::request_of(row.draft, row.client_id), context.within());
  };
  auto reply = ask();
  if (reply) {
    row.reply = std::move(*reply);
    return row;
  }
  client::Failure failure = std::move(reply.error());
  if (!is_passing(failure)) return std::unexpected(std::move(failure));
  leave_it_to_time(failure);
  failure.sentence = client::with_full_stop(failure.sentence) + " The message is not kept.";
  if (failure.may_have_happened)
    failure.sentence += " It may have arrived nevertheless: sent again with `--client-id " + row.client_id +
                        "`, it arrives once.";
  return std::unexpected(std::move(failure));
}

}  // namespace

Outcome<void> run(Context& context, const SendCommand& command) {
  if (!command.files.empty()) return send_files(context, command);
  BANTER_TRY(account, context.signed_in_account());
  client::Draft draft = draft_for(command.place);
  BANTER_TRY(text, context.text_of(command.words));
  draft.content = text;
  draft.reply_to = command.reply_to;

  client::Client client(context.client_options(account));
  const auto send = command.no_queue ? &send_now_or_never : &send_surely;
  BANTER_TRY(sent, send(context, client, std::move(draft), command.client_id));
  context.say("", json_of(sent, "sent"));
  return {};
}

}  // namespace banter::cli
