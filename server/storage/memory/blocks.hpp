#pragma once

#include "server/storage/memory/state.hpp"

namespace banter::storage::memory {

class BlockView : public virtual core::BlockReads {
 public:
  explicit BlockView(const View& view) : view_(view) {}

  protocol::Result<std::vector<core::AccountKey>> blocked_by(core::AccountKey account) override {
    std::vector<core::AccountKey> blocked;
    for (const auto& [who, whom] : *view_.state->blocks) {
      if (who == account) blocked.push_back(whom);
    }
    return blocked;
  }

  protocol::Result<std::shared_ptr<const std::vector<core::AccountKey>>> blockers_of(
      core::AccountKey account) override {
    auto blockers = std::make_shared<std::vector<core::AccountKey>>();
    for (const auto& [who, whom] : *view_.state->blocks) {
      if (whom == account) blockers->push_back(who);
    }
    return blockers;
  }

 private:
  const View& view_;
};

class Blocks final : public core::BlockStore, public BlockView {
 public:
  Blocks(State& state, const View& view) : BlockView(view), state_(state) {}

  protocol::Result<void> set_blocked(core::AccountKey account, core::AccountKey other,
                                     bool blocked) override {
    auto& blocks = state_.blocks.edit();
    if (blocked) {
      blocks.emplace(account, other);
    } else {
      blocks.erase({account, other});
    }
    return {};
  }

 private:
  State& state_;
};

}  // namespace banter::storage::memory
