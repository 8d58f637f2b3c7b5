#pragma once

#include "server/core/ports/presence_store.hpp"
#include "server/storage/sqlite/engine/statement.hpp"

namespace banter::storage::sqlite {

/// What people say of themselves, as it stands in the database. Belongs to the connection's thread.
class PresenceQueries : public virtual core::PresenceReads {
 public:
  explicit PresenceQueries(Connection& connection);

  protocol::Result<core::PresenceRecord> presence_of(core::AccountKey account) override;

 private:
  Statement of_;
};

class PresenceWriter final : public core::PresenceStore, public PresenceQueries {
 public:
  explicit PresenceWriter(Connection& connection);

  protocol::Result<void> set_status(core::AccountKey account, protocol::OwnStatus status,
                                    std::string_view text) override;
  protocol::Result<void> set_last_seen(core::AccountKey account, base::Millis at) override;

 private:
  Statement set_status_;
  Statement set_last_seen_;
};

}  // namespace banter::storage::sqlite
