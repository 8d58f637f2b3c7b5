#include "server/transports/websocket/carrier.hpp"

#include <utility>

#include "server/transports/net/byes.hpp"
#include "server/transports/net/connection.hpp"
#include "server/transports/net/frame_bytes.hpp"
#include "server/transports/net/shared.hpp"

namespace banter::transports::ws {

WebSocketCarrier::WebSocketCarrier(Connection& connection, const Address& client, std::string token)
    : decoder_(connection.shared().options.limits.frame_bytes,
               connection.shared().options.limits.file_frame_bytes),
      client_(client),
      token_(std::move(token)),
      ping_due_(connection.now() + connection.shared().options.limits.ping) {
  connection.remind_at(ping_due_);
}

std::size_t WebSocketCarrier::take(Connection& connection, std::span<char> bytes) {
  // Inside of one large frame there is no place for a pong, and whoever sends is there.
  if (!bytes.empty()) awaits_pong_ = false;
  std::size_t used = 0;
  while (connection.has_room() && used < bytes.size()) {
    const Decoder::Found found = decoder_.next(bytes.subspan(used));
    used += found.used;
    switch (found.what) {
      case Decoder::What::nothing:
        if (found.used == 0) return used;
        break;
      case Decoder::What::asks:
        allow_large(connection, {found.payload.data(), found.payload.size()});
        break;
      case Decoder::What::text:
        take_text(connection, {found.payload.data(), found.payload.size()});
        break;
      case Decoder::What::not_text:
        refuse(connection, protocol::ErrorCode::invalid_request, "The request is not valid UTF-8.",
               CloseCode::invalid_data);
        break;
      case Decoder::What::ping:
      case Decoder::What::pong:
      case Decoder::What::close:
        answer_control(connection, found);
        break;
      case Decoder::What::fault:
        if (found.code == CloseCode::too_big) {
          refuse(connection, protocol::ErrorCode::too_large, "The request is larger than the server takes.",
                 found.code);
        } else {
          connection.part({}, found.code);
        }
        break;
    }
  }
  return used;
}

void WebSocketCarrier::answer_control(Connection& connection, const Decoder::Found& found) {
  if (found.what == Decoder::What::ping) {
    const std::string pong = control_frame(Opcode::pong, {found.payload.data(), found.payload.size()});
    connection.send(make_raw_frame(pong), core::FrameKind::reply, true);
  } else if (found.what == Decoder::What::pong) {
    awaits_pong_ = false;
  } else {
    connection.part({}, found.code);  // echoes the code
  }
}

void WebSocketCarrier::allow_large(Connection& connection, std::string_view beginning) {
  const Connection::Large large = connection.allow_large(beginning);
  if (large == Connection::Large::yes) decoder_.allow_large();
  if (large == Connection::Large::no)
    refuse(connection, protocol::ErrorCode::too_large, "The request is larger than the server takes.",
           CloseCode::too_big);
}

void WebSocketCarrier::take_text(Connection& connection, std::string_view text) {
  connect(connection);
  auto request = protocol::decode_request(text);
  const std::string token = std::exchange(token_, {});
  if (!request) return connection.submit(std::move(request.error()));
  auto* const resume = std::get_if<protocol::ResumeRequest>(&request->request);
  if (resume != nullptr && !resume->token && !token.empty()) resume->token = token;
  connection.submit(std::move(*request));
}

void WebSocketCarrier::connect(Connection& connection) {
  if (!std::exchange(connected_, true)) connection.connect(client_, true);
}

void WebSocketCarrier::refuse(Connection& connection, protocol::ErrorCode code, std::string_view sentence,
                              CloseCode close_code) {
  connect(connection);
  connection.refuse_and_finish(code, sentence, close_code);
}

void WebSocketCarrier::deliver(Connection& connection, core::Frame frame, core::FrameKind kind) {
  connection.send(std::move(frame), kind, true);
}

void WebSocketCarrier::time_out(Connection& connection) {
  connection.part(bye_frame(protocol::ByeCode::timeout, 0), CloseCode::normal);
}

void WebSocketCarrier::part(Connection& connection, core::Frame bye, CloseCode code) {
  if (bye) connection.send(std::move(bye), core::FrameKind::event, true);
  connection.send(make_raw_frame(close_frame(code)), core::FrameKind::reply, true);
}

// The handshake is not yet a request: whoever makes it and then says nothing has said nothing.
base::Millis WebSocketCarrier::patience(const Connection& connection) const {
  return connected_ ? Carrier::patience(connection) : connection.shared().options.limits.request;
}

base::Millis WebSocketCarrier::check(Connection& connection, base::Millis now) {
  if (now < ping_due_) return ping_due_;
  // While we do not read, a pong cannot be seen.
  if (awaits_pong_ && connection.has_room()) {
    connection.die();
    return 0;
  }
  if (!awaits_pong_)
    connection.send(make_raw_frame(control_frame(Opcode::ping, {})), core::FrameKind::reply, true);
  awaits_pong_ = true;
  ping_due_ = now + connection.shared().options.limits.ping;
  return ping_due_;
}

}  // namespace banter::transports::ws
