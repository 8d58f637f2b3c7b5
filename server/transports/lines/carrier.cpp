#include "server/transports/lines/carrier.hpp"

#include <cstring>
#include <string>
#include <utility>

#include "protocol/codec/encode.hpp"
#include "protocol/generated/cpp/rules.hpp"
#include "server/transports/net/byes.hpp"
#include "server/transports/net/connection.hpp"
#include "server/transports/net/frame_bytes.hpp"
#include "server/transports/net/plaintext.hpp"
#include "server/transports/net/shared.hpp"

namespace banter::transports {

std::size_t LinesCarrier::take(Connection& connection, std::span<char> bytes) {
  std::size_t used = 0;
  while (connection.has_room() && used < bytes.size()) {
    const std::span<char> rest = bytes.subspan(used);
    const std::size_t searched = std::exchange(searched_, 0);
    const void* const end = std::memchr(rest.data() + searched, '\n', rest.size() - searched);
    const std::size_t length =
        end == nullptr ? rest.size() : static_cast<std::size_t>(static_cast<const char*>(end) - rest.data());
    const std::string_view line(rest.data(), length);
    if (length > connection.shared().options.limits.frame_bytes && !may_grow(connection, line)) break;
    if (end == nullptr) {
      searched_ = length;
      break;
    }
    take_line(connection, line);
    used += length + 1;
  }
  return used;
}

bool LinesCarrier::may_grow(Connection& connection, std::string_view unfinished) {
  const Connection::Large large = unfinished.size() > connection.shared().options.limits.file_frame_bytes
                                      ? Connection::Large::no
                                      : connection.allow_large(unfinished);
  if (large == Connection::Large::no && is_let_in(connection, {}))
    connection.refuse_and_finish(protocol::ErrorCode::too_large,
                                 "The request is larger than the server takes.", ws::CloseCode::too_big);
  return large == Connection::Large::yes;
}

void LinesCarrier::take_line(Connection& connection, std::string_view line) {
  if (line.find_first_not_of(" \t\r") == std::string_view::npos) return;
  if (is_let_in(connection, line)) connection.submit_json(line);
}

bool LinesCarrier::is_let_in(Connection& connection, std::string_view line) {
  if (connected_) return true;
  connected_ = may_speak_plainly(connection);
  if (connected_) {
    connection.connect(connection.address(), true);
  } else {
    refuse_plaintext(connection, line);
  }
  return connected_;
}

// The core hears nothing of it.
void LinesCarrier::refuse_plaintext(Connection& connection, std::string_view line) {
  const auto request = protocol::decode_request(line);
  const std::string_view action =
      request ? protocol::rule_of(request->request).action : request.error().action;
  std::string json;
  protocol::append_refusal(json, request ? request->id : request.error().id, action, plaintext_refusal());
  connection.send(make_frame(json), core::FrameKind::reply, false);
  connection.part({}, ws::CloseCode::policy_violation);
}

void LinesCarrier::deliver(Connection& connection, core::Frame frame, core::FrameKind kind) {
  connection.send(std::move(frame), kind, false);
}

void LinesCarrier::time_out(Connection& connection) {
  if (!connection.has_asked()) return connection.die();
  connection.part(bye_frame(protocol::ByeCode::timeout, 0), ws::CloseCode::normal);
}

void LinesCarrier::part(Connection& connection, core::Frame bye, ws::CloseCode) {
  if (bye) connection.send(std::move(bye), core::FrameKind::event, false);
}

}  // namespace banter::transports
