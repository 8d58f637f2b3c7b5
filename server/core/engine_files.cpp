// The engine's part in files: what waits for bytes, calls of the way over HTTP, and what nobody holds any
// more.
#include <utility>

#include "base/base64.hpp"
#include "base/try.hpp"
#include "server/core/engine.hpp"
#include "server/core/files/verbs.hpp"

namespace banter::core {

using protocol::ErrorCode;

// The bytes come out of their base64 on a reader thread, which nobody waits for but other readers.
void Engine::await_bytes(Session& session, protocol::RequestFrame&& frame, const protocol::Rule& rule,
                         Storing&& storing) {
  await_result(session, std::move(frame.id), rule.action,
               [this, then = std::move(storing.then)](
                   const Session& who, const Waiting::Result& result) -> protocol::Result<Outcome> {
                 const auto& content = std::get<protocol::Result<Placed>>(result);
                 if (!content) return std::unexpected(content.error());
                 return then(services_, who, *content);
               });
  ++storing_;
  const ConnectionId connection = session.connection;
  std::string data = std::move(std::get<protocol::FileRequest>(frame.request).file_data);
  readers_.submit([this, connection, only_hash = storing.only_hash, data = std::move(data)](Reader*) {
    auto bytes = base::base64_decode(data);
    if (!bytes) {
      mailbox_.push(Stored{connection, protocol::refuse_field(ErrorCode::invalid_request, "file_data",
                                                              "“file_data” must be base64.")});
      return;
    }
    if (only_hash) {
      const auto size = static_cast<std::int64_t>(bytes->size());
      mailbox_.push(Stored{connection,
                           Placed{.hash = base::sha256(*bytes), .size = size, .beginning = {}, .hold = {}}});
      return;
    }
    parts_.blobs->store(std::move(*bytes), [this, connection](protocol::Result<Placed> content) {
      mailbox_.push(Stored{connection, std::move(content)});
    });
  });
}

void Engine::take(Stored&& stored) {
  --storing_;
  if (stored.content && stored.content->hold) {
    // Until the commit; and if that is not to be, the bytes are nobody's.
    batch_->keep(stored.content->hold);
    collector_->suspect(stored.content->hash);
  }
  Session* session = directory_.find(stored.connection);
  if (!session || !session->waiting || !session->waiting->then) return;  // nobody waits for it any more
  session->waiting->then(*session, std::move(stored.content));
  await_nothing_more(*session);
}

void Engine::handle_call(Session& session, FileCall&& call) {
  const protocol::Rule& rule = rule_of(call);
  const auto refused = [&](protocol::Error&& error) {
    refusals_.note(parts_.log, parts_.clock.steady(), session, rule.action, error);
    parts_.metrics.count(error.code);
    batch_->add_answer(session.connection, std::unexpected(std::move(error)));
  };
  if (auto admitted = admit(services_, registrations_, session, rule); !admitted)
    return refused(std::move(admitted).error());
  if (auto* open = std::get_if<OpenFile>(&call)) {
    if (parts_.settings.rate_limits) {
      if (const auto wait = session.account->downloads.take(parts_.clock.steady(), kDownloadRate))
        return refused({.code = ErrorCode::rate_limited,
                        .message = "That was too much at once; wait a moment.",
                        .retry_after_ms = *wait});
    }
    session.waiting = std::make_unique<Waiting>();
    reads_.push_back({session.connection, caller_of(session), std::move(*open), true});
    return;
  }
  if (const auto* finish = std::get_if<FinishUpload>(&call)) collector_->suspect(finish->content.hash);
  if (auto begun = batch_->begin(); !begun) return refused(std::move(begun).error());
  auto called = std::visit(
      [&]<class Call>(const Call& what) -> protocol::Result<Called> {
        if constexpr (std::same_as<Call, OpenFile>) {
          return protocol::refuse(ErrorCode::internal, "A read was asked of the core.");
        } else {
          return handle(services_, session, what);
        }
      },
      call);
  if (!called) {
    refusals_.note(parts_.log, parts_.clock.steady(), session, rule.action, called.error());
    parts_.metrics.count(called.error().code);
  }
  batch_->add_call(session, std::move(call), std::move(called));
}

FileAnswer Engine::answer_call(const Caller& caller, const OpenFile& call, Reader* reader) {
  if (!reader) return cannot_read();
  ReadServices services = read_services(*reader);
  auto opened = handle(services, caller, call);
  if (opened) return std::move(*opened);
  parts_.metrics.count(opened.error().code);
  return std::unexpected(std::move(opened).error());
}

void Engine::collect() {
  if (const auto shelf = std::exchange(listed_, std::nullopt)) collector_->compare(*shelf);
  collector_->work([this](protocol::Result<Blobs::Shelf> shelf) { mailbox_.push(Listed{std::move(shelf)}); });
}

// Behind the batch, in a transaction of its own.
void Engine::take(Listed&& listed) {
  listed_ = std::move(listed.shelf);
}

}  // namespace banter::core
