#pragma once

#include <algorithm>

#include "protocol/names.hpp"
#include "server/storage/memory/state.hpp"

namespace banter::storage::memory {

class ContactView : public virtual core::ContactReads {
 public:
  explicit ContactView(const View& view) : view_(view) {}

  protocol::Result<std::vector<core::ContactRecord>> contacts_of(core::AccountKey account) override {
    const State& state = *view_.state;
    std::vector<core::ContactRecord> contacts;
    for (const auto& [who, whom] : *state.contacts) {
      const StoredAccount* other = who == account ? state.account(whom) : nullptr;
      if (other == nullptr || other->record->removed) continue;
      const auto presence = state.presence->find(whom);
      contacts.push_back({.account = whom,
                          .username = other->record->username,
                          .display_name = other->record->display_name,
                          .avatar = other->record->avatar,
                          .last_seen = presence == state.presence->end() ? 0 : presence->second.last_seen});
    }
    std::ranges::sort(contacts, {},
                      [](const core::ContactRecord& one) { return protocol::fold_name(one.username); });
    return contacts;
  }

  protocol::Result<std::vector<core::AccountKey>> holders_of(core::AccountKey account) override {
    std::vector<core::AccountKey> holders;
    for (const auto& [who, whom] : *view_.state->contacts) {
      if (whom == account) holders.push_back(who);
    }
    return holders;
  }

  protocol::Result<bool> has_contact(core::AccountKey account, core::AccountKey other) override {
    return view_.state->contacts->contains({account, other});
  }

 private:
  const View& view_;
};

class Contacts final : public core::ContactStore, public ContactView {
 public:
  Contacts(State& state, const View& view) : ContactView(view), state_(state) {}

  protocol::Result<void> set_contact(core::AccountKey account, core::AccountKey other,
                                     bool is_contact) override {
    auto& contacts = state_.contacts.edit();
    if (is_contact) {
      contacts.emplace(account, other);
    } else {
      contacts.erase({account, other});
    }
    return {};
  }

 private:
  State& state_;
};

class PresenceView : public virtual core::PresenceReads {
 public:
  explicit PresenceView(const View& view) : view_(view) {}

  protocol::Result<core::PresenceRecord> presence_of(core::AccountKey account) override {
    const auto found = view_.state->presence->find(account);
    return found != view_.state->presence->end() ? found->second : core::PresenceRecord{};
  }

 private:
  const View& view_;
};

class Presence final : public core::PresenceStore, public PresenceView {
 public:
  Presence(State& state, const View& view) : PresenceView(view), state_(state) {}

  protocol::Result<void> set_status(core::AccountKey account, protocol::OwnStatus status,
                                    std::string_view text) override {
    if (state_.account(account) == nullptr) return {};
    core::PresenceRecord& record = state_.presence.edit()[account];
    record.status = status;
    record.text = text;
    return {};
  }
  protocol::Result<void> set_last_seen(core::AccountKey account, base::Millis at) override {
    if (state_.account(account) != nullptr) state_.presence.edit()[account].last_seen = at;
    return {};
  }

 private:
  State& state_;
};

}  // namespace banter::storage::memory
