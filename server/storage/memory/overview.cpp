#include "server/storage/memory/administration.hpp"

namespace banter::storage::memory {
namespace {

using core::AccountKey;
using protocol::fold_name;
using protocol::Result;

constexpr std::size_t kMostOwners = 20;

void add_sessions(const State& state, AccountKey account, protocol::AdminUser& user) {
  for (const auto& [key, session] : *state.sessions) {
    if (session.account != account) continue;
    ++user.sessions;
    user.last_used = std::max(user.last_used.value_or(0), session.last_used);
  }
}

std::vector<std::string> owners_of(const State& state, const Conversation& room) {
  std::map<std::string, std::string> by_name;
  for (const auto& [account, member] : room.members) {
    if (member.left || member.record.role != protocol::RoomRole::owner) continue;
    const std::string name = state.username(account);
    by_name[fold_name(name)] = name;
  }
  std::vector<std::string> owners;
  for (const auto& [folded, name] : by_name) {
    if (owners.size() < kMostOwners) owners.push_back(name);
  }
  return owners;
}

}  // namespace

Result<std::vector<protocol::AdminUser>> OverviewView::users(std::string_view query, std::string_view after,
                                                             std::size_t limit) {
  const State& state = *view_.state;
  const std::string wanted = fold_name(query);
  std::vector<protocol::AdminUser> users;
  for (auto name = state.names->upper_bound(fold_name(after)); name != state.names->end(); ++name) {
    if (users.size() == limit) break;
    const core::AccountRecord& record = *state.account(name->second)->record;
    if (!name->first.contains(wanted) && !fold_name(record.display_name).contains(wanted)) continue;
    users.push_back({.username = record.username,
                     .display_name = record.display_name,
                     .role = record.role,
                     .created_at = record.created_at,
                     .removed = record.removed});
    add_sessions(state, record.key, users.back());
  }
  return users;
}

Result<std::vector<protocol::AdminRoom>> OverviewView::rooms(std::string_view query, std::string_view after,
                                                             std::size_t limit) {
  const State& state = *view_.state;
  const std::string wanted = fold_name(query);
  std::vector<protocol::AdminRoom> rooms;
  for (auto room = state.rooms->upper_bound(fold_name(after)); room != state.rooms->end(); ++room) {
    if (rooms.size() == limit) break;
    const Conversation& stored = *state.conversation(room->second);
    const core::ConversationRecord& record = stored.record;
    const bool is_former = fold_name(record.room) != room->first;
    if (is_former || (!room->first.contains(wanted) && !fold_name(record.topic).contains(wanted))) continue;
    rooms.push_back(
        {.conversation = record.id,
         .room = record.room,
         .topic = record.topic,
         .visibility = record.is_public ? protocol::Visibility::public_ : protocol::Visibility::private_,
         .member_count = record.member_count,
         .owners = owners_of(state, stored),
         .updated_at = record.updated_at});
    if (record.retention_days > 0) rooms.back().retention_days = record.retention_days;
  }
  return rooms;
}

Result<core::Totals> OverviewView::totals() {
  const State& state = *view_.state;
  const auto removed =
      std::ranges::count_if(*state.accounts, [](const auto& entry) { return entry.second.record->removed; });
  core::Totals files;
  for (const auto& [id, file] : *state.files) {
    ++(file.is_file() ? files.files : files.uploads);
    files.file_bytes += file.size;
  }
  return core::Totals{.accounts = static_cast<std::int64_t>(state.accounts->size()) - removed,
                      .conversations = static_cast<std::int64_t>(state.conversations->size()),
                      .bytes = 0,
                      .files = files.files,
                      .uploads = files.uploads,
                      .file_bytes = files.file_bytes};
}

}  // namespace banter::storage::memory
