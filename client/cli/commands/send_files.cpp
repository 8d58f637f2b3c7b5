// send --file
#include <sys/stat.h>

#include <algorithm>

#include "base/try.hpp"
#include "client/cli/commands/moving.hpp"
#include "client/cli/commands/sending.hpp"

namespace banter::cli {
namespace {

using client::fail;
using client::FailureKind;
using client::transfers::FileMessage;
using client::transfers::ReadyMessage;

bool is_file(const std::string& path) {
  struct stat status{};
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

/// `--file *.jpg` names one file, and makes a text of all others, which nobody means.
Outcome<void> check_words(const SendCommand& command) {
  const auto unmeant = [&](const std::string& word) {
    return is_file(word) && std::ranges::find(command.files, word) == command.files.end();
  };
  if (command.words.empty() || !std::ranges::all_of(command.words, unmeant)) return {};
  return fail(FailureKind::fix, command.words.front() +
                                    " is a file: write --file in front of each one. A text of that kind can "
                                    "come from standard input, with - in its place.");
}

}  // namespace

Outcome<void> send_files(Context& context, const SendCommand& command) {
  BANTER_CHECK(check_words(command));
  BANTER_TRY(account, context.signed_in_account());
  FileMessage message{
      .draft = draft_for(command.place), .paths = command.files, .client_id = command.client_id};
  if (!command.words.empty()) {
    BANTER_TRY(text, context.text_of(command.words));
    message.draft.content = text;
  }
  message.draft.reply_to = command.reply_to;
  BANTER_TRY(limits, file_limits(context, account));
  message.most_bytes = limits.file_bytes;
  BANTER_TRY(ready,
             move_file<ReadyMessage>(context, account, command.quiet, [&](auto& transfers, auto handlers) {
               return transfers.send(message, std::move(handlers));
             }));
  {
    // The connection of before may be gone after hours.
    client::Client client(context.client_options(account));
    BANTER_TRY(sent, send_surely(context, client, ready.draft, ready.client_id));
    context.say("", json_of(sent, "sent"));
  }
  // The last thing of all: from here on the same command means another message.
  return client::transfers::Transfers::finished(transfer_options(context, account), ready.client_id);
}

}  // namespace banter::cli
