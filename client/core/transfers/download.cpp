#include "client/core/transfers/download.hpp"

#include <algorithm>
#include <cerrno>
#include <span>
#include <utility>

#include "base/fault.hpp"
#include "base/platform/file_bytes.hpp"
#include "base/try.hpp"
#include "client/core/transfers/files/safe_name.hpp"
#include "client/core/transfers/wire/tus.hpp"
#include "protocol/names.hpp"

namespace banter::client::transfers {
namespace asio = boost::asio;
namespace {

constexpr std::size_t kPiece = 262'144;
// Others on the thread have their turn after so many bytes that were only hashed.
constexpr std::int64_t kTurn = 4 << 20;
// How often a file is fetched that turns out to be another one.
constexpr int kMostWrong = 3;

bool is_hash(std::string_view text) {
  return text.size() == 64 && base::from_hex(text).has_value();
}

}  // namespace

Download::Download(Transport& transport, Folder folder, Notes& notes, WantedFile wanted, Observer observer)
    : transport_(transport),
      folder_(std::move(folder)),
      notes_(notes),
      wanted_(std::move(wanted)),
      observer_(std::move(observer)) {}

asio::awaitable<Outcome<ReceivedFile>> Download::run() {
  if (!is_file_id(wanted_.file_id)) co_return fail(FailureKind::fix, "That is no id of a file.");
  wanted_.sha256 = protocol::fold_name(wanted_.sha256);
  while (true) {
    auto done = co_await attempt();
    if (done) co_return place();
    if (!co_await transport_.may_go_on(done.error())) co_return std::unexpected(std::move(done.error()));
  }
}

asio::awaitable<Outcome<void>> Download::attempt() {
  if (!wanted_.size || !is_hash(wanted_.sha256)) {
    if (auto learnt = co_await learn(); !learnt) co_return learnt;
  }
  if (!part_) {
    if (auto opened = open_part(); !opened) co_return opened;
  }
  while (true) {
    if (auto hashed = co_await hash_what_is_there(); !hashed) co_return hashed;
    if (there_ < size_) {
      if (auto fetched = co_await fetch(); !fetched) co_return fetched;
    }
    auto right = is_right();
    if (!right) co_return std::unexpected(std::move(right.error()));
    if (*right) co_return Outcome<void>{};
  }
}

/// What the file is called, how long it is and what it hashes to, where no message has told.
asio::awaitable<Outcome<void>> Download::learn() {
  auto file = co_await stored_file(transport_.http(), transport_.token(), wanted_.file_id);
  if (!file) co_return std::unexpected(std::move(file.error()));
  wanted_.size = file->size;
  wanted_.sha256 = std::move(file->sha256);
  if (wanted_.file_name.empty()) wanted_.file_name = std::move(file->file_name);
  co_return Outcome<void>{};
}

Outcome<void> Download::open_part() {
  size_ = *wanted_.size;
  name_ = safe_file_name(wanted_.file_name);
  BANTER_TRY(part, folder_.open_part(name_));
  part_.emplace(std::move(part));
  const std::string path = folder_.path() + "/" + part_->name;
  const auto noted = notes_.find_part(path);
  const bool known = noted && *noted && (*noted)->file_id == wanted_.file_id &&
                     (*noted)->sha256 == wanted_.sha256 && part_->size <= size_;
  there_ = part_->size;
  if (!known) {
    BANTER_CHECK(begin_anew());
    if (const auto kept = notes_.keep({.part = path, .file_id = wanted_.file_id, .sha256 = wanted_.sha256});
        !kept)
      return std::unexpected(failure_of(kept.error()));
  }
  BANTER_TRY(room, folder_.room());
  if (room >= size_ - there_) return {};
  if (there_ == 0) folder_.remove(*part_);
  return fail(FailureKind::local, "There is no room for " + name_ + " in " + folder_.path() + ": it has " +
                                      std::to_string(size_) + " bytes, and " + std::to_string(room) +
                                      " are free. Make room, or name another folder.");
}

Outcome<void> Download::begin_anew() {
  if (const auto cut = base::cut_to(part_->file, 0); !cut)
    return std::unexpected(
        failure_of(base::os_fault("cannot write " + part_->name, cut.error().os_error).error()));
  there_ = hashed_ = 0;
  hasher_ = base::Sha256();
  return {};
}

asio::awaitable<Outcome<void>> Download::hash_what_is_there() {
  std::string piece(kPiece, '\0');
  std::int64_t in_turn = 0;
  while (hashed_ < there_) {
    const auto wanted = static_cast<std::size_t>(std::min<std::int64_t>(there_ - hashed_, kPiece));
    const auto read = base::read_at(part_->file, std::span(piece).first(wanted), hashed_);
    if (!read || *read == 0) {
      co_return std::unexpected(failure_of(
          base::os_fault("cannot read " + part_->name, read ? EIO : read.error().os_error).error()));
    }
    hasher_.update(std::string_view(piece).substr(0, *read));
    const auto got = static_cast<std::int64_t>(*read);
    hashed_ += got;
    observer_.moved(Progress::Phase::comparing, hashed_);
    in_turn += got;
    if (in_turn < kTurn) continue;
    in_turn = 0;
    co_await transport_.yield();
    if (transport_.is_stopped()) co_return std::unexpected(network_failure("It was stopped."));
  }
  co_return Outcome<void>{};
}

asio::awaitable<Outcome<void>> Download::fetch() {
  auto file =
      co_await open_file(transport_.http(), transport_.token(), wanted_.file_id, there_, wanted_.sha256);
  if (!file) co_return std::unexpected(std::move(file.error()));
  if (file->size != size_ || file->sha256 != wanted_.sha256)
    co_return fail(FailureKind::give_up,
                   "The server has another file under that id than the message told of.");
  // It sends all of it, whatever was asked for.
  if (file->offset == 0 && there_ > 0) {
    if (auto begun = begin_anew(); !begun) co_return begun;
  }
  observer_.moved(Progress::Phase::moving, there_);
  co_return co_await take_bytes();
}

asio::awaitable<Outcome<void>> Download::take_bytes() {
  while (true) {
    auto bytes = co_await transport_.http().read();
    if (!bytes) co_return std::unexpected(std::move(bytes.error()));
    if (bytes->empty()) break;
    if (static_cast<std::int64_t>(bytes->size()) > size_ - there_)
      co_return fail(FailureKind::give_up, "The server sends more of the file than there is of it.");
    if (auto written = write(*bytes); !written) co_return written;
    transport_.progressed();
    observer_.moved(Progress::Phase::moving, there_);
  }
  if (there_ < size_)
    co_return std::unexpected(network_failure("The server has sent less than the whole file."));
  co_return Outcome<void>{};
}

Outcome<void> Download::write(std::string_view bytes) {
  hasher_.update(bytes);
  if (const auto written = base::write_at(part_->file, bytes, there_); !written)
    return std::unexpected(failure_of(
        base::os_fault("cannot write " + folder_.path() + "/" + name_, written.error().os_error).error()));
  there_ += static_cast<std::int64_t>(bytes.size());
  hashed_ += static_cast<std::int64_t>(bytes.size());
  return {};
}

/// Whether what is there is the file; if not, it is thrown away, and may be fetched again.
Outcome<bool> Download::is_right() {
  if (base::hex(hasher_.finish()) == wanted_.sha256) return true;
  BANTER_CHECK(begin_anew());
  if (++wrong_ < kMostWrong) {
    observer_.say("What came of " + name_ +
                  " is not what was sent: it was thrown away and is fetched again.");
    return false;
  }
  folder_.remove(*part_);
  (void)notes_.forget_part(folder_.path() + "/" + part_->name);
  return fail(FailureKind::give_up, "What came of " + name_ + " was not what was sent, " +
                                        std::to_string(kMostWrong) + " times: nothing of it was kept.");
}

Outcome<ReceivedFile> Download::place() {
  if (const auto synced = base::sync_file(part_->file); !synced)
    return std::unexpected(failure_of(
        base::os_fault("cannot put " + folder_.path() + "/" + name_ + " on the disk", synced.error().os_error)
            .error()));
  BANTER_TRY(name, folder_.place(*part_, name_));
  // One that stays says nothing about a part that is gone.
  (void)notes_.forget_part(folder_.path() + "/" + part_->name);
  return ReceivedFile{.path = folder_.path() + "/" + name, .name = name, .size = size_};
}

}  // namespace banter::client::transfers
