#pragma once

#include "base/clock.hpp"
#include "base/log.hpp"
#include "server/core/limits/attempts.hpp"
#include "server/core/limits/rates.hpp"
#include "server/core/limits/typing_gate.hpp"
#include "server/core/ports/metrics.hpp"
#include "server/core/ports/storage.hpp"
#include "server/core/presence_board.hpp"
#include "server/core/settings.hpp"

namespace banter::core {

// What a handler of the core thread works with. References only: who owns them is the engine's matter.
struct Services {
  AccountStore& accounts;
  BlockStore& blocks;
  ContactStore& contacts;
  PresenceStore& presence;
  SessionStore& sessions;
  ConversationStore& conversations;
  MessageStore& messages;
  FileStore& files;
  AuditStore& audit;
  InviteStore& invites;
  Blobs* blobs;  // null: this server takes no files
  const base::Clock& clock;
  const Settings& settings;
  Attempts& attempts;
  TypingGate& typing;
  AccountRates& renames;
  const PresenceBoard& board;
  base::Log& log;
};

// What a handler of a reader thread works with: one consistent snapshot.
struct ReadServices {
  AccountReads& accounts;
  BlockReads& blocks;
  ContactReads& contacts;
  PresenceReads& presence;
  SessionReads& sessions;
  ConversationReads& conversations;
  MessageReads& messages;
  FileReads& files;
  MessageSearch& search;
  AuditReads& audit;
  InviteReads& invites;
  OverviewReads& overview;
  Blobs* blobs;
  const base::Clock& clock;
  const Settings& settings;
  const PresenceBoard& board;
  const Metrics& metrics;
};

}  // namespace banter::core
