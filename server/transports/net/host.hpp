#pragma once

#include <memory>
#include <span>
#include <vector>

#include "server/core/ports/session_host.hpp"
#include "server/transports/net/loop.hpp"

namespace banter::transports {

// Passes on what the core says, a list a loop and flush().
class Host final : public core::SessionHost {
 public:
  // The loops must outlive it; as many as the ids name.
  explicit Host(std::span<const std::unique_ptr<Loop>> loops) : loops_(loops), jobs_(loops.size()) {}

  core::Frame encode_reply(const protocol::RequestId& id, const protocol::Reply& reply) const override;
  core::Frame encode_refusal(const protocol::RequestId& id, std::string_view action,
                             const protocol::Error& error) const override;
  core::Frame encode_event(const protocol::Event& event) const override;

  void send(core::ConnectionId to, core::Frame frame, core::FrameKind kind) override;
  void answer(core::ConnectionId to, core::FileAnswer answer) override;
  void broadcast(core::ConversationKey to, core::Frame frame, core::FrameKind kind,
                 core::ConnectionId except) override;
  void follow(core::ConnectionId connection, core::ConversationKey conversation) override;
  void unfollow(core::ConnectionId connection, core::ConversationKey conversation) override;
  void entered(core::ConnectionId connection) override;
  void left(core::ConnectionId connection) override;
  void close(core::ConnectionId connection, core::Frame bye) override;
  void flush() override;

 private:
  void add(Job job);

  std::span<const std::unique_ptr<Loop>> loops_;
  std::vector<std::vector<Job>> jobs_;  // of each loop, since the last flush()
};

}  // namespace banter::transports
