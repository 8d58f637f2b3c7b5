#include "server/storage/memory/archive.hpp"

#include <algorithm>
#include <tuple>

#include "protocol/names.hpp"
#include "server/storage/memory/files.hpp"

namespace banter::storage::memory {
namespace {

using core::AccountKey;
using protocol::Result;

using Show = std::function<bool(const core::Archived&)>;

core::ArchivedConversation archived(const Conversation& one) {
  core::ArchivedConversation archived{.conversation = one.record, .change = one.change};
  archived.conversation.key = {};
  return archived;
}

core::ArchivedMember archived(const Conversation& conversation, const StoredMember& one) {
  core::ArchivedMember archived{.conversation = conversation.record.id,
                                .member = one.record,
                                .left = one.left,
                                .arranged = {.muted_until = one.arranged.muted_until.value_or(0),
                                             .mentions_only = one.arranged.mentions_only.value_or(false),
                                             .pinned = one.arranged.pinned.value_or(false),
                                             .draft = one.arranged.draft.value_or("")},
                                .change = one.change};
  if (one.left) archived.member.role = protocol::RoomRole::member;
  return archived;
}

core::ArchivedMessage archived(const Conversation& conversation, const StoredMessage& one) {
  core::ArchivedMessage archived{.sender = one.sender,
                                 .first_version = one.first_version,
                                 .mentioned = one.mentioned,
                                 .message = one.message};
  std::ranges::sort(archived.mentioned);
  const core::ConversationRecord& record = conversation.record;
  archived.message.conversation = record.id;
  if (record.kind == protocol::ConversationKind::room) {
    archived.message.receiver = record.room;
  } else {
    archived.message.receiver = one.sender == record.low ? record.high_name : record.low_name;
  }
  if (one.message.version != one.first_version || !one.message.attachments.empty())
    archived.fingerprint = one.fingerprint;
  for (const protocol::Attachment& file : one.message.attachments)
    archived.files.push_back(file.file_id);
  archived.message.attachments.clear();
  return archived;
}

bool show_files(const State& state, const Show& show) {
  std::vector<core::FileRecord> all;
  for (const auto& [id, file] : *state.files)
    if (file.is_file()) all.push_back(file);
  std::ranges::sort(all, {}, &core::FileRecord::key);
  for (core::FileRecord& file : all) {
    file.key = {};
    file.messages = file.avatars = 0;
    if (!show(core::ArchivedFile{.file = file})) return false;
  }
  return true;
}

bool show_former_names(const State& state, const Show& show) {
  std::vector<std::pair<core::ConversationKey, std::string_view>> all;
  for (const auto& [name, key] : *state.rooms)
    all.emplace_back(key, name);
  std::ranges::sort(all);
  for (const auto& [key, name] : all) {
    const core::ConversationRecord& room = state.conversations->at(key)->record;
    if (name == protocol::fold_name(room.room)) continue;
    if (!show(core::ArchivedFormerName{.conversation = room.id, .name = std::string(name)})) return false;
  }
  return true;
}

// In the order in which they were written, over all conversations: search goes by it.
bool show_messages(const State& state, const Show& show) {
  std::vector<std::pair<const Conversation*, const StoredMessage*>> all;
  for (const auto& [key, one] : *state.conversations)
    for (std::int64_t seq = one->record.first_seq; seq <= one->record.last_seq; ++seq)
      all.emplace_back(&*one, one->message(seq));
  std::ranges::sort(all, {}, [](const auto& one) { return one.second->order; });
  for (const auto& [conversation, message] : all)
    if (!show(archived(*conversation, *message))) return false;
  return true;
}

bool show_reactions(const Conversation& conversation, const Show& show) {
  for (std::int64_t seq = conversation.record.first_seq; seq <= conversation.record.last_seq; ++seq) {
    auto reactions = conversation.message(seq)->reactions;
    std::ranges::sort(reactions, {},
                      [](const StoredReaction& one) { return std::tuple(one.emoji, one.account); });
    for (const StoredReaction& one : reactions) {
      if (!show(core::ArchivedReaction{.conversation = conversation.record.id,
                                       .seq = seq,
                                       .account = one.account,
                                       .emoji = one.emoji,
                                       .version = one.version}))
        return false;
    }
  }
  return true;
}

bool show_state(const State& state, const Show& show) {
  if (!show_files(state, show)) return false;
  for (const auto& [key, one] : *state.accounts)
    if (!show(core::ArchivedAccount{.account = *one.record, .has_written = one.has_written})) return false;
  for (const auto& [account, blocked] : *state.blocks)
    if (!show(core::ArchivedBlock{.account = account, .blocked = blocked})) return false;
  for (const auto& [account, contact] : *state.contacts)
    if (!show(core::ArchivedContact{.account = account, .contact = contact})) return false;
  for (const auto& [account, presence] : *state.presence)
    if (!show(core::ArchivedPresence{.account = account, .presence = presence})) return false;
  for (const auto& [key, one] : *state.conversations)
    if (!show(archived(*one))) return false;
  if (!show_former_names(state, show)) return false;
  for (const auto& [key, one] : *state.conversations)
    for (const auto& [account, member] : one->members)
      if (!show(archived(*one, member))) return false;
  for (const auto& [key, one] : *state.conversations)
    for (const AccountKey account : one->banned)
      if (!show(core::ArchivedBan{.conversation = one->record.id, .account = account})) return false;
  if (!show_messages(state, show)) return false;
  for (const auto& [key, one] : *state.conversations)
    if (!show_reactions(*one, show)) return false;
  for (const auto& [key, one] : *state.conversations)
    for (const protocol::Notice& notice : one->notices)
      if (!show(core::ArchivedNotice{.conversation = one->record.id, .notice = notice})) return false;
  for (const core::InviteRecord& one : state.administration->invites)
    if (!show(core::ArchivedInvite{.invite = one})) return false;
  for (const core::AuditRecord& one : state.administration->acts)
    if (!show(core::ArchivedAct{.act = one})) return false;
  return true;
}

}  // namespace

Result<core::ArchivedState> ArchiveView::state() {
  return core::ArchivedState{.last_account = view_.state->last_account, .changes = view_.state->change};
}

Result<void> ArchiveView::each(const Show& show) {
  show_state(*view_.state, show);
  return {};
}

Result<void> Archive::begin_taking(const core::ArchivedState& state) {
  state_ = State();
  state_.last_account = state.last_account;
  state_.change = state.changes;
  return {};
}

Result<bool> Archive::take(const core::Archived& thing) {
  return std::visit([this](const auto& one) { return take_one(one); }, thing);
}

Conversation* Archive::conversation(const std::string& id) {
  const auto found = state_.ids->find(id);
  return found != state_.ids->end() ? &state_.edit(found->second) : nullptr;
}

std::optional<std::vector<protocol::Attachment>> Archive::attachments_with(
    const std::vector<std::string>& ids) const {
  std::vector<protocol::Attachment> attachments;
  for (const std::string& id : ids) {
    const auto file = state_.files->find(id);
    if (file == state_.files->end() || !file->second.is_file()) return std::nullopt;
    attachments.push_back(core::attachment_of(file->second));
  }
  return attachments;
}

bool Archive::take_one(const core::ArchivedFile& one) {
  if (!one.file.is_file() || state_.files->contains(one.file.id)) return false;
  core::FileRecord file = one.file;
  file.key = core::FileKey{++state_.last_file};
  state_.files.edit()[file.id] = file;
  return true;
}

bool Archive::take_one(const core::ArchivedAccount& one) {
  const std::string folded = protocol::fold_name(one.account.username);
  if (state_.account(one.account.key) != nullptr || state_.names->contains(folded)) return false;
  if (!one.account.avatar.empty()) {
    if (!attachments_with({one.account.avatar})) return false;
    ++state_.files.edit().at(one.account.avatar).avatars;
  }
  state_.names.edit()[folded] = one.account.key;
  state_.accounts.edit()[one.account.key] = {
      .record = std::make_shared<const core::AccountRecord>(one.account), .has_written = one.has_written};
  state_.last_account = std::max(state_.last_account, one.account.key.value);
  return true;
}

bool Archive::take_one(const core::ArchivedBlock& one) {
  return state_.blocks.edit().emplace(one.account, one.blocked).second;
}

bool Archive::take_one(const core::ArchivedContact& one) {
  if (state_.account(one.account) == nullptr || state_.account(one.contact) == nullptr) return false;
  return state_.contacts.edit().emplace(one.account, one.contact).second;
}

bool Archive::take_one(const core::ArchivedPresence& one) {
  if (state_.account(one.account) == nullptr) return false;
  return state_.presence.edit().emplace(one.account, one.presence).second;
}

bool Archive::take_one(const core::ArchivedConversation& one) {
  core::ConversationRecord record = one.conversation;
  const Pair pair{record.low, record.high};
  if (state_.ids->contains(record.id)) return false;
  const std::string folded = protocol::fold_name(record.room);
  if (record.kind == protocol::ConversationKind::room && state_.rooms->contains(folded)) return false;
  if (record.kind == protocol::ConversationKind::direct) {
    if (state_.pairs->contains(pair)) return false;
    state_.pairs.edit()[pair] = core::ConversationKey{state_.last_conversation + 1};
  }
  const core::ConversationKey key{++state_.last_conversation};
  record.key = key;
  state_.ids.edit()[record.id] = key;
  if (record.kind == protocol::ConversationKind::room) state_.rooms.edit()[folded] = key;
  Conversation& conversation = state_.conversations.edit()[key].edit();
  conversation.record = std::move(record);
  conversation.change = one.change;
  conversation.begin_taking();
  return true;
}

bool Archive::take_one(const core::ArchivedFormerName& one) {
  const Conversation* room = conversation(one.conversation);
  if (room == nullptr || room->record.kind != protocol::ConversationKind::room) return false;
  return state_.rooms.edit().emplace(one.name, room->record.key).second;
}

bool Archive::take_one(const core::ArchivedMember& one) {
  Conversation* into = conversation(one.conversation);
  if (into == nullptr || state_.account(one.member.account) == nullptr) return false;
  return into->members
      .emplace(one.member.account,
               StoredMember{
                   .record = one.member, .left = one.left, .change = one.change, .arranged = one.arranged})
      .second;
}

bool Archive::take_one(const core::ArchivedBan& one) {
  Conversation* into = conversation(one.conversation);
  return into != nullptr && into->banned.insert(one.account).second;
}

bool Archive::take_one(const core::ArchivedMessage& one) {
  Conversation* into = conversation(one.message.conversation);
  if (into == nullptr || state_.account(one.sender) == nullptr) return false;
  const std::string client_id = one.message.client_id.value_or("");
  const std::pair mark(one.sender, client_id);
  if (!client_id.empty() && state_.client_ids_with(client_id)->contains(mark)) return false;
  const auto attachments = attachments_with(one.files);
  if (!attachments) return false;
  StoredMessage stored{.sender = one.sender,
                       .first_version = one.first_version,
                       .fingerprint = one.fingerprint.value_or(
                           core::fingerprint(one.message.content, one.message.reply_to, one.files)),
                       .message = one.message,
                       .mentioned = one.mentioned};
  stored.message.sender = state_.username(one.sender);
  stored.message.conversation.clear();
  stored.message.receiver.clear();
  stored.message.attachments = *attachments;
  stored.order = state_.last_order + 1;
  if (!into->take(std::move(stored))) return false;
  ++state_.last_order;
  hold(state_, *attachments, 1);
  if (!client_id.empty())
    state_.client_ids_with(client_id).edit()[mark] = {into->record.key, one.message.seq};
  return true;
}

bool Archive::take_one(const core::ArchivedReaction& one) {
  Conversation* into = conversation(one.conversation);
  if (into == nullptr || into->message(one.seq) == nullptr) return false;
  auto& reactions = into->edit(one.seq).reactions;
  const auto same = [&](const StoredReaction& other) {
    return other.account == one.account && other.emoji == one.emoji;
  };
  if (std::ranges::any_of(reactions, same)) return false;
  reactions.push_back({.account = one.account,
                       .username = state_.username(one.account),
                       .emoji = one.emoji,
                       .version = one.version});
  // They are told in the order in which they came.
  std::ranges::sort(reactions, {}, &StoredReaction::version);
  return true;
}

bool Archive::take_one(const core::ArchivedNotice& one) {
  Conversation* into = conversation(one.conversation);
  if (into == nullptr) return false;
  if (!into->notices.empty() && into->notices.back().version >= one.notice.version) return false;
  into->notices.push_back(one.notice);
  return true;
}

bool Archive::take_one(const core::ArchivedInvite& one) {
  auto& invites = state_.administration.edit().invites;
  const auto same = [&](const core::InviteRecord& other) {
    return other.id == one.invite.id || other.code_hash == one.invite.code_hash;
  };
  if (std::ranges::any_of(invites, same)) return false;
  invites.push_back(one.invite);
  return true;
}

bool Archive::take_one(const core::ArchivedAct& one) {
  Administration& all = state_.administration.edit();
  if (one.act.number <= all.last_act) return false;
  all.acts.push_back(one.act);
  all.last_act = one.act.number;
  return true;
}

}  // namespace banter::storage::memory
