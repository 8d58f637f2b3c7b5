#pragma once

#include "server/storage/memory/state.hpp"

namespace banter::storage::memory {

class AccountView : public virtual core::AccountReads {
 public:
  explicit AccountView(const View& view) : view_(view) {}

  protocol::Result<std::shared_ptr<const core::AccountRecord>> by_name(std::string_view username) override;
  protocol::Result<std::shared_ptr<const core::AccountRecord>> by_key(core::AccountKey key) override;
  protocol::Result<std::vector<core::AccountRecord>> page(std::string_view query, std::string_view after,
                                                          std::size_t limit) override;
  protocol::Result<std::vector<core::UsedAccount>> page_with_use(std::string_view after,
                                                                 std::size_t limit) override;

 private:
  const View& view_;
};

class Accounts final : public core::AccountStore, public AccountView {
 public:
  Accounts(State& state, const View& view) : AccountView(view), state_(state) {}

  protocol::Result<core::AccountKey> add(const core::AccountRecord& record) override;
  protocol::Result<void> update(const core::AccountRecord& record) override;
  protocol::Result<void> keep_name(core::AccountKey key) override;
  protocol::Result<void> erase(core::AccountKey key) override;

 private:
  State& state_;
};

class SessionView : public virtual core::SessionReads {
 public:
  explicit SessionView(const View& view) : view_(view) {}

  protocol::Result<std::optional<core::SessionRecord>> by_token(const core::TokenHash& hash) override;
  protocol::Result<std::vector<core::SessionRecord>> of_account(core::AccountKey account) override;

 private:
  const View& view_;
};

class Sessions final : public core::SessionStore, public SessionView {
 public:
  Sessions(State& state, const View& view) : SessionView(view), state_(state) {}

  protocol::Result<core::SessionKey> add(const core::SessionRecord& record) override;
  protocol::Result<void> touch(core::SessionKey key, base::Millis last_used,
                               const std::string& address) override;
  protocol::Result<void> remove(core::SessionKey key) override;

 private:
  State& state_;
};

}  // namespace banter::storage::memory
