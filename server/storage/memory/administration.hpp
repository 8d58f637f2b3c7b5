#pragma once

#include <algorithm>
#include <ranges>

#include "protocol/names.hpp"
#include "server/storage/memory/state.hpp"

namespace banter::storage::memory {

class AuditView : public virtual core::AuditReads {
 public:
  explicit AuditView(const View& view) : view_(view) {}

  protocol::Result<std::vector<core::AuditRecord>> page(std::optional<std::int64_t> before,
                                                        std::size_t limit) override {
    std::vector<core::AuditRecord> found;
    for (const core::AuditRecord& act : view_.state->administration->acts | std::views::reverse) {
      if (found.size() == limit) break;
      if (!before || act.number < *before) found.push_back(act);
    }
    return found;
  }

 private:
  const View& view_;
};

class Audit final : public core::AuditStore, public AuditView {
 public:
  Audit(State& state, const View& view) : AuditView(view), state_(state) {}

  protocol::Result<void> append(const core::AuditRecord& record) override {
    Administration& all = state_.administration.edit();
    all.acts.push_back(record);
    all.acts.back().number = ++all.last_act;
    if (all.last_act > core::kMostAuditRecords && !all.acts.empty()) all.acts.erase(all.acts.begin());
    return {};
  }

 private:
  State& state_;
};

class InviteView : public virtual core::InviteReads {
 public:
  explicit InviteView(const View& view) : view_(view) {}

  protocol::Result<std::vector<core::InviteRecord>> page(std::string_view after, std::size_t limit) override {
    std::vector<core::InviteRecord> found;
    bool behind = after.empty();
    for (const core::InviteRecord& invite : view_.state->administration->invites | std::views::reverse) {
      if (found.size() == limit) break;
      if (behind) found.push_back(invite);
      behind = behind || invite.id == after;
    }
    return found;
  }

 private:
  const View& view_;
};

class Invites final : public core::InviteStore, public InviteView {
 public:
  Invites(State& state, const View& view) : InviteView(view), state_(state) {}

  using Found = protocol::Result<std::optional<core::InviteRecord>>;

  Found by_id(std::string_view id) override { return first(&core::InviteRecord::id, id); }
  Found by_code(const core::TokenHash& hash) override { return first(&core::InviteRecord::code_hash, hash); }
  protocol::Result<void> add(const core::InviteRecord& record) override {
    state_.administration.edit().invites.push_back(record);
    return {};
  }
  protocol::Result<void> set_uses_left(std::string_view id, std::int64_t uses) override {
    auto& all = state_.administration.edit().invites;
    const auto found = std::ranges::find(all, id, &core::InviteRecord::id);
    if (found != all.end()) found->uses_left = uses;
    return {};
  }
  protocol::Result<std::int64_t> revoke_by(std::string_view username) override {
    std::int64_t revoked = 0;
    for (core::InviteRecord& invite : state_.administration.edit().invites) {
      if (invite.by == username && std::exchange(invite.uses_left, 0) > 0) ++revoked;
    }
    return revoked;
  }
  protocol::Result<void> remove_expired(base::Millis before) override {
    std::erase_if(state_.administration.edit().invites,
                  [&](const core::InviteRecord& invite) { return invite.expires_at < before; });
    return {};
  }

 private:
  template <class Member, class Value>
  Found first(Member member, const Value& value) const {
    const auto& all = state_.administration->invites;
    const auto found = std::ranges::find(all, value, member);
    if (found == all.end()) return std::nullopt;
    return *found;
  }

  State& state_;
};

class OverviewView final : public core::OverviewReads {
 public:
  explicit OverviewView(const View& view) : view_(view) {}

  protocol::Result<std::vector<protocol::AdminUser>> users(std::string_view query, std::string_view after,
                                                           std::size_t limit) override;
  protocol::Result<std::vector<protocol::AdminRoom>> rooms(std::string_view query, std::string_view after,
                                                           std::size_t limit) override;
  protocol::Result<core::Totals> totals() override;

 private:
  const View& view_;
};

}  // namespace banter::storage::memory
