#include "server/storage/memory/files.hpp"

namespace banter::storage::memory {

using core::AccountKey;
using core::FileKey;
using core::FileRecord;
using protocol::Result;

namespace {

bool holds(const Conversation& conversation, std::string_view id) {
  for (std::int64_t seq = conversation.record.first_seq; seq <= conversation.record.last_seq; ++seq) {
    const auto& attachments = conversation.message(seq)->message.attachments;
    if (std::ranges::find(attachments, id, &protocol::Attachment::file_id) != attachments.end()) return true;
  }
  return false;
}

}  // namespace

void hold(State& state, const std::vector<protocol::Attachment>& attachments, std::int64_t more) {
  for (const protocol::Attachment& one : attachments) {
    FileRecord& file = state.files.edit().at(one.file_id);
    file.messages += more;
    if (more < 0) file.expires_at = 0;
  }
}

Result<bool> FileView::is_in_reach(FileKey file, AccountKey account) {
  const auto record =
      std::ranges::find(*view_.state->files, file, [](const auto& entry) { return entry.second.key; });
  if (record == view_.state->files->end()) return false;
  for (const auto& [key, conversation] : *view_.state->conversations) {
    const auto member = conversation->members.find(account);
    if (member == conversation->members.end() || member->second.left ||
        member->second.record.role == protocol::RoomRole::invited)
      continue;
    if (holds(*conversation, record->first)) return true;
  }
  return false;
}

Result<FileKey> Files::add(const FileRecord& record) {
  FileRecord added = record;
  added.key = FileKey{++state_.last_file};
  added.messages = added.avatars = 0;
  state_.files.edit()[added.id] = added;
  return added.key;
}

Result<void> Files::finish(FileKey file, const core::ContentHash& hash, std::string_view media_type,
                           base::Millis expires_at) {
  change(file, [&](FileRecord& record) {
    record.sha256 = hash;
    record.media_type = media_type;
    record.expires_at = expires_at;
  });
  return {};
}

Result<void> Files::set_expiry(FileKey file, base::Millis at) {
  change(file, [&](FileRecord& record) { record.expires_at = at; });
  return {};
}

Result<void> Files::hold_as_avatar(FileKey file, bool held) {
  change(file, [&](FileRecord& record) {
    record.avatars += held ? 1 : -1;
    if (!held) record.expires_at = 0;
  });
  return {};
}

Result<void> Files::remove(FileKey file) {
  std::erase_if(state_.files.edit(), [&](const auto& entry) { return entry.second.key == file; });
  return {};
}

Result<std::vector<FileRecord>> Files::expired(base::Millis now, std::size_t limit) {
  std::vector<FileRecord> found;
  for (const auto& [id, record] : *state_.files) {
    if (!record.is_held() && record.expires_at < now) found.push_back(record);
  }
  std::ranges::sort(found, {}, [](const FileRecord& file) { return std::pair(file.expires_at, file.key); });
  if (found.size() > limit) found.resize(limit);
  return found;
}

Result<bool> Files::has_content(const core::ContentHash& hash) {
  return std::ranges::any_of(*state_.files, [&](const auto& entry) { return entry.second.sha256 == hash; });
}

Result<core::FileStore::Unfinished> Files::unfinished_of(AccountKey account) {
  Unfinished found;
  for (const auto& [id, record] : *state_.files) {
    if (record.account != account || record.is_file()) continue;
    ++found.uploads;
    found.bytes += record.size;
  }
  return found;
}

Result<std::int64_t> Files::bytes_of(AccountKey account) {
  std::int64_t bytes = 0;
  for (const auto& [id, record] : *state_.files) {
    if (!account || record.account == account) bytes += record.size;
  }
  return bytes;
}

}  // namespace banter::storage::memory
