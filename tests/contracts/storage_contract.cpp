#include "tests/contracts/storage_contract.hpp"

#include <filesystem>

#include "base/random.hpp"
#include "server/storage/memory/memory_storage.hpp"
#include "server/storage/sqlite/open.hpp"

namespace banter::contracts {
namespace {

std::unique_ptr<core::Storage> open_sqlite(const std::string& path, std::size_t checkpoint_bytes) {
  auto opened = storage::sqlite::open({.path = path, .log = {}, .checkpoint_bytes = checkpoint_bytes});
  if (!opened) throw std::runtime_error(opened.error().sentence);
  return std::move(*opened);
}

// Four messages are a block of the index here, so that few are many.
std::unique_ptr<core::Storage> open_indexed(const std::string& path) {
  auto opened = storage::sqlite::open(
      {.path = path, .log = {}, .search_path = path + ".search", .search_unit_bits = 2});
  if (!opened) throw std::runtime_error(opened.error().sentence);
  return std::move(*opened);
}

}  // namespace

// One line each.
const std::vector<Backend>& backends() {
  static const std::vector<Backend> all{
      {"memory", [](const std::string&) { return storage::memory::make(); }},
      {"sqlite", [](const std::string& path) { return open_sqlite(path, 8 << 20); }},
      {"sqlite_always_checkpointing", [](const std::string& path) { return open_sqlite(path, 0); }},
      {"sqlite_with_search_index", open_indexed, storage::sqlite::finish_indexing},
  };
  return all;
}

INSTANTIATE_TEST_SUITE_P(Over, StorageContract, testing::ValuesIn(backends()),
                         [](const auto& info) { return info.param.name; });

StorageContract::StorageContract()
    : folder_(std::filesystem::temp_directory_path() / base::random_id("banter-contract-")) {
  std::filesystem::create_directory(folder_);
  storage = GetParam().make(folder_ + "/banter.db");
  must(storage->begin());
}

StorageContract::~StorageContract() {
  storage.reset();
  std::filesystem::remove_all(folder_);
}

void StorageContract::next_transaction() {
  commit();
  begin();
}

AccountKey StorageContract::add_account(const std::string& username, const std::string& display_name) {
  return must(accounts().add({.key = {},
                              .username = username,
                              .display_name = display_name,
                              .password_hash = "hash of " + username,
                              .role = protocol::Role::member,
                              .created_at = ++now}));
}

ConversationKey StorageContract::add_room(const std::string& room, bool is_public, const std::string& topic) {
  return must(conversations().add_room("c" + room.substr(1), room, topic, is_public, ++now));
}

void StorageContract::join(ConversationKey conversation, AccountKey account, RoomRole role) {
  must(conversations().put_member(conversation, {.account = account, .role = role, .joined_at = ++now}));
}

core::Appended StorageContract::send(ConversationKey conversation, AccountKey sender,
                                     const std::string& content, const std::string& client_id) {
  const auto result = must(messages().append({.conversation = conversation,
                                              .sender = sender,
                                              .client_id = client_id,
                                              .content = content,
                                              .reply_to = {},
                                              .mentions = {},
                                              .sent_at = ++now,
                                              .composed_at = {}}));
  return std::get<core::Appended>(result);
}

core::ConversationRecord StorageContract::record(ConversationKey conversation) {
  return *must(conversations().by_key(conversation));
}

std::unique_ptr<core::Reader> StorageContract::reader() {
  return must(storage->open_reader());
}

std::unique_ptr<core::Storage> StorageContract::another(const std::string& name) {
  return GetParam().make(folder_ + '/' + name + ".db");
}

std::string words_of(const std::vector<protocol::Message>& messages) {
  std::string words;
  for (const protocol::Message& message : messages) {
    if (!words.empty()) words += ' ';
    words += std::to_string(message.seq) + ":" + (message.deleted ? "(deleted)" : message.content);
  }
  return words;
}

std::string versions_of(const std::vector<protocol::Notice>& notices) {
  std::string versions;
  for (const protocol::Notice& notice : notices) {
    if (!versions.empty()) versions += ' ';
    versions += std::to_string(notice.version);
  }
  return versions;
}

std::vector<std::string> ids_of(const std::vector<protocol::ConversationRow>& rows) {
  std::vector<std::string> ids;
  for (const protocol::ConversationRow& row : rows)
    ids.push_back((row.left ? "-" : "") + row.conversation);
  return ids;
}

}  // namespace banter::contracts
