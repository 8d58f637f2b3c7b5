#include <fmt/core.h>

#include "base/try.hpp"
#include "client/cli/commands/commands.hpp"
#include "client/cli/json.hpp"
#include "client/cli/loop.hpp"
#include "client/cli/received.hpp"
#include "client/cli/recent.hpp"
#include "client/cli/text/lines.hpp"

namespace banter::cli {
namespace {

/// Writes what happens in one conversation until it is over.
class Tail {
 public:
  Tail(Context& context, const TailCommand& command, Account account)
      : context_(context), command_(command), account_(std::move(account)) {}

  Outcome<void> run() {
    client::ClientOptions options = context_.client_options(account_);
    options.connection.come_back = true;
    client::Client client(std::move(options), handlers(),
                          [this](std::function<void()> job) { loop_.post(std::move(job)); });
    client.start();
    BANTER_CHECK(context_.await_sign_in(client));
    const std::string conversation = conversation_of(command_.place);
    // One is the least that can be asked for.
    const std::int64_t wanted = std::max<std::int64_t>(1, command_.count);
    BANTER_TRY(opened, client.open(conversation, wanted, context_.within()));
    if (command_.count > 0) {
      for (const protocol::Message& message : opened.page.messages)
        show(client::NewMessage{.message = message, .live = false});
    }
    if (!command_.follow) return {};
    if (auto broken = context_.console().output_failure()) return std::unexpected(std::move(*broken));
    loop_.run();
    return std::unexpected(ended_);
  }

 private:
  client::ClientHandlers handlers() {
    client::ClientHandlers handlers;
    handlers.on_news = [this](const client::News& news) { show(news); };
    handlers.on_connection = [this](const client::ConnectionState& state) { connection_changed(state); };
    handlers.on_session = [this](const client::SessionState& state) {
      const auto* anonymous = std::get_if<client::Anonymous>(&state);
      if (anonymous == nullptr) return;
      end({.kind = client::FailureKind::sign_in,
           .sentence = anonymous->reason.empty() ? "You are not logged in." : anonymous->reason});
    };
    return handlers;
  }

  void end(client::Failure failure) {
    ended_ = std::move(failure);
    loop_.stop();
  }

  void connection_changed(const client::ConnectionState& state) {
    if (const auto* waiting = std::get_if<client::Waiting>(&state)) {
      context_.note(fmt::format("{} Trying again in {} s.", waiting->reason, (waiting->wait + 999) / 1'000));
      lost_ = true;
    } else if (std::holds_alternative<client::Connected>(state) && std::exchange(lost_, false)) {
      context_.note("Connected again.");
    } else if (const auto* refused = std::get_if<client::Refused>(&state)) {
      end({.kind = client::FailureKind::fix, .sentence = refused->reason});
    }
  }

  void show(const client::News& news) {
    const Lines lines = context_.lines();
    std::string text;
    if (const auto* message = std::get_if<client::NewMessage>(&news)) {
      recent_.add(message->message);
      ShownMessage shown;
      shown.message = message->message;
      shown.get = get_command(command_.place);
      if (lines.columns() > 0 && !message->message.hidden) show_day(lines, message->message.sent_at);
      text = lines.message(shown);
    } else if (const auto* change = std::get_if<client::ChangedMessage>(&news)) {
      const auto words = recent_.words_for(*change);
      if (!words) return;
      text = lines.remark(*words);
    } else if (const auto* notice = std::get_if<client::NewNotice>(&news)) {
      text = lines.notice(notice->notice, "");
    } else if (const auto* skipped = std::get_if<client::Skipped>(&news)) {
      text =
          lines.remark(fmt::format("messages {} to {} were missed", skipped->first_seq, skipped->last_seq));
    }
    context_.say(text, json_of(news));
    if (const auto* lost = std::get_if<client::Lost>(&news))
      end({.kind = client::FailureKind::give_up, .sentence = lost->reason});
    // Nobody reads any more, and nothing else would ever end it.
    if (auto broken = context_.console().output_failure()) end(std::move(*broken));
  }

  void show_day(const Lines& lines, base::Millis time) {
    const std::string today = day_text(time);
    if (today != std::exchange(day_, today) && !context_.options().json)
      context_.console().out(lines.day(time));
  }

  Context& context_;
  const TailCommand& command_;
  Account account_;
  Loop loop_;
  Recent recent_;
  std::string day_;
  bool lost_ = false;
  client::Failure ended_{};
};

}  // namespace

Outcome<void> run(Context& context, const TailCommand& command) {
  BANTER_TRY(account, context.signed_in_account());
  return Tail(context, command, account).run();
}

}  // namespace banter::cli
