#include "client/cli/received.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

namespace banter::cli {
namespace {

using client::fail;
using client::FailureKind;
using client::transfers::WantedFile;

WantedFile wanted(const protocol::Attachment& file) {
  return {.file_id = file.file_id, .file_name = file.file_name, .size = file.size, .sha256 = file.sha256};
}

}  // namespace

std::string get_command(const std::string& place) {
  const bool is_plain = !place.starts_with('#') && place.find_first_of(" '\"\\$`") == std::string::npos;
  return "banter get " + (is_plain ? place : "'" + place + "'");
}

protocol::HistoryRequest history_of_one(const std::string& conversation, std::int64_t seq) {
  return {.conversation = conversation, .before = {}, .after = seq - 1, .limit = 1};
}

client::Outcome<std::vector<WantedFile>> wanted_files(const protocol::HistoryReply& page, std::int64_t seq,
                                                      const std::string& which) {
  const auto message = std::ranges::find(page.messages, seq, &protocol::Message::seq);
  if (message == page.messages.end() || message->hidden)
    return fail(FailureKind::fix, fmt::format("There is no message {} to be seen there.", seq));
  if (message->deleted) return fail(FailureKind::fix, fmt::format("Message {} was deleted.", seq));
  const auto& files = message->attachments;
  if (files.empty()) return fail(FailureKind::fix, fmt::format("Message {} has no file.", seq));
  std::vector<WantedFile> found;
  for (const protocol::Attachment& file : files) {
    if (which.empty() || file.file_name == which) found.push_back(wanted(file));
  }
  if (!found.empty()) return found;
  std::size_t number = 0;
  const char* const end = which.data() + which.size();
  const auto [rest, error] = std::from_chars(which.data(), end, number);
  if (error == std::errc{} && rest == end && number >= 1 && number <= files.size())
    return std::vector{wanted(files[number - 1])};
  std::string names;
  for (const protocol::Attachment& file : files)
    names += (names.empty() ? "" : ", ") + file.file_name;
  return fail(FailureKind::fix, fmt::format("Message {} has no file {}; it has: {}.", seq, which, names));
}

}  // namespace banter::cli
