#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/millis.hpp"
#include "protocol/error.hpp"
#include "protocol/generated/cpp/files.hpp"
#include "server/core/keys.hpp"
#include "server/core/ports/blobs.hpp"

namespace banter::core {

// A file, or an upload that is to become one. Its bytes are in the Blobs.
struct FileRecord {
  FileKey key{};
  std::string id;
  AccountKey account;      // who uploaded it
  std::string name;        // last component only
  std::string media_type;  // of a file as the server judges it; of an upload as its sender says
  std::int64_t size = 0;
  std::optional<ContentHash> sha256{};  // none: an upload that is not whole
  std::optional<std::int64_t> width{};
  std::optional<std::int64_t> height{};
  std::string preview{};
  base::Millis expires_at = 0;  // when it goes if nothing holds it; 0: it was held, and waits for its end
  std::int64_t messages = 0;    // how many hold it
  std::int64_t avatars = 0;     // accounts that have it as their picture

  bool is_file() const { return sha256.has_value(); }
  bool is_held() const { return messages > 0 || avatars > 0; }
  bool operator==(const FileRecord&) const = default;
};

// As it is told. Only of files.
protocol::Attachment attachment_of(const FileRecord& file);

// Errors: storage_unavailable only. Callers: see storage.hpp.
class FileReads {
 public:
  virtual ~FileReads() = default;

  virtual protocol::Result<std::optional<FileRecord>> by_id(std::string_view id) = 0;
  // Whether the account is a member of a conversation in which a message holds the file. Who is only invited
  // is none yet.
  virtual protocol::Result<bool> is_in_reach(FileKey file, AccountKey account) = 0;
};

class FileStore : public virtual FileReads {
 public:
  // `key`, `messages` and `avatars` are ignored; the new key is the result.
  virtual protocol::Result<FileKey> add(const FileRecord& record) = 0;
  // The upload is a file from now on.
  virtual protocol::Result<void> finish(FileKey file, const ContentHash& hash, std::string_view media_type,
                                        base::Millis expires_at) = 0;
  virtual protocol::Result<void> set_expiry(FileKey file, base::Millis at) = 0;
  // An account takes it as its picture, or no longer does.
  virtual protocol::Result<void> hold_as_avatar(FileKey file, bool held) = 0;
  // Nothing holds it.
  virtual protocol::Result<void> remove(FileKey file) = 0;

  // Up to `limit` of what nothing holds and whose time was before `now`, those that have waited longest
  // first. What a message or an account held last has waited since the beginning of time.
  virtual protocol::Result<std::vector<FileRecord>> expired(base::Millis now, std::size_t limit) = 0;
  // Whether a file has this content.
  virtual protocol::Result<bool> has_content(const ContentHash& hash) = 0;
  struct Unfinished {
    std::int64_t uploads = 0;
    std::int64_t bytes = 0;  // that they are to have
  };
  virtual protocol::Result<Unfinished> unfinished_of(AccountKey account) = 0;
  // Bytes of all files and uploads of the account, or (no account) of everybody; uploads count whole.
  virtual protocol::Result<std::int64_t> bytes_of(AccountKey account) = 0;
};

}  // namespace banter::core
