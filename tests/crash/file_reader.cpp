#include "tests/crash/file_reader.hpp"

#include <map>
#include <memory>
#include <random>
#include <set>

#include "tests/crash/file_bytes.hpp"
#include "tests/harness/client.hpp"

namespace banter::crash {
namespace {

namespace json = boost::json;
using harness::number_of;
using harness::text_of;

constexpr std::size_t kLatest = 100;  // files, of those that are not to be had
constexpr std::size_t kParts = 4;

using State = KnownFile::State;

std::vector<std::unique_ptr<harness::Http>> connections(const harness::Address& address,
                                                        const std::vector<Uploader::Who>& people) {
  std::vector<std::unique_ptr<harness::Http>> all;
  for (const Uploader::Who& who : people)
    all.push_back(std::make_unique<harness::Http>(address, who.token));
  return all;
}

// What has been said of a message by who sent it, and by the history; empty where they agree.
std::string difference(const Uploader::Sent& sent, const json::object& message) {
  if (text_of(message, "client_id") != sent.client_id) return "has another client_id";
  const json::value* attachments = message.if_contains("attachments");
  const bool has_file = attachments && attachments->is_array() && attachments->as_array().size() == 1;
  if (sent.deleted) return has_file ? "was deleted" : "";
  if (!has_file) return "has no file";
  const json::object& file = attachments->as_array()[0].as_object();
  if (text_of(file, "file_id") != sent.file_id) return "has another file";
  if (text_of(file, "file_name") != sent.file_name) return "has a file of another name";
  if (text_of(file, "sha256") != sent.sha256) return "has another sha256";
  if (number_of(file, "size") != static_cast<std::int64_t>(sent.size)) return "has another size";
  return {};
}

}  // namespace

void FileReader::read(const harness::Address& address, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  try {
    const auto https = connections(address, people_);
    for (;;) {
      KnownFile file;
      if (!board_.pick(random(), file)) {
        if (!https.front()->call({{"action", "ping"}})) return;
        continue;
      }
      // The owner, or the one beside, who gets all that the owner sends.
      const std::size_t who = random() % 2 == 0 ? file.owner : file.owner ^ 1U;
      if (!fetch(*https[who], file, random() % (2 * kParts))) return;
    }
  } catch (const harness::Failure& failure) {
    const std::string what = failure.what();
    if (!what.starts_with("cannot connect")) ledger_.complain("the reader: " + what);
  }
}

void FileReader::check(const harness::Address& address, bool everything) {
  const auto https = connections(address, people_);
  const std::vector<KnownFile> files = board_.all();
  for (std::size_t i = 0; i < files.size(); ++i) {
    const KnownFile& file = files[i];
    if (!everything && file.state != State::is_there && i + kLatest < files.size()) continue;
    if (!fetch(*https[file.owner ^ 1U], file, kParts) || !fetch(*https[file.owner], file, i % kParts))
      return ledger_.complain("the connection ended while file " + file.id + " was read");
  }
}

bool FileReader::fetch(harness::Http& http, const KnownFile& file, std::size_t part) {
  const bool is_part = part < kParts && file.size >= kParts;
  const std::size_t first = is_part ? part * (file.size / kParts) : 0;
  const std::size_t length = is_part ? file.size / kParts : file.size;
  harness::HttpFields fields;
  if (is_part)
    fields.emplace_back("Range", "bytes=" + std::to_string(first) + "-" + std::to_string(first + length - 1));
  const auto reply = http.ask("GET", "/files/" + file.id, fields);
  if (!reply) {
    if (reply.error() == harness::Ended::timeout) ledger_.complain("file " + file.id + " does not come");
    return false;
  }
  const bool may_be_absent = file.state != State::is_there;
  if (reply->status == 404 && may_be_absent) {
    ++absent_;
  } else if (reply->status != (is_part ? 206 : 200) || file.state == State::is_gone) {
    ledger_.complain("file " + file.id + (may_be_absent ? "" : ", which a message has,") +
                     " is answered with " + std::to_string(reply->status) + " " + reply->body.substr(0, 300));
  } else {
    const std::string bytes = file_bytes(file.seed, file.size);
    const bool is_right = reply->body == std::string_view(bytes).substr(first, length) &&
                          reply->field("etag") == "\"" + sha256_of(bytes) + "\"";
    if (!is_right) {
      ledger_.complain("file " + file.id + " has other bytes than were sent, or another ETag: " +
                       std::to_string(reply->body.size()) + " of " + std::to_string(file.size));
    }
    ++whole_;
  }
  return true;
}

void FileReader::check_messages(const harness::Address& address, const std::vector<Uploader::Sent>& sent) {
  std::map<std::string, std::map<std::int64_t, const Uploader::Sent*>> places;
  for (const Uploader::Sent& one : sent)
    places[one.conversation][one.seq] = &one;
  for (const auto& who : people_) {
    harness::Client client(address, harness::Carrier::lines);
    client.demand({{"action", "resume"}, {"token", who.token}});
    for (const auto& [conversation, messages] : places) {
      std::int64_t seq = 0;
      for (bool more = true; more;) {
        const json::object page = client.ask(
            {{"action", "history"}, {"conversation", conversation}, {"after", seq}, {"limit", 200}});
        if (!harness::is_ok(page)) break;  // a conversation of others
        for (const json::value& row : page.at("messages").as_array()) {
          seq = number_of(row.as_object(), "seq");
          const auto found = messages.find(seq);
          const std::string what = found == messages.end() ? "was never acknowledged"
                                                           : difference(*found->second, row.as_object());
          if (!what.empty()) ledger_.complain("a message " + what + ": " + json::serialize(row));
        }
        more = page.at("more").as_bool();
        if (!more && seq != messages.rbegin()->first) ledger_.complain(conversation + " ends too early");
      }
    }
  }
}

}  // namespace banter::crash
