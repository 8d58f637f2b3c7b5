#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "base/try.hpp"
#include "client/cli/commands/commands.hpp"
#include "client/cli/commands/moving.hpp"
#include "client/cli/json.hpp"
#include "client/cli/received.hpp"

namespace banter::cli {
namespace {

using client::fail;
using client::FailureKind;
using client::transfers::ReceivedFile;
using client::transfers::WantedFile;

Outcome<std::vector<WantedFile>> files_of_message(Context& context, const Account& account,
                                                  const GetCommand& command) {
  client::Client client(context.client_options(account));
  client.start();
  BANTER_CHECK(context.await_sign_in(client));
  BANTER_TRY(page, client.ask<protocol::HistoryReply>(
                       history_of_one(conversation_of(command.place), *command.seq), context.within()));
  return wanted_files(page, *command.seq, command.file);
}

}  // namespace

Outcome<void> run(Context& context, const GetCommand& command) {
  BANTER_TRY(account, context.signed_in_account());
  std::vector<WantedFile> files;
  if (command.seq) {
    BANTER_TRY(found, files_of_message(context, account, command));
    files = std::move(found);
  } else if (command.place.find_first_of("#@:") != std::string::npos) {
    return fail(FailureKind::fix, "Of which message? `banter get " + command.place +
                                      " N`, with its number as in `banter history`.");
  } else {
    files.push_back({.file_id = command.place});
  }
  std::string folder = command.folder.empty() ? std::string(kReceivedFiles) : command.folder;
  if (folder.starts_with('~')) folder = client::transfers::absolute_path(folder);
  while (folder.size() > 1 && folder.ends_with('/'))
    folder.pop_back();
  for (const WantedFile& file : files) {
    BANTER_TRY(received,
               move_file<ReceivedFile>(context, account, command.quiet, [&](auto& transfers, auto handlers) {
                 return transfers.fetch(file, folder, !command.folder.empty(), std::move(handlers));
               }));
    const std::string path = folder + "/" + received.name;
    context.say(path, json_line("received", [&](protocol::Writer& writer) {
                  writer.text("file_id", file.file_id);
                  writer.text("path", path);
                  writer.integer("size", received.size);
                }));
  }
  return {};
}

}  // namespace banter::cli
