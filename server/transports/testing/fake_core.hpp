#pragma once

#include <functional>
#include <future>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "base/mailbox.hpp"
#include "protocol/generated/cpp/rules.hpp"
#include "server/core/ports/session_host.hpp"

namespace banter::transports::testing {

// A core that knows one password and one token, on a thread of its own like the real one.
//   login, guest, register   token `T0KEN`, except with the password `wrongpassword`
//   resume                   only with that token
//   anything else            its empty reply, or `not_authenticated` where it needs a session
class FakeCore final : public core::RequestSink {
 public:
  FakeCore() : thread_([this] { work(); }) {}
  ~FakeCore() override { end(); }

  // Does what it has been brought, then nothing more.
  void end() {
    mailbox_.close();
    if (thread_.joinable()) thread_.join();
  }

  void submit(std::vector<core::Inbound>& inbound) override {
    for (core::Inbound& one : inbound)
      mailbox_.push([this, what = std::make_shared<core::Inbound>(std::move(one))] { take(*what); });
    inbound.clear();
  }

  void serve(core::SessionHost& host) { host_ = &host; }

  // Runs `act` on the core's thread, flushes, and waits until that is done.
  void run(const std::function<void(core::SessionHost&)>& act) {
    std::promise<void> done;
    mailbox_.push([&] {
      act(*host_);
      host_->flush();
      done.set_value();
    });
    done.get_future().wait();
  }

  // While held, requests are taken but not answered; release() answers them in order.
  void hold() {
    run([this](core::SessionHost&) { holds_ = true; });
  }
  void release() {
    run([this](core::SessionHost&) {
      holds_ = false;
      for (core::Inbound& inbound : std::exchange(held_, {}))
        answer(inbound);
    });
  }

  struct Seen {
    std::vector<std::pair<core::ConnectionId, core::Peer>> connected;
    std::vector<core::ConnectionId> disconnected;
    std::vector<protocol::RequestFrame> requests;
    std::vector<protocol::Refusal> refusals;
  };
  Seen seen() {
    Seen copy;
    run([&](core::SessionHost&) { copy = seen_; });
    return copy;
  }
  // The connection that was opened last.
  core::ConnectionId latest() { return seen().connected.back().first; }

  // Waits until `enough` of what was seen is so; the test's own time limit ends a wait in vain.
  void wait_until(const std::function<bool(const Seen&)>& enough) {
    while (!enough(seen()))
      std::this_thread::yield();
  }

  static constexpr const char* token = "T0KEN";

 private:
  void work() {
    std::vector<std::function<void()>> jobs;
    while (mailbox_.take(jobs, std::nullopt)) {
      for (auto& job : jobs)
        job();
    }
  }

  void take(core::Inbound& inbound) {
    if (auto* const connected = std::get_if<core::Connected>(&inbound.what)) {
      seen_.connected.emplace_back(inbound.connection, connected->peer);
    } else if (std::holds_alternative<core::Disconnected>(inbound.what)) {
      seen_.disconnected.push_back(inbound.connection);
      entered_.erase(inbound.connection);
    } else if (holds_) {
      note(inbound);
      held_.push_back(std::move(inbound));
    } else {
      note(inbound);
      answer(inbound);
      host_->flush();
    }
  }

  void note(const core::Inbound& inbound) {
    if (const auto* const request = std::get_if<protocol::RequestFrame>(&inbound.what)) {
      seen_.requests.push_back(*request);
    } else {
      seen_.refusals.push_back(std::get<protocol::Refusal>(inbound.what));
    }
  }

  void answer(const core::Inbound& inbound) {
    if (const auto* const refusal = std::get_if<protocol::Refusal>(&inbound.what)) {
      send(inbound, host_->encode_refusal(refusal->id, refusal->action, refusal->error));
      return;
    }
    const auto& frame = std::get<protocol::RequestFrame>(inbound.what);
    std::visit([&](const auto& request) { answer(inbound, frame.id, request); }, frame.request);
  }

  template <class R>
  void answer(const core::Inbound& inbound, const protocol::RequestId& id, const R& request) {
    constexpr std::size_t index = protocol::place_in_variant<R, protocol::Request>;
    using Reply = protocol::reply_of<R>;
    if constexpr (requires(Reply reply) { reply.token; }) {
      bool good = true;
      if constexpr (requires { request.password; }) good = request.password != "wrongpassword";
      if (!good) return refuse(inbound, id, index, protocol::ErrorCode::invalid_credentials);
      enter(inbound.connection, true);
      Reply reply{};
      reply.token = token;
      reply.username = "alice";
      return send(inbound, host_->encode_reply(id, protocol::Reply(reply)));
    } else if constexpr (std::is_same_v<R, protocol::ResumeRequest>) {
      if (request.token != token) return refuse(inbound, id, index, protocol::ErrorCode::invalid_credentials);
      enter(inbound.connection, true);
      return send(inbound, host_->encode_reply(id, protocol::ResumeReply{.username = "alice"}));
    } else {
      const bool open = protocol::rules[index].who == protocol::Who::anyone;
      if (!open && !entered_.contains(inbound.connection))
        return refuse(inbound, id, index, protocol::ErrorCode::not_authenticated);
      if constexpr (std::is_same_v<R, protocol::LogoutRequest>) enter(inbound.connection, false);
      send(inbound, host_->encode_reply(id, protocol::Reply(Reply{})));
    }
  }

  void enter(core::ConnectionId connection, bool entered) {
    if (entered) {
      entered_[connection] = true;
      host_->entered(connection);
    } else {
      entered_.erase(connection);
      host_->left(connection);
    }
  }

  void refuse(const core::Inbound& inbound, const protocol::RequestId& id, std::size_t action,
              protocol::ErrorCode code) {
    send(inbound,
         host_->encode_refusal(id, protocol::rules[action].action, {.code = code, .message = "No."}));
  }

  void send(const core::Inbound& inbound, core::Frame frame) {
    host_->send(inbound.connection, std::move(frame), core::FrameKind::reply);
  }

  core::SessionHost* host_ = nullptr;
  Seen seen_;
  bool holds_ = false;
  std::vector<core::Inbound> held_;
  std::map<core::ConnectionId, bool> entered_;
  base::Mailbox<std::function<void()>> mailbox_;
  std::thread thread_;
};

}  // namespace banter::transports::testing
