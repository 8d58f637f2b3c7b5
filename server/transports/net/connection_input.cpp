#include <utility>

#include "base/utf8.hpp"
#include "server/transports/net/connection.hpp"
#include "server/transports/net/loop.hpp"

// What comes in on a connection, and when more may come.
namespace banter::transports {
namespace {

// Where `"action":"file"` must stand in a frame that may be large.
constexpr std::size_t beginning_bytes = 256;

// What one read may bring.
constexpr std::size_t page_bytes = protocol::limit::page_bytes;

// JSON allows blanks around the colon.
bool is_file_request(std::string_view beginning) {
  static constexpr std::string_view key = "\"action\"";
  static constexpr std::string_view value = "\"file\"";
  beginning = beginning.substr(0, beginning_bytes);
  const auto skip_blanks = [&] {
    beginning.remove_prefix(std::min(beginning.find_first_not_of(" \t\r\n"), beginning.size()));
  };
  const std::size_t at = beginning.find(key);
  if (at == std::string_view::npos) return false;
  beginning.remove_prefix(at + key.size());
  skip_blanks();
  if (!beginning.starts_with(':')) return false;
  beginning.remove_prefix(1);
  skip_blanks();
  return beginning.starts_with(value);
}

}  // namespace

bool Connection::has_room() const {
  const Limits& limits = shared().options.limits;
  const std::size_t waiting = out_ ? out_->reply_bytes() : 0;
  return stage_ == Stage::open && unanswered_ < limits.unanswered && !large_in_core_ && !waits_for_large_ &&
         waiting < limits.reply_queue_bytes && waiting + unanswered_reads_ * page_bytes < limits.owed_bytes;
}

bool Connection::may_read() const {
  return has_room() && !saw_end_ && carrier_->wants_bytes();
}

void Connection::on_readable() {
  reading_ = false;
  if (stage_ == Stage::lingering) return discard();
  if (may_read()) receive();
}

void Connection::receive() {
  const std::span<char> room = input_.empty() ? carrier_->lend(*this) : std::span<char>();
  if (!room.empty()) return receive_into(room);
  if (!may_read()) return;  // the carrier has no memory for now
  const Wire::Result got = wire_.read(loop_.read_buffer(), shared().tls);
  if (got.status != Wire::Status::done) return on_nothing(got.status);
  loop_.figures().bytes_in.add(static_cast<std::int64_t>(got.bytes));
  take(loop_.read_buffer().first(got.bytes));
}

// What comes moves its time limit on; but nobody may be fast first and then silent for long.
void Connection::receive_into(std::span<char> room) {
  const Limits& limits = shared().options.limits;
  const Wire::Result got = wire_.read(room, shared().tls);
  const bool done = got.status == Wire::Status::done;
  if (done) loop_.count_body(got.bytes);
  carrier_->fill(*this, done ? got.bytes : 0);
  if (!done) return on_nothing(got.status);
  loop_.figures().bytes_in.add(static_cast<std::int64_t>(got.bytes));
  const auto earned = static_cast<base::Millis>(got.bytes * 1000 / limits.body_bytes_per_second);
  request_due_ = std::min(std::max(request_due_, now()) + earned, now() + limits.stall);
  after_take();
  read_on();
}

// A read has brought no bytes.
void Connection::on_nothing(Wire::Status status) {
  switch (status) {
    case Wire::Status::done:
      return;
    case Wire::Status::want_write:  // TLS in its handshake: a long chain of certificates fills the socket
      reads_when_writable_ = true;
      wait_writable();
      return read_on();
    case Wire::Status::want_read:
      return read_on();
    case Wire::Status::closed:
      return on_end();
    case Wire::Status::failed:
      return die();
  }
}

void Connection::take(std::span<char> bytes) {
  if (has_large_ && !large_in_core_) {
    request_due_ +=
        static_cast<base::Millis>(bytes.size() * 1000 / shared().options.limits.file_bytes_per_second);
  }
  if (input_.empty()) {
    const std::size_t used = consume(bytes);
    if (stage_ == Stage::open && used < bytes.size()) input_.assign(bytes.data() + used, bytes.size() - used);
  } else {
    input_.append(bytes.data(), bytes.size());
    consume_input();
  }
  after_take();
  read_on();
}

// The bytes are held here meanwhile: what a request leads to may end the connection, which forgets its input.
void Connection::consume_input() {
  std::string held = std::exchange(input_, {});
  const std::size_t used = consume(held);
  if (stage_ != Stage::open) return;
  held.erase(0, used);
  input_ = std::move(held);
}

std::size_t Connection::consume(std::span<char> bytes) {
  std::size_t used = 0;
  while (stage_ == Stage::open) {
    used += carrier_->take(*this, bytes.subspan(used));
    if (!next_carrier_) return used;
    counted().add(-1);
    carrier_ = std::move(next_carrier_);
    counted().add(1);
  }
  return 0;
}

// Sets by when the next request must be complete.
void Connection::after_take() {
  if (stage_ != Stage::open) return;
  if (input_.empty()) std::string().swap(input_);  // an idle connection keeps no buffer
  const bool partial = !input_.empty() || carrier_->in_request();
  const bool completed = std::exchange(completed_, false);
  asked_ = asked_ || completed;
  if (completed || (partial != partial_ && asked_)) {
    if (partial) {
      request_due_ = now() + shared().options.limits.request;
    } else {
      request_due_ = entered_ ? 0 : now() + carrier_->patience(*this);
    }
    if (request_due_ != 0) remind_at(request_due_);
  }
  partial_ = partial;
}

void Connection::pump() {
  pumping_ = false;
  waits_for_large_ = false;
  if (!may_read()) return;
  if (!input_.empty() || carrier_->in_request()) consume_input();
  after_take();
  if (!reading_ && may_read() && wire_.has_more()) return receive();
  read_on();
}

void Connection::read_on() {
  if (reading_ || !may_read()) return;
  if (wire_.has_more()) return loop_.mark_pumping(*this);
  reading_ = true;
  wire_.wait_readable([&loop = loop_, id = id_](const boost::system::error_code&) {
    if (Connection* const connection = loop.find(id)) connection->on_readable();
  });
}

void Connection::wait_writable() {
  if (writing_) return;
  writing_ = true;
  wire_.wait_writable([&loop = loop_, id = id_](const boost::system::error_code&) {
    if (Connection* const connection = loop.find(id)) connection->on_writable();
  });
}

void Connection::resume() {
  if (stage_ == Stage::open && !reading_) loop_.mark_pumping(*this);
}

// A client may have sent all it wants to say and wait for the replies.
void Connection::on_end() {
  saw_end_ = true;
  if (unanswered_ == 0 && !out_ && !carrier_->is_busy()) return die();
  finish({}, ws::CloseCode::normal);
}

void Connection::discard() {
  for (unsigned i = 0; i < 4; ++i) {
    const Wire::Result got = wire_.read(loop_.read_buffer(), shared().tls);
    if (got.status == Wire::Status::closed || got.status == Wire::Status::failed) return die();
    if (got.status != Wire::Status::done) break;
  }
  reading_ = true;
  wire_.wait_readable([&loop = loop_, id = id_](const boost::system::error_code&) {
    if (Connection* const connection = loop.find(id)) connection->on_readable();
  });
}

void Connection::submit_json(std::string_view json) {
  if (!base::is_utf8(json)) {
    refuse_and_finish(protocol::ErrorCode::invalid_request, "The request is not valid UTF-8.",
                      ws::CloseCode::invalid_data);
    return;
  }
  auto request = protocol::decode_request(json);
  if (request) {
    submit(std::move(*request));
  } else {
    submit(std::move(request.error()));
  }
}

void Connection::refuse_and_finish(protocol::ErrorCode code, std::string_view sentence,
                                   ws::CloseCode close_code) {
  submit(
      protocol::Refusal{.id = {}, .action = {}, .error = {.code = code, .message = std::string(sentence)}});
  finish({}, close_code);
}

Connection::Large Connection::allow_large(std::string_view beginning) {
  if (has_large_) return Large::yes;
  // A login may be among the requests before it.
  const bool undecided = !entered_ && unanswered_ > 0;
  if (!undecided) {
    if (!entered_ || !is_file_request(beginning)) return Large::no;
    has_large_ = shared().gate.take_file_frame();
    if (has_large_) {
      request_due_ = now() + shared().options.limits.request;
      return Large::yes;
    }
  }
  waits_for_large_ = true;
  remind_at(now() + shared().options.limits.tick);
  return Large::later;
}

void Connection::give_back_large() {
  if (std::exchange(has_large_, false)) shared().gate.give_file_frame();
  large_in_core_ = false;
}

}  // namespace banter::transports
