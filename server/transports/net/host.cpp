#include "server/transports/net/host.hpp"

#include <string>
#include <utility>

#include "protocol/codec/encode.hpp"
#include "server/transports/net/frame_bytes.hpp"
#include "server/transports/net/reads.hpp"

namespace banter::transports {
namespace {

constexpr std::size_t most_kept_bytes = 64U << 10U;

// The frame that `append` writes and `make` makes of it. What it is written into is kept for the thread's
// next one: frames are made many thousand times a second.
template <class Append, class Make>
core::Frame encode(Append&& append, Make&& make) {
  thread_local std::string json;
  json.clear();
  append(json);
  core::Frame frame = make(json);
  if (json.capacity() > most_kept_bytes) std::string().swap(json);
  return frame;
}

// The token in a reply that opens a session.
std::string_view token_of(const protocol::Reply& reply) {
  return std::visit(
      [](const auto& what) -> std::string_view {
        if constexpr (requires { what.token->size(); }) {
          if (what.token) return *what.token;
        }
        return {};
      },
      reply);
}

}  // namespace

core::Frame Host::encode_reply(const protocol::RequestId& id, const protocol::Reply& reply) const {
  const std::string_view token = token_of(reply);
  return encode([&](std::string& json) { protocol::append_reply(json, id, reply); },
                [&](std::string_view json) {
                  if (!token.empty()) return make_session_frame(json, token);
                  return make_frame(json, {}, runs_as_read(reply));
                });
}

core::Frame Host::encode_refusal(const protocol::RequestId& id, std::string_view action,
                                 const protocol::Error& error) const {
  return encode([&](std::string& json) { protocol::append_refusal(json, id, action, error); },
                [&](std::string_view json) { return make_frame(json, error.code, runs_as_read(action)); });
}

core::Frame Host::encode_event(const protocol::Event& event) const {
  return encode([&](std::string& json) { protocol::append_event(json, event); },
                [](std::string_view json) { return make_frame(json); });
}

void Host::add(Job job) {
  const unsigned loop = loop_of(job.connection);
  if (loop < jobs_.size()) jobs_[loop].push_back(std::move(job));
}

void Host::send(core::ConnectionId to, core::Frame frame, core::FrameKind kind) {
  add({.what = Job::What::send, .kind = kind, .connection = to, .frame = std::move(frame)});
}

void Host::answer(core::ConnectionId to, core::FileAnswer answer) {
  add({.what = Job::What::answer,
       .connection = to,
       .answer = std::make_unique<core::FileAnswer>(std::move(answer))});
}

void Host::broadcast(core::ConversationKey to, core::Frame frame, core::FrameKind kind,
                     core::ConnectionId except) {
  for (std::vector<Job>& jobs : jobs_)
    jobs.push_back({.what = Job::What::broadcast,
                    .kind = kind,
                    .connection = except,
                    .conversation = to,
                    .frame = frame});
}

void Host::follow(core::ConnectionId connection, core::ConversationKey conversation) {
  add({.what = Job::What::follow, .connection = connection, .conversation = conversation});
}

void Host::unfollow(core::ConnectionId connection, core::ConversationKey conversation) {
  add({.what = Job::What::unfollow, .connection = connection, .conversation = conversation});
}

void Host::entered(core::ConnectionId connection) {
  add({.what = Job::What::enter, .connection = connection});
}

void Host::left(core::ConnectionId connection) {
  add({.what = Job::What::leave, .connection = connection});
}

void Host::close(core::ConnectionId connection, core::Frame bye) {
  add({.what = Job::What::close, .connection = connection, .frame = std::move(bye)});
}

void Host::flush() {
  for (std::size_t i = 0; i < jobs_.size(); ++i) {
    if (!jobs_[i].empty()) loops_[i]->post(jobs_[i]);
  }
}

}  // namespace banter::transports
