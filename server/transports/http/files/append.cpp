#include "server/transports/http/files/append.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "server/transports/http/files/checksum.hpp"
#include "server/transports/http/files/number.hpp"

namespace banter::transports::http::files {
namespace {

using protocol::ErrorCode;

constexpr unsigned most_under_way = 2;
constexpr base::Millis between_questions = 5LL * 60 * 1000;
constexpr int checksum_mismatch = 460;  // tus, extension checksum

protocol::Error wrong_offset() {
  return {.code = ErrorCode::conflict,
          .message = "The upload does not end at that offset: ask with HEAD where it ends."};
}

}  // namespace

std::optional<Response> AppendHandler::look_at_upload(const Exchange& exchange) {
  const Head& head = exchange.head();
  if (upload_id(exchange).empty()) return no_such_upload();
  if (!equal_ignoring_case(head.field("content-type"), "application/offset+octet-stream"))
    return refusal(415, ErrorCode::invalid_request, "Send the bytes as `application/offset+octet-stream`.");
  const auto offset = parse_number(head.field("upload-offset"));
  if (!offset || head.count("upload-offset") != 1)
    return refusal(400, ErrorCode::invalid_request, "Say with Upload-Offset where the bytes belong.");
  offset_ = *offset;
  if (head.count("upload-checksum") == 0) return std::nullopt;
  auto checksum = parse_checksum(head.field("upload-checksum"));
  if (!checksum) return refusal(checksum.error());
  if (head.count("upload-checksum") > 1)
    return refusal(400, ErrorCode::invalid_request, "There is more than one Upload-Checksum.");
  checksum_ = std::move(*checksum);
  return std::nullopt;
}

void AppendHandler::open(Exchange& exchange) {
  asked_at_ = exchange.connection().now();
  exchange.connection().submit(core::FindUpload{.file_id = upload_id(exchange)});
}

void AppendHandler::know(Exchange& exchange, const core::UploadState& state) {
  if (step_ != Step::beginning) {
    state_.expires_at = state.expires_at;
    return;
  }
  state_ = state;
  if (offset_ > state.size || (state.finished && offset_ != state.size))
    return refuse(exchange, wrong_offset());
  if (exchange.body_left() > static_cast<std::uint64_t>(state.size - offset_))
    return refuse(exchange, {.code = ErrorCode::too_large,
                             .message = "These are more bytes than the upload has left."});
  if (state.finished) return end(exchange, state);
  if (state.size == 0) return finish(exchange, state);
  begin_upload(exchange);
}

void AppendHandler::begin_upload(Exchange& exchange) {
  core::Blobs::Begin begin{.id = state_.file_id, .size = state_.size, .offset = offset_};
  begin.checksum = std::move(checksum_);
  begin.let_go = [back = exchange.connection().way_back(), this, &exchange] {
    back([this, &exchange] { let_go(exchange); });
  };
  blobs_of(exchange).begin(std::move(begin),
                           exchange.on_loop<std::shared_ptr<core::Upload>>([this, &exchange](auto upload) {
                             if (!upload) return refuse_by_store(exchange, upload.error());
                             upload_ = std::move(*upload);
                             step_ = Step::taking;
                             if (shall_let_go_) let_go(exchange);
                           }));
}

// Another request wants the upload, most likely because the client has given this connection up.
void AppendHandler::let_go(Exchange& exchange) {
  shall_let_go_ = true;
  if (step_ != Step::taking) return;  // too early, or done in a moment
  exchange.close_after();
  refuse(exchange, {.code = ErrorCode::conflict, .message = "Another request has taken this upload over."});
}

bool AppendHandler::wants_body() const {
  return step_ == Step::taking && under_way_ < most_under_way && !lacks_memory_;
}

bool AppendHandler::take_chunk(Exchange& exchange) {
  chunk_ = blobs_of(exchange).chunk(
      [back = exchange.connection().way_back(), this] { back([this] { lacks_memory_ = false; }); });
  lacks_memory_ = !chunk_;
  return !lacks_memory_;
}

std::size_t AppendHandler::body(Exchange& exchange, std::string_view bytes) {
  if (!take_chunk(exchange)) return 0;
  chunk_.filled = std::min(bytes.size(), core::Chunk::most_bytes);
  std::memcpy(chunk_.memory.get(), bytes.data(), chunk_.filled);
  const std::size_t taken = chunk_.filled;
  append(exchange);
  return taken;
}

std::span<char> AppendHandler::lend(Exchange& exchange) {
  if (!take_chunk(exchange)) return {};
  return {chunk_.memory.get(), std::min(core::Chunk::most_bytes, exchange.body_left())};
}

void AppendHandler::fill(Exchange& exchange, std::size_t bytes) {
  chunk_.filled = bytes;
  if (bytes > 0) append(exchange);
  chunk_ = {};
}

// So that an upload does not expire while its bytes come: the core moves the time when it is asked.
void AppendHandler::keep_alive(Exchange& exchange) {
  const base::Millis now = exchange.connection().now();
  if (now < asked_at_ + between_questions) return;
  asked_at_ = now;
  exchange.connection().submit(core::FindUpload{.file_id = state_.file_id});
}

void AppendHandler::append(Exchange& exchange) {
  keep_alive(exchange);
  ++under_way_;
  upload_->append(std::move(chunk_), exchange.on_loop<void>([this, &exchange](protocol::Result<void> done) {
    --under_way_;
    if (exchange.is_answered()) return;
    if (!done) return refuse_by_store(exchange, done.error());
    if (step_ == Step::syncing && under_way_ == 0) sync(exchange);
  }));
}

void AppendHandler::complete(Exchange& exchange) {
  step_ = Step::syncing;
  if (under_way_ == 0) sync(exchange);
}

void AppendHandler::sync(Exchange& exchange) {
  upload_->finish(exchange.on_loop<core::UploadEnd>([this, &exchange](protocol::Result<core::UploadEnd> end) {
    upload_.reset();  // free for the next request, before its client hears of it
    if (!end) return refuse_by_store(exchange, end.error());
    synced(exchange, *end);
  }));
}

void AppendHandler::synced(Exchange& exchange, const core::UploadEnd& end) {
  if (end.checksum_failed)
    return refuse(
        exchange,
        {.code = ErrorCode::conflict, .message = "The bytes do not match their checksum: send them again."},
        checksum_mismatch);
  if (end.offset == state_.size) return finish(exchange, state_);
  tell(exchange, 204, state_, end.offset);
}

void AppendHandler::end(Exchange& exchange, const core::UploadState& state) {
  tell(exchange, 204, state, state.size);
}

void AppendHandler::respond(Exchange& exchange, Response response) {
  step_ = Step::over;
  upload_.reset();
  UploadHandler::respond(exchange, std::move(response));
}

}  // namespace banter::transports::http::files
