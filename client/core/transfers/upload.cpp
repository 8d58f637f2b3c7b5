#include "client/core/transfers/upload.hpp"

#include <utility>

#include "base/try.hpp"
#include "client/core/transfers/files/safe_name.hpp"
#include "client/core/transfers/wire/tus.hpp"

namespace banter::client::transfers {
namespace asio = boost::asio;
using protocol::ErrorCode;
namespace {

constexpr std::size_t kPiece = 262'144;
// Others on the thread have their turn after so many bytes that were only hashed.
constexpr std::int64_t kTurn = 4 << 20;
// A server that takes bytes and then knows nothing of them is not fed for ever.
constexpr int kMostFruitless = 50;
constexpr int kMostBeginnings = 3;

}  // namespace

Upload::Upload(Transport& transport, Source source, NotedFile file, Observer observer, Remember remember)
    : transport_(transport),
      source_(std::move(source)),
      file_(std::move(file)),
      observer_(std::move(observer)),
      remember_(std::move(remember)) {}

asio::awaitable<Outcome<NotedFile>> Upload::run() {
  while (true) {
    auto done = co_await attempt();
    if (done) co_return file_;
    Failure failure = std::move(done.error());
    if (transport_.is_stopped()) co_return std::unexpected(std::move(failure));
    // Whatever the failure was, it was about another file than there is now.
    if (!source_.is_unchanged()) {
      if (auto end = co_await follow_change()) co_return std::unexpected(std::move(*end));
      continue;
    }
    if (failure.code == ErrorCode::not_found && !file_.file_id.empty()) {
      auto end = begin_anew("The server has no longer what was sent of " + source_.name() +
                            ": it is sent from the beginning.");
      if (end) co_return std::unexpected(std::move(*end));
      continue;
    }
    if (fruitless_ > kMostFruitless)
      co_return fail(FailureKind::give_up,
                     "The server takes what is sent of " + source_.name() + " and keeps nothing of it.");
    // It says that it is elsewhere: where, is asked next.
    if (failure.code == ErrorCode::conflict && ++fruitless_ > 0) continue;
    if (hopeless_ || !co_await transport_.may_go_on(failure)) co_return std::unexpected(std::move(failure));
  }
}

asio::awaitable<Outcome<void>> Upload::attempt() {
  auto offset = co_await begin();
  if (!offset) co_return std::unexpected(std::move(offset.error()));
  const std::int64_t size = file_.identity.size;
  if (auto hashed = co_await hash_up_to(*offset); !hashed) co_return hashed;
  if (*offset < size) {
    ++fruitless_;
    if (auto sent = co_await send_from(*offset); !sent) co_return sent;
    note_offset(size);
  }
  co_return co_await compare();
}

/// How many bytes the server has.
asio::awaitable<Outcome<std::int64_t>> Upload::begin() {
  if (!file_.file_id.empty()) {
    // What was compared already is a file now, and perhaps no upload any more.
    if (!file_.sha256.empty()) co_return file_.identity.size;
    auto offset =
        co_await upload_offset(transport_.http(), transport_.token(), file_.file_id, file_.identity.size);
    if (offset) note_offset(*offset);
    co_return offset;
  }
  NewUpload upload{.size = file_.identity.size,
                   .file_name = safe_file_name(source_.name()),
                   .facts = facts_of(file_.path)};
  auto id = co_await create_upload(transport_.http(), transport_.token(), std::move(upload));
  if (!id) {
    // Nothing has begun that could go on: a server that has no room now may have none for long.
    hopeless_ = id.error().code == ErrorCode::storage_unavailable;
    if (id.error().code == ErrorCode::conflict || id.error().code == ErrorCode::not_found)
      id.error().code.reset();
    co_return std::unexpected(std::move(id.error()));
  }
  file_.file_id = std::move(*id);
  if (auto kept = remember_(file_); !kept) co_return std::unexpected(std::move(kept.error()));
  co_return 0;
}

void Upload::note_offset(std::int64_t offset) {
  if (offset <= confirmed_) return;
  confirmed_ = offset;
  fruitless_ = 0;
  transport_.progressed();
}

asio::awaitable<Outcome<void>> Upload::hash_up_to(std::int64_t offset) {
  piece_.resize(kPiece);
  std::int64_t in_turn = 0;
  while (hashed_ < offset) {
    const auto wanted = static_cast<std::size_t>(std::min<std::int64_t>(offset - hashed_, kPiece));
    auto got = source_.read(hashed_, std::span(piece_).first(wanted));
    if (!got) co_return std::unexpected(std::move(got.error()));
    if (*got < wanted) co_return fail(FailureKind::local, source_.name() + " is shorter than it was.");
    hasher_.update(std::string_view(piece_).substr(0, *got));
    hashed_ += static_cast<std::int64_t>(*got);
    observer_.moved(Progress::Phase::comparing, hashed_);
    in_turn += static_cast<std::int64_t>(*got);
    if (in_turn < kTurn) continue;
    in_turn = 0;
    co_await transport_.yield();
    if (transport_.is_stopped()) co_return std::unexpected(network_failure("It was stopped."));
  }
  co_return Outcome<void>{};
}

asio::awaitable<Outcome<void>> Upload::send_from(std::int64_t offset) {
  position_ = offset;
  observer_.moved(Progress::Phase::moving, offset);
  co_return co_await send_rest(transport_.http(), transport_.token(), file_.file_id, offset,
                               file_.identity.size, [this] { return next_piece(); });
}

Outcome<std::string_view> Upload::next_piece() {
  observer_.moved(Progress::Phase::moving, position_);
  const auto wanted =
      static_cast<std::size_t>(std::min<std::int64_t>(file_.identity.size - position_, kPiece));
  piece_.resize(kPiece);
  BANTER_TRY(got, source_.read(position_, std::span(piece_).first(wanted)));
  const std::string_view piece = std::string_view(piece_).substr(0, got);
  const std::int64_t end = position_ + static_cast<std::int64_t>(got);
  // After a broken connection some bytes are sent twice; they are hashed once.
  if (end > hashed_) {
    hasher_.update(piece.substr(static_cast<std::size_t>(hashed_ - position_)));
    hashed_ = end;
  }
  position_ = end;
  return piece;
}

asio::awaitable<Outcome<void>> Upload::compare() {
  auto stored = co_await stored_file(transport_.http(), transport_.token(), file_.file_id);
  if (!stored) co_return std::unexpected(std::move(stored.error()));
  const bool known = !file_.sha256.empty();
  if (!known && digest_.empty() && hashed_ == file_.identity.size) digest_ = base::hex(hasher_.finish());
  // What changes while it is read is no file that anybody has had.
  if (!source_.is_unchanged()) co_return fail(FailureKind::local, source_.name() + " was changed.");
  if (stored->sha256 == (known ? file_.sha256 : digest_)) {
    transport_.progressed();
    if (known) co_return Outcome<void>{};
    file_.sha256 = digest_;
    co_return remember_(file_);
  }
  // Nobody shall have what nobody has sent. If it cannot be removed, it goes with time.
  if (!known) (void)co_await remove_upload(transport_.http(), transport_.token(), file_.file_id);
  auto end = begin_anew("What the server has of " + source_.name() +
                        " is not what was sent: it is sent from the beginning.");
  if (end) co_return std::unexpected(std::move(*end));
  co_return co_await attempt();
}

asio::awaitable<std::optional<Failure>> Upload::follow_change() {
  if (!file_.file_id.empty() && file_.sha256.empty())
    (void)co_await remove_upload(transport_.http(), transport_.token(), file_.file_id);
  co_return begin_anew(source_.name() + " was changed while it was sent: it is sent from the beginning.");
}

/// From the beginning, as another upload. A failure when that has been done too often.
std::optional<Failure> Upload::begin_anew(std::string why) {
  if (++beginnings_ >= kMostBeginnings)
    return Failure{.kind = FailureKind::give_up,
                   .sentence = source_.name() + " could not be sent as it is, though it was tried " +
                               std::to_string(kMostBeginnings) + " times."};
  if (auto opened = open_again(); !opened) return std::move(opened.error());
  observer_.say(std::move(why));
  file_.file_id.clear();
  file_.sha256.clear();
  digest_.clear();
  hasher_ = base::Sha256();
  hashed_ = position_ = confirmed_ = 0;
  if (auto kept = remember_(file_); !kept) return std::move(kept.error());
  return std::nullopt;
}

Outcome<void> Upload::open_again() {
  BANTER_TRY(source, Source::open(file_.path));
  source_ = std::move(source);
  file_.identity = source_.identity();
  return {};
}

}  // namespace banter::client::transfers
