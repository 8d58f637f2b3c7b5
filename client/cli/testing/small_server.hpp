#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "client/core/testing/fake_files.hpp"
#include "client/core/testing/fake_server.hpp"
#include "protocol/generated/cpp/rules.hpp"

namespace banter::cli::testing {

/// A server that knows alice, her password `secret word` and her token `t0k`, and answers everything else as
/// a test says, or with unknown_action. Clients come one after the other.
class SmallServer {
 public:
  using Peer = client::testing::FakePeer;

  /// The answer to every request of this kind, from now on; given before clients come.
  template <class Request>
  void on(std::function<protocol::Result<protocol::reply_of<Request>>(const Request&)> answer) {
    answers_[protocol::Request(Request{}).index()] =
        [answer](const protocol::Request& request) -> protocol::Result<protocol::Reply> {
      auto reply = answer(std::get<Request>(request));
      if (!reply) return std::unexpected(reply.error());
      return protocol::Reply(std::move(*reply));
    };
  }

  /// What it has over HTTP.
  client::testing::FakeFiles files;

  /// Requests that are never answered.
  std::function<bool(const protocol::Request&)> ignores = [](const protocol::Request&) { return false; };

  /// Called in the server's thread after each request was answered.
  std::function<void(Peer&, const protocol::Request&)> after = [](Peer&, const protocol::Request&) {};

  SmallServer() {
    on<protocol::HelloRequest>(
        [](const auto&) { return protocol::HelloReply{.server = "small", .protocol = 1}; });
    on<protocol::PingRequest>([](const auto&) { return protocol::PingReply{}; });
    on<protocol::LogoutRequest>([](const auto&) { return protocol::LogoutReply{}; });
    on<protocol::ResumeRequest>([](const auto& request) -> protocol::Result<protocol::ResumeReply> {
      if (request.token != "t0k")
        return protocol::refuse(protocol::ErrorCode::not_authenticated, "That login has ended.");
      return protocol::ResumeReply{.username = "alice", .role = protocol::Role::member};
    });
    on<protocol::LoginRequest>([](const auto& request) -> protocol::Result<protocol::LoginReply> {
      if (request.username != "alice" || request.password != "secret word")
        return protocol::refuse(protocol::ErrorCode::invalid_credentials,
                                "The name or the password is wrong.");
      return protocol::LoginReply{.token = "t0k", .username = "alice"};
    });
  }

  void start() {
    server_.serve(
        [this](Peer& peer, const protocol::RequestFrame& frame) {
          {
            const std::lock_guard hold(mutex_);
            heard_.push_back(frame.request);
          }
          if (ignores(frame.request)) return;
          const auto& answer = answers_[frame.request.index()];
          const auto reply =
              answer ? answer(frame.request)
                     : protocol::Result<protocol::Reply>(protocol::refuse(protocol::ErrorCode::unknown_action,
                                                                          "This server has no such action."));
          if (reply) {
            peer.reply(frame.id, *reply);
          } else {
            std::string line;
            protocol::append_refusal(line, frame.id, protocol::rule_of(frame.request).action, reply.error());
            peer.line(line);
          }
          after(peer, frame.request);
        },
        [this](Peer& peer) { files.serve(peer); });
  }

  std::string address() const { return server_.address(); }

  /// The requests of one kind so far.
  template <class Request>
  std::vector<Request> heard() {
    const std::lock_guard hold(mutex_);
    std::vector<Request> found;
    for (const protocol::Request& request : heard_) {
      if (const auto* one = std::get_if<Request>(&request)) found.push_back(*one);
    }
    return found;
  }

 private:
  std::array<std::function<protocol::Result<protocol::Reply>(const protocol::Request&)>,
             std::variant_size_v<protocol::Request>>
      answers_;
  std::mutex mutex_;
  std::vector<protocol::Request> heard_;
  client::testing::FakeServer server_;
};

}  // namespace banter::cli::testing
