#include "tests/crash/uploader.hpp"

#include <algorithm>
#include <array>

#include "tests/crash/file_bytes.hpp"
#include "tests/harness/client.hpp"

namespace banter::crash {
namespace {

namespace json = boost::json;
using harness::HttpFields;
using harness::HttpReply;

constexpr std::size_t kMostBytes = std::size_t{3} << 19;     // 1.5 MiB
constexpr std::size_t kMostInAction = std::size_t{1} << 18;  // 256 KiB
constexpr std::size_t kKept = 12;  // messages of a person; older ones are deleted by and by

// The server is gone.
struct Lost {};

HttpFields tus(HttpFields more = {}) {
  more.emplace_back("Tus-Resumable", "1.0.0");
  return more;
}

}  // namespace

Uploader::Uploader(Who who, std::uint64_t seed, FileBoard& board, Ledger& ledger, Traffic& traffic)
    : who_(std::move(who)), random_(seed), board_(board), ledger_(ledger), traffic_(traffic) {}

void Uploader::open(const harness::Address& address) {
  address_ = address;
  is_new_life_ = true;
  try {
    http_ = std::make_unique<harness::Http>(address, who_.token);
  } catch (const harness::Failure&) {
    throw Lost();  // the server was killed meanwhile
  }
  if (piece_) piece_->is_looked_at = false;
}

void Uploader::work(const harness::Address& address) {
  try {
    open(address);
    for (;;)
      advance();
  } catch (const Lost&) {
  } catch (const harness::Failure& failure) {
    ledger_.complain(who_.name + ": " + failure.what());
  }
}

void Uploader::finish(const harness::Address& address) {
  try {
    open(address);
    while (piece_ || is_deleting_)
      advance();
  } catch (const Lost&) {
    ledger_.complain(who_.name + " lost the connection");
  }
}

void Uploader::advance() {
  if (is_deleting_) return delete_oldest();
  if (!piece_) {
    if (sent_.size() - next_to_delete_ > kKept && any(2) == 0) return delete_oldest();
    piece_ = new_piece();
  }
  if (piece_->by_action) return send_by_action();
  if (piece_->id.empty()) return create();
  if (!piece_->is_looked_at) return look();
  const auto size = static_cast<std::int64_t>(piece_->bytes.size());
  if (piece_->unwanted && piece_->told >= size / 2) return remove();
  if (piece_->told < size) return append();
  attach();
}

Uploader::Piece Uploader::new_piece() {
  Piece piece;
  piece.client_id = who_.name + "-file-" + std::to_string(++pieces_);
  piece.name = piece.client_id + ".bin";
  piece.place = who_.places[any(who_.places.size())];
  piece.by_action = any(4) == 0;
  piece.unwanted = any(10) == 0;
  const std::array<std::size_t, 6> most{3, 1000, std::size_t{1} << 16, kMostBytes, kMostBytes, kMostBytes};
  std::size_t size = any(most[any(most.size())]);
  if (piece.by_action) size %= kMostInAction;
  piece.seed = random_();
  if (!former_.empty() && any(5) == 0) {
    const auto& [seed, former_size] = former_[any(former_.size())];
    if (!piece.by_action || former_size < kMostInAction) {
      piece.seed = seed;
      size = former_size;
    }
  }
  piece.bytes = file_bytes(piece.seed, size);
  if (former_.size() < 50) former_.emplace_back(piece.seed, size);
  return piece;
}

void Uploader::create() {
  const std::string name = "filename " + base64_of(piece_->name);
  const auto reply =
      ask("POST", "/files",
          tus({{"Upload-Length", std::to_string(piece_->bytes.size())}, {"Upload-Metadata", name}}));
  if (reply.status != 201) return complain("could not create an upload", reply);
  piece_->id = reply.field("location").substr(std::string_view("/files/").size());
  piece_->is_looked_at = true;
  board_.put({.id = piece_->id, .seed = piece_->seed, .size = piece_->bytes.size(), .owner = who_.number});
}

void Uploader::look() {
  const auto reply = ask("HEAD", "/files/" + piece_->id, tus());
  if (reply.status == 423) return;  // the connection before is being told to let go; asked again
  if (reply.status == 404 && piece_->is_removing) {
    board_.set(piece_->id, KnownFile::State::is_gone);
    return piece_.reset();
  }
  if (reply.status != 200) {
    complain("was told of an upload that is not there", reply);
    return piece_.reset();
  }
  const std::int64_t offset = reply.number("upload-offset");
  const auto size = static_cast<std::int64_t>(piece_->bytes.size());
  if (offset < piece_->told) {
    complain("was told offset " + std::to_string(piece_->told) + " before", reply);
  } else if (offset > piece_->most || offset > size) {
    complain("has sent no more than " + std::to_string(piece_->most), reply);
  }
  if (reply.number("upload-length") != size) complain("has an upload of another length", reply);
  if (is_new_life_ && offset > 0 && offset < size) ++resumed_;
  is_new_life_ = false;
  piece_->told = piece_->most = offset;
  piece_->is_looked_at = true;
}

Uploader::Slice Uploader::next_slice() {
  const std::string_view rest =
      std::string_view(piece_->bytes).substr(static_cast<std::size_t>(piece_->told));
  Slice slice;
  const std::array<std::size_t, 3> most{rest.size(), std::size_t{1} << 16, std::size_t{1} << 19};
  const std::size_t wish = any(3) == 0 ? rest.size() : 1 + any(most[any(most.size())]);
  slice.bytes = rest.substr(0, std::min(wish, rest.size()));
  slice.fields = tus(
      {{"Content-Type", "application/offset+octet-stream"}, {"Upload-Offset", std::to_string(piece_->told)}});
  slice.has_checksum = any(3) == 0;
  slice.is_wrong = slice.has_checksum && any(3) == 0;
  if (slice.has_checksum) {
    const std::string sum = checksum_of(slice.is_wrong ? "other bytes" : slice.bytes, any(2) == 0);
    slice.fields.emplace_back("Upload-Checksum", sum);
  }
  return slice;
}

void Uploader::append() {
  const Slice slice = next_slice();
  if (any(12) == 0) return give_up_half_way(slice);
  if (!slice.is_wrong) piece_->most = piece_->told + static_cast<std::int64_t>(slice.bytes.size());
  const auto reply = ask("PATCH", "/files/" + piece_->id, slice.fields, slice.bytes);
  if (slice.is_wrong) {
    if (reply.status != 460) complain("has sent bytes that do not match", reply);
    piece_->is_looked_at = false;
    return;
  }
  if (reply.status != 204) {
    complain("could not append", reply);
    piece_->is_looked_at = false;
  } else if (reply.number("upload-offset") != piece_->most) {
    complain("has sent everything up to " + std::to_string(piece_->most), reply);
  } else {
    piece_->told = piece_->most;
  }
}

// What a client does whose network is gone.
void Uploader::give_up_half_way(const Slice& slice) {
  const std::string_view half = slice.bytes.substr(0, slice.bytes.size() / 2);
  if (!slice.has_checksum) piece_->most = piece_->told + static_cast<std::int64_t>(half.size());
  http_->begin("PATCH", "/files/" + piece_->id, slice.fields, slice.bytes.size(), half);
  const bool is_new_life = is_new_life_;
  open(address_);
  is_new_life_ = is_new_life;
}

void Uploader::remove() {
  piece_->is_removing = true;
  const auto reply = ask("DELETE", "/files/" + piece_->id, tus());
  if (reply.status != 204) complain("could not terminate an upload", reply);
  board_.set(piece_->id, KnownFile::State::is_gone);
  piece_.reset();
}

void Uploader::attach() {
  const json::object reply = call({{"action", "message"},
                                   {"receiver", piece_->place},
                                   {"content", ""},
                                   {"client_id", piece_->client_id},
                                   {"attachments", json::array{json::string(piece_->id)}}});
  acknowledge(reply, piece_->id);
}

void Uploader::send_by_action() {
  const json::object reply = call({{"action", "file"},
                                   {"receiver", piece_->place},
                                   {"file_name", piece_->name},
                                   {"client_id", piece_->client_id},
                                   {"file_data", base64_of(piece_->bytes)}});
  if (!harness::is_ok(reply)) return acknowledge(reply, {});
  const std::string id = harness::text_of(reply, "file_id");
  board_.put({.id = id, .seed = piece_->seed, .size = piece_->bytes.size(), .owner = who_.number});
  acknowledge(reply, id);
}

void Uploader::acknowledge(const json::object& reply, const std::string& file_id) {
  if (!harness::is_ok(reply)) {
    ledger_.complain(who_.name + " was refused: " + json::serialize(reply));
    return piece_.reset();
  }
  board_.set(file_id, KnownFile::State::is_there);
  sent_.push_back({.conversation = harness::text_of(reply, "conversation"),
                   .client_id = piece_->client_id,
                   .file_id = file_id,
                   .file_name = piece_->name,
                   .sha256 = sha256_of(piece_->bytes),
                   .seq = harness::number_of(reply, "seq"),
                   .size = piece_->bytes.size()});
  piece_.reset();
}

void Uploader::delete_oldest() {
  Sent& oldest = sent_[next_to_delete_];
  is_deleting_ = true;
  board_.set(oldest.file_id, KnownFile::State::may_be_there);
  const json::object reply =
      call({{"action", "delete"}, {"conversation", oldest.conversation}, {"seq", oldest.seq}});
  if (!harness::is_ok(reply)) ledger_.complain(who_.name + " cannot delete: " + json::serialize(reply));
  board_.set(oldest.file_id, KnownFile::State::is_gone);
  oldest.deleted = true;
  ++next_to_delete_;
  is_deleting_ = false;
}

HttpReply Uploader::ask(std::string_view method, const std::string& target, HttpFields fields,
                        std::string_view body) {
  traffic_.sent();
  auto reply = http_->ask(method, target, fields, body);
  if (!reply) {
    traffic_.lost(1);
    if (reply.error() == harness::Ended::timeout) ledger_.complain(who_.name + " heard nothing for too long");
    throw Lost();
  }
  traffic_.answered();
  return *std::move(reply);
}

json::object Uploader::call(const json::object& request) {
  traffic_.sent();
  auto reply = http_->call(request);
  if (!reply) {
    traffic_.lost(1);
    if (reply.error() == harness::Ended::timeout) ledger_.complain(who_.name + " heard nothing for too long");
    throw Lost();
  }
  traffic_.answered();
  return *std::move(reply);
}

void Uploader::complain(const std::string& what, const HttpReply& reply) {
  ledger_.complain(who_.name + " " + what + ": " + std::to_string(reply.status) + ", offset “" +
                   reply.field("upload-offset") + "” of “" + reply.field("upload-length") + "” " +
                   reply.body + (piece_ ? " (" + piece_->id + ")" : ""));
}

}  // namespace banter::crash
