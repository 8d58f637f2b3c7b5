#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.hpp"
#include "protocol/error.hpp"

namespace banter::core {

// SHA-256 of a file's bytes: what its content is stored under, once, however many files have it.
using ContentHash = base::Digest256;

// Called once, on a thread of the store's own, where nobody may wait.
template <class T>
using Done = std::function<void(protocol::Result<T>)>;

// Memory that bytes pass through on their way to the disk. There is only so much of it, so that no number of
// uploads makes the server grow; going, it returns to where it came from.
struct Chunk {
  static constexpr std::size_t most_bytes = std::size_t{256} << 10;

  std::unique_ptr<char[], std::function<void(char*)>> memory;  // most_bytes; null: there was none
  std::size_t filled = 0;

  explicit operator bool() const { return memory != nullptr; }
};

// What a client says that the bytes of one request hash to (tus, extension checksum).
struct Checksum {
  enum class Kind : std::uint8_t { sha1, sha256 };
  Kind kind = Kind::sha256;
  std::string digest;  // 20 or 32 bytes
};

// How far an upload has come after one request.
struct UploadEnd {
  std::int64_t offset = 0;       // bytes of it that are synced
  bool checksum_failed = false;  // the bytes of this request are none of them
};

// An upload that one request is writing to. One thread at a time. When it goes, the upload is free for the
// next request; what was appended stays, unless a checksum was given and never compared.
class Upload {
 public:
  virtual ~Upload() = default;

  // In the order of the calls, of which at most two may be under way. Errors: storage_unavailable (the disk;
  // nothing more can be appended by this request), conflict (another request has taken the upload over).
  virtual void append(Chunk chunk, Done<void> done) = 0;
  // After the last append: syncs, and compares with the checksum if one was given. Once. Errors: as append.
  virtual void finish(Done<UploadEnd> done) = 0;
};

// Content that is on disk. While one holds it, it is not taken away, though no file have it: between the
// storing of the bytes and the commit that mentions them.
struct Placed {
  ContentHash hash{};
  std::int64_t size = 0;
  std::string beginning;  // its first 512 bytes, or all: what the type is judged by
  std::shared_ptr<const void> hold;
};

// The bytes of a stored file. They can be read as long as one holds this. Any thread.
class Content {
 public:
  virtual ~Content() = default;

  virtual std::int64_t size() const = 0;
  // Reads at `offset` as far as it goes: fewer bytes only at the end. May wait for the disk.
  virtual protocol::Result<std::size_t> read(std::int64_t offset, std::span<char> into) = 0;
  // The same without waiting; nothing when the bytes must come from the disk first.
  virtual protocol::Result<std::optional<std::size_t>> read_if_at_hand(std::int64_t offset,
                                                                       std::span<char> into) = 0;
  // Brings `bytes` from `offset` on into memory of the system, so that read() hardly waits.
  virtual void fetch(std::int64_t offset, std::size_t bytes, Done<void> done) = 0;
};

// Where the bytes of files are. What belongs to whom, and who may read it, is the FileStore's matter.
//
// An upload has an id (letters, digits, `-` and `_`, 1 … 64), and grows from its beginning; when it is whole,
// its content is placed under its hash. Every method may be called on any thread; those without `Done` do not
// wait for the disk, but for open(). Errors, unless said otherwise: storage_unavailable.
class Blobs {
 public:
  virtual ~Blobs() = default;

  struct Begin {
    std::string id;
    std::int64_t size = 0;    // of the whole upload
    std::int64_t offset = 0;  // where the request's bytes belong
    std::optional<Checksum> checksum{};
    // Another request wants the upload: this one shall let go of it soon. Any thread, at most once, also
    // after the Upload has gone.
    std::function<void()> let_go{};
  };
  // Errors also: conflict, when the upload does not end at `offset`; busy as in how_far().
  virtual void begin(Begin begin, Done<std::shared_ptr<Upload>> done) = 0;
  // How many bytes of the upload are synced; 0 when there are none. Errors also: rate_limited with
  // `retry_after_ms` while another request writes to it, which is asked to let go.
  virtual void how_far(std::string id, Done<std::int64_t> done) = 0;
  // A whole upload becomes content; it stays there as an upload too, until drop(). Errors also: conflict when
  // it is not whole, busy as in how_far().
  virtual void place(std::string id, std::int64_t size, Done<Placed> done) = 0;
  // Bytes that are at hand become content.
  virtual void store(std::string bytes, Done<Placed> done) = 0;
  // The upload is not wanted any more, nor is there one in the end; whoever writes to it is asked to let go.
  virtual void drop(std::string id) = 0;

  // Memory for append(); none when all is in use: then `free` is called once, on any thread, when there is
  // some again, or may be.
  virtual Chunk chunk(std::function<void()> free) = 0;

  // Errors also: not_found. Waits for the disk.
  virtual protocol::Result<std::shared_ptr<Content>> open(const ContentHash& hash) = 0;

  // No file has this content any more: it goes, unless somebody holds it (Placed) or places it anew
  // meanwhile. Called by the core thread after the commit, so that no file can have got it since.
  virtual void retire(const ContentHash& hash) = 0;

  // What is there, a part at a time, to compare with what should be.
  static constexpr unsigned shelves = 257;
  struct Shelf {
    std::vector<ContentHash> contents;
    std::vector<std::string> uploads;
  };
  // shelf: 0 … shelves - 1.
  virtual void list(unsigned shelf, Done<Shelf> done) = 0;

  struct Space {
    std::int64_t total = 0;  // bytes of the disk
    std::int64_t free = 0;   // that the server may still use
  };
  virtual protocol::Result<Space> space() = 0;
};

}  // namespace banter::core
