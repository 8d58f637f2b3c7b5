#pragma once

#include "server/core/ports/archive.hpp"
#include "server/storage/sqlite/conversations/queries.hpp"
#include "server/storage/sqlite/engine/statement.hpp"
#include "server/storage/sqlite/messages/attachments.hpp"

namespace banter::storage::sqlite {

/// Shows all that is stored, row after row.
class ArchiveQueries final : public core::ArchiveReads {
 public:
  explicit ArchiveQueries(Connection& connection);

  protocol::Result<core::ArchivedState> state() override;
  protocol::Result<void> each(const std::function<bool(const core::Archived&)>& show) override;

 private:
  using Show = std::function<bool(const core::Archived&)>;
  /// False: it is enough.
  using Going = protocol::Result<bool>;

  Going show_files(const Show& show);
  Going show_accounts(const Show& show);
  Going show_blocks(const Show& show);
  Going show_contacts(const Show& show);
  Going show_presence(const Show& show);
  Going show_conversations(const Show& show);
  Going show_former_names(const Show& show);
  Going show_members(const Show& show);
  Going show_bans(const Show& show);
  Going show_messages(const Show& show);
  Going show_reactions(const Show& show);
  Going show_notices(const Show& show);
  Going show_invites(const Show& show);
  Going show_acts(const Show& show);
  protocol::Result<std::vector<core::AccountKey>> mentioned_in(core::ConversationKey conversation,
                                                               std::int64_t seq);

  ConversationQueries conversations_;
  AttachmentQueries attachments_;
  Statement state_;
  Statement files_;
  Statement accounts_;
  Statement blocks_;
  Statement contacts_;
  Statement presence_;
  Statement keys_;
  Statement names_;
  Statement members_;
  Statement bans_;
  Statement messages_;
  Statement mentioned_;
  Statement reactions_;
  Statement notices_;
  Statement invites_;
  Statement acts_;
};

}  // namespace banter::storage::sqlite
