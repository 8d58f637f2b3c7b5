#include "client/core/transfers/file_message.hpp"

#include <fmt/core.h>
#include <cerrno>
#include <utility>

#include "base/clock.hpp"
#include "base/try.hpp"
#include "base/utf8.hpp"
#include "client/core/account_files.hpp"
#include "client/core/transfers/upload.hpp"
#include "protocol/generated/cpp/limits.hpp"

namespace banter::client::transfers {
namespace asio = boost::asio;
namespace {

template <class T>
std::unexpected<Failure> local(const base::Expected<T>& failed) {
  return std::unexpected(failure_of(failed.error()));
}

std::vector<std::string> absolute(const std::vector<std::string>& paths) {
  std::vector<std::string> all;
  for (const std::string& path : paths)
    all.push_back(absolute_path(path));
  return all;
}

}  // namespace

FileMessageSending::FileMessageSending(Transport& transport, Notes& notes, std::string outbox_path,
                                       FileMessage wanted, Handlers handlers)
    : transport_(transport),
      notes_(notes),
      outbox_path_(std::move(outbox_path)),
      wanted_(std::move(wanted)),
      handlers_(std::move(handlers)) {
  wanted_.paths = absolute(wanted_.paths);
}

asio::awaitable<Outcome<ReadyMessage>> FileMessageSending::run() {
  // All of them before the first byte of any.
  auto sources = open_all();
  if (!sources) co_return std::unexpected(std::move(sources.error()));
  auto ready = take_up(*sources);
  if (!ready) co_return std::unexpected(std::move(ready.error()));
  if (*ready) co_return std::move(**ready);

  ReadyMessage message{.client_id = sending_.client_id, .draft = sending_.draft};
  for (std::size_t i = 0; i < sources->size(); ++i) {
    Upload upload(transport_, std::move((*sources)[i]), sending_.files[i], observer_of(i),
                  [this, i](const NotedFile& file) {
                    sending_.files[i] = file;
                    return keep();
                  });
    auto done = co_await upload.run();
    if (!done) co_return std::unexpected(std::move(done.error()));
    message.draft.attachments.push_back(std::move(done->file_id));
  }
  co_return message;
}

Outcome<std::vector<Source>> FileMessageSending::open_all() const {
  constexpr auto kMost = static_cast<std::size_t>(protocol::limit::attachments);
  if (wanted_.paths.size() > kMost)
    return fail(FailureKind::fix, fmt::format("A message carries at most {} files.", kMost));
  // Its words, before its files are on their way for nothing.
  Draft whole = wanted_.draft;
  whole.attachments.assign(wanted_.paths.size(), "f");
  if (auto wrong = objection_to(whole)) return std::unexpected(std::move(*wrong));
  std::vector<Source> sources;
  for (const std::string& path : wanted_.paths) {
    BANTER_TRY(source, Source::open(path));
    const std::int64_t size = source.identity().size;
    if (wanted_.most_bytes && size > *wanted_.most_bytes)
      return std::unexpected(
          Failure{.kind = FailureKind::fix,
                  .sentence = fmt::format("{} has {} bytes; this server takes files of at most {}.",
                                          base::printable(path), size, *wanted_.most_bytes),
                  .code = protocol::ErrorCode::too_large});
    sources.push_back(std::move(source));
  }
  return sources;
}

/// Goes on with what is noted, or notes a beginning. A message when there is nothing left to do for its
/// files.
Outcome<std::optional<ReadyMessage>> FileMessageSending::take_up(const std::vector<Source>& sources) {
  auto noted =
      wanted_.client_id.empty() ? notes_.find(wanted_.draft, wanted_.paths) : notes_.find(wanted_.client_id);
  if (!noted) return local(noted);
  if (*noted && (*noted)->draft != wanted_.draft)
    return fail(FailureKind::fix, "Another message is being sent under that client id.");
  if (!*noted) {
    BANTER_CHECK(begin(sources));
    return std::nullopt;
  }
  sending_ = std::move(**noted);
  BANTER_TRY(held, hold(sending_.client_id));
  if (!held) return fail(FailureKind::fix, "Another program is sending just that now.");
  std::vector<FileIdentity> identities;
  bool same = sending_.files.size() == sources.size();
  for (std::size_t i = 0; same && i < sources.size(); ++i)
    same = sending_.files[i].path == wanted_.paths[i] && sending_.files[i].identity == sources[i].identity();
  BANTER_TRY(row, row_of(sending_.client_id));
  // It is in the outbox, or has even been sent, only nobody was told.
  const bool is_given_over = row && row->state != OutboxRow::State::refused;
  if (is_given_over && same) return ReadyMessage{.client_id = row->client_id, .draft = row->draft};
  if (is_given_over && !wanted_.client_id.empty())
    return fail(FailureKind::fix, "Another message was sent under that client id.");
  if (is_given_over) {
    if (const auto forgotten = notes_.forget(sending_.client_id); !forgotten) return local(forgotten);
    handlers_.say("What was being sent has gone out as it was; this is a new message.");
    BANTER_CHECK(begin(sources));
    return std::nullopt;
  }
  BANTER_CHECK(compare_with_note(sources));
  return std::nullopt;
}

Outcome<std::optional<OutboxRow>> FileMessageSending::row_of(const std::string& client_id) const {
  auto outbox = Outbox::open(outbox_path_);
  if (!outbox) return local(outbox);
  auto row = outbox->find(client_id);
  if (!row) return local(row);
  return std::move(*row);
}

/// False: another process has it.
Outcome<bool> FileMessageSending::hold(const std::string& client_id) {
  lock_.reset();
  auto lock = base::FileLock::take(outbox_path_ + "." + file_name_for(client_id) + ".lock");
  if (!lock && lock.error().os_error == EWOULDBLOCK) return false;
  if (!lock) return local(lock);
  lock_.emplace(std::move(*lock));
  return true;
}

Outcome<void> FileMessageSending::begin(const std::vector<Source>& sources) {
  BANTER_TRY(client_id, client_id_or_new(wanted_.client_id));
  BANTER_TRY(held, hold(client_id));
  if (!held) return fail(FailureKind::fix, "Another program is sending just that now.");
  sending_ = {
      .client_id = client_id, .draft = wanted_.draft, .files = {}, .began_at = base::SystemClock().wall()};
  for (const Source& source : sources)
    sending_.files.push_back({.path = source.path(), .identity = source.identity()});
  return keep();
}

Outcome<void> FileMessageSending::compare_with_note(const std::vector<Source>& sources) {
  std::vector<NotedFile> files;
  bool any = false;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    NotedFile file{.path = sources[i].path(), .identity = sources[i].identity()};
    const bool known = i < sending_.files.size() && sending_.files[i].path == file.path;
    if (known && sending_.files[i].identity == file.identity) {
      file = sending_.files[i];
      any = any || !file.file_id.empty();
    } else if (known && !sending_.files[i].file_id.empty()) {
      handlers_.say(sources[i].name() + " has changed since it was begun: it is sent from the beginning.");
    }
    files.push_back(std::move(file));
  }
  sending_.files = std::move(files);
  if (any) handlers_.say("Going on where it was stopped.");
  return keep();
}

Outcome<void> FileMessageSending::keep() {
  if (const auto kept = notes_.keep(sending_); !kept) return local(kept);
  return {};
}

Observer FileMessageSending::observer_of(std::size_t file) {
  std::int64_t before = 0;
  std::int64_t total = 0;
  for (std::size_t i = 0; i < sending_.files.size(); ++i) {
    total += sending_.files[i].identity.size;
    if (i < file) before += sending_.files[i].identity.size;
  }
  Progress progress{.file = file, .files = sending_.files.size(), .total = total};
  progress.name = sending_.files[file].path.substr(sending_.files[file].path.rfind('/') + 1);
  return {.moved =
              [this, progress, before](Progress::Phase phase, std::int64_t done) mutable {
                progress.phase = phase;
                progress.done = before + done;
                handlers_.moved(progress);
              },
          .say = handlers_.say};
}

}  // namespace banter::client::transfers
