// /send, /get and /stop: files, on their way while one goes on talking.
#include <algorithm>

#include "client/cli/chat/chat.hpp"
#include "client/cli/chat/parts/paths.hpp"
#include "client/cli/chat/parts/words.hpp"
#include "client/cli/received.hpp"
#include "client/cli/text/lines.hpp"
#include "client/cli/text/visible.hpp"

namespace banter::cli {
namespace {

using client::transfers::FileMessage;
using client::transfers::ReadyMessage;
using client::transfers::ReceivedFile;
using client::transfers::TransferHandlers;
using client::transfers::WantedFile;

// Conversations of which it is known where the last file is.
constexpr std::size_t kMostKnown = 10'000;

std::string name_in(const std::string& path) {
  return path.substr(path.rfind('/') + 1);
}

}  // namespace

/// One transfer begins; `end(outcome)` says what to show at its end.
template <class T>
TransferHandlers<T> Chat::moving(const std::string& what, std::uint64_t& move,
                                 std::function<std::string(T&)> end) {
  move = moves_.begin(what);
  if (!screen_.can_change()) ++busy_;  // scripts rely on the order of their lines
  return {.on_progress = [this,
                          move](const client::transfers::Progress& progress) { moves_.show(move, progress); },
          .on_word = [this](const std::string& sentence) { remark(sentence); },
          .on_end =
              [this, move, what, end = std::move(end)](Outcome<T> outcome) {
                if (!screen_.can_change()) --busy_;
                if (outcome) {
                  const std::string text = end(*outcome);
                  moves_.end(move, text, false);
                } else {
                  moves_.end(move, what + ": " + client::with_full_stop(outcome.error().sentence), true);
                  note(outcome.error());
                }
                update_input();
                if (quitting_ && own_.empty() && busy_ == 0) finish();
              }};
}

void Chat::do_send(const std::string& rest) {
  if (!in_a_place("send")) return;
  std::string text = rest;
  const auto path = take_path(text);
  if (!path) {
    complaint("Which file? /send path, and a few words behind it if you like.");
    return;
  }
  FileMessage message{.draft = draft_for(place_), .paths = {*path}};
  message.draft.content = text;
  if (online_) {
    const auto settled = client_->settle(1'000);
    if (settled && settled->server && settled->server->limits.file_bytes > 0)
      message.most_bytes = settled->server->limits.file_bytes;
  }
  const std::string name = name_in(*path);
  std::uint64_t move = 0;
  auto handlers =
      moving<ReadyMessage>(name + " to " + place_, move, [this, name, place = place_](ReadyMessage& ready) {
        post(std::move(ready.draft), ready.client_id, place);
        return name + " is with the server.";
      });
  moves_.is(move, transfers_->send(std::move(message), std::move(handlers)));
}

void Chat::do_get(const std::string& rest) {
  std::string words = rest;
  std::string place;
  auto seq = take_number(words);
  if (!seq && (words.starts_with('#') || words.starts_with('@') || words.starts_with("id:"))) {
    place = take_word(words);
    seq = take_number(words);
  }
  if (place.empty() && !in_a_place("get")) return;
  if (const auto number = seq ? std::nullopt : number_of(words.substr(0, words.find(' ')))) {
    seq = number;
    take_word(words);
  }
  const auto last = last_files_.find(place.empty() ? place_id_ : names_.id_of(place));
  if (!seq && last != last_files_.end()) seq = last->second;
  if (!seq) {
    complaint("Which file? /get number, with the number of its message; /history shows them.");
    return;
  }
  const std::string where = place.empty() ? conversation() : conversation_of(place);
  ask<protocol::HistoryReply>(history_of_one(where, *seq), "get",
                              [this, seq = *seq, words](const protocol::HistoryReply& page) {
                                const auto files = wanted_files(page, seq, words);
                                if (!files) {
                                  complain(files.error(), "get");
                                  return;
                                }
                                for (const WantedFile& file : *files)
                                  fetch_file(file);
                              });
}

void Chat::fetch_file(const WantedFile& file) {
  const std::string folder(kReceivedFiles);
  std::uint64_t move = 0;
  auto handlers = moving<ReceivedFile>(file.file_name, move, [folder](ReceivedFile& received) {
    return received.name + " (" + size_text(received.size) + ") is saved as " + folder + "/" + received.name;
  });
  moves_.is(move, transfers_->fetch(file, folder, false, std::move(handlers)));
}

void Chat::do_stop(const std::string&) {
  if (moves_.empty()) remark("No file is on its way.");
  moves_.each([this](client::transfers::Transfers::Id id, const std::string&) { transfers_->stop(id); });
}

/// What of files moves, where it can be seen: a line that changes, and stays in the end.
Moves::Ports Chat::move_ports() {
  return {.show = [this](const std::string& text) -> std::uint64_t {
            return screen_.can_change() ? screen_.show_for_now(lines().remark(text)) : 0;
          },
          .change =
              [this](std::uint64_t number, const std::string& text, bool last, bool trouble) {
                const Lines shown = lines();
                const std::string line = trouble ? shown.complaint(text) : shown.remark(text);
                if (number != 0 && screen_.change(number, line)) return;
                if (last) screen_.show(line);
              },
          .now = &steady_now};
}

/// So that /get alone means the last one.
void Chat::note_files(const protocol::Message& message) {
  if (message.attachments.empty() || message.hidden || message.deleted) return;
  if (last_files_.size() >= kMostKnown) last_files_.clear();
  std::int64_t& last = last_files_[message.conversation];
  last = std::max(last, message.seq);
}

/// The files of a message that is being sent, as far as they are known here.
std::vector<protocol::Attachment> Chat::own_files(const std::string& client_id) const {
  std::vector<protocol::Attachment> files;
  const auto sendings = transfers_->unfinished();
  if (!sendings) return files;
  const auto sending = std::ranges::find(*sendings, client_id, [](const auto& one) { return one.client_id; });
  if (sending == sendings->end()) return files;
  for (const auto& file : sending->files)
    files.push_back({.file_id = file.file_id, .file_name = name_in(file.path), .size = file.identity.size});
  return files;
}

}  // namespace banter::cli
