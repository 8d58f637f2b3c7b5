#include "client/core/transfers/wire/tus.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "base/base64.hpp"
#include "base/hash.hpp"
#include "base/try.hpp"
#include "client/core/transfers/wire/content_disposition.hpp"
#include "protocol/codec/decode_server_frame.hpp"

namespace banter::client::transfers {
namespace asio = boost::asio;
using protocol::ErrorCode;
namespace {

constexpr std::size_t kMostWords = 65'536;
constexpr base::Millis kLongestWait = 3'600'000;
constexpr int kLocked = 423;  // another request has the upload, most likely one that was cut off

constexpr auto kTus = "Tus-Resumable";
constexpr auto kTusVersion = "1.0.0";

/// What a refusal says in its body; none when it is nothing of ours.
std::optional<Failure> said_in(std::string_view body) {
  auto frame = protocol::decode_server_frame(body);
  if (!frame) return std::nullopt;
  auto* const reply = std::get_if<protocol::ReplyFrame>(&*frame);
  if (reply == nullptr || reply->result) return std::nullopt;
  return failure_of(reply->result.error(), reply->unknown_code);
}

FailureKind kind_of(int status) {
  if (status == 401) return FailureKind::sign_in;
  if (status == kLocked || status == 429 || status == 408 || status >= 500) return FailureKind::wait;
  if (status == 404 || status == 409 || status == 410 || status == 413) return FailureKind::fix;
  return FailureKind::give_up;
}

std::optional<ErrorCode> code_of(int status) {
  if (status == 404 || status == 410) return ErrorCode::not_found;
  if (status == 409) return ErrorCode::conflict;
  if (status == 401) return ErrorCode::not_authenticated;
  if (status == 413) return ErrorCode::too_large;
  if (status == kLocked || status == 429) return ErrorCode::rate_limited;
  return std::nullopt;
}

/// Reads what is left of a response and says what it means. Whoever can act is told by the status: a word of
/// the server's beside it cannot make something final that is to be tried again.
asio::awaitable<Failure> refusal(HttpConnection& http, HttpResponse response) {
  std::string body;
  while (body.size() < kMostWords) {
    auto more = co_await http.read();
    if (!more || more->empty()) break;
    body.append(more->substr(0, kMostWords - body.size()));
  }
  Failure failure = said_in(body).value_or(Failure{});
  if (response.status >= 300 && response.status < 400) {
    failure = {.sentence = "The server sends elsewhere for its files, where nothing is sent or fetched."};
  } else if (failure.sentence.empty() && response.status == kLocked) {
    failure.sentence = "The server still takes in what was sent before.";
  } else if (failure.sentence.empty()) {
    failure.sentence = fmt::format("The server refused with the HTTP status {}.", response.status);
  }
  failure.kind = kind_of(response.status);
  if (const auto code = code_of(response.status)) {
    failure.code = code;
    failure.unknown_code.clear();
  }
  if (const auto seconds = response.number("retry-after"); seconds && !failure.retry_after)
    failure.retry_after = std::min(*seconds, kLongestWait / 1'000) * 1'000;
  co_return failure;
}

/// Only what says the same as was asked for is believed.
Failure odd(const std::string& what) {
  return {.kind = FailureKind::give_up,
          .sentence = "The server does not answer as tus 1.0 says: " + what + "."};
}

/// What is left of a response that is of no interest, so that the connection can be used again.
asio::awaitable<void> pass_over(HttpConnection& http) {
  for (std::size_t passed = 0; passed < kMostWords;) {
    auto more = co_await http.read();
    if (!more || more->empty()) co_return;
    passed += more->size();
  }
}

std::string metadata_of(const NewUpload& upload) {
  std::string metadata;
  const auto add = [&](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    if (!metadata.empty()) metadata += ',';
    metadata.append(name).append(" ").append(base::base64_encode(value));
  };
  add("filename", upload.file_name);
  add("filetype", upload.facts.media_type);
  if (upload.facts.width) add("width", std::to_string(*upload.facts.width));
  if (upload.facts.height) add("height", std::to_string(*upload.facts.height));
  add("preview", upload.facts.preview);
  return metadata;
}

/// The hash in a strong ETag of ours; empty: it is none.
std::string hash_in(const HttpResponse& response) {
  const std::string* tag = response.field("etag");
  if (tag == nullptr || tag->size() != 66 || !tag->starts_with('"') || !tag->ends_with('"')) return {};
  const auto bytes = base::from_hex(std::string_view(*tag).substr(1, 64));
  return bytes ? base::hex(std::as_bytes(std::span(*bytes))) : std::string();
}

struct Range {
  std::int64_t first = 0;
  std::int64_t size = 0;
};

/// `bytes 5-9/10`: only what reaches to the end is of use.
std::optional<Range> range_in(const HttpResponse& response) {
  const std::string* text = response.field("content-range");
  if (text == nullptr || !text->starts_with("bytes ")) return std::nullopt;
  const char* at = text->data() + 6;
  const char* const end = text->data() + text->size();
  std::int64_t numbers[3] = {};
  constexpr std::string_view kBehind = "-/";
  for (std::size_t i = 0; i < 3; ++i) {
    const auto [rest, error] = std::from_chars(at, end, numbers[i]);
    if (error != std::errc{} || numbers[i] < 0) return std::nullopt;
    at = rest;
    if (i < 2 && (at == end || *at++ != kBehind[i])) return std::nullopt;
  }
  if (at != end || numbers[0] > numbers[1] || numbers[1] != numbers[2] - 1) return std::nullopt;
  return Range{.first = numbers[0], .size = numbers[2]};
}

std::string name_in(const HttpResponse& response) {
  const std::string* disposition = response.field("content-disposition");
  return disposition == nullptr ? std::string() : file_name_in(*disposition);
}

Outcome<OpenedFile> whole_file(const HttpResponse& response) {
  OpenedFile file{.sha256 = hash_in(response), .file_name = name_in(response)};
  const auto length = response.number("content-length");
  if (!length) return fail(FailureKind::give_up, "The server does not tell how long the file is.");
  if (file.sha256.empty())
    return fail(FailureKind::give_up,
                "The server does not tell the hash of the file, so it cannot be compared.");
  file.size = *length;
  return file;
}

}  // namespace

bool is_file_id(std::string_view text) {
  return !text.empty() && text.size() <= 128 && std::ranges::all_of(text, [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '-' || letter == '_';
  });
}

asio::awaitable<Outcome<std::string>> create_upload(HttpConnection& http, std::string token,
                                                    NewUpload upload) {
  HttpRequest request{.method = "POST",
                      .target = "/files",
                      .fields = {{kTus, kTusVersion}, {"Upload-Length", std::to_string(upload.size)}},
                      .body_bytes = 0};
  if (std::string metadata = metadata_of(upload); !metadata.empty())
    request.fields.emplace_back("Upload-Metadata", std::move(metadata));
  auto response = co_await http.ask(std::move(request), std::move(token));
  if (!response) co_return std::unexpected(std::move(response.error()));
  if (response->status != 201) co_return std::unexpected(co_await refusal(http, std::move(*response)));
  co_await pass_over(http);
  // Wherever it leads, nothing but the id is taken from it.
  const std::string* location = response->field("location");
  const std::size_t slash = location == nullptr ? std::string::npos : location->rfind("/files/");
  if (slash == std::string::npos || !is_file_id(std::string_view(*location).substr(slash + 7)))
    co_return std::unexpected(odd("a new upload has no place"));
  co_return location->substr(slash + 7);
}

asio::awaitable<Outcome<std::int64_t>> upload_offset(HttpConnection& http, std::string token, std::string id,
                                                     std::int64_t size) {
  auto response = co_await http.ask(
      {.method = "HEAD", .target = "/files/" + id, .fields = {{kTus, kTusVersion}}}, std::move(token));
  if (!response) co_return std::unexpected(std::move(response.error()));
  if (response->status != 200 && response->status != 204)
    co_return std::unexpected(co_await refusal(http, std::move(*response)));
  co_await pass_over(http);
  const auto offset = response->number("upload-offset");
  if (!offset || *offset > size)
    co_return std::unexpected(odd("it does not tell how far an upload has come"));
  if (const auto length = response->number("upload-length"); length && *length != size)
    co_return std::unexpected(odd("it has another length for an upload"));
  co_return *offset;
}

asio::awaitable<Outcome<void>> send_rest(HttpConnection& http, std::string token, std::string id,
                                         std::int64_t offset, std::int64_t size, HttpConnection::Body body) {
  HttpRequest request{.method = "PATCH",
                      .target = "/files/" + id,
                      .fields = {{kTus, kTusVersion},
                                 {"Content-Type", "application/offset+octet-stream"},
                                 {"Upload-Offset", std::to_string(offset)}},
                      .body_bytes = size - offset};
  auto response = co_await http.ask(std::move(request), std::move(token), std::move(body));
  if (!response) co_return std::unexpected(std::move(response.error()));
  if (response->status != 204 && response->status != 200)
    co_return std::unexpected(co_await refusal(http, std::move(*response)));
  co_await pass_over(http);
  // What it has taken before it answered is asked for again, like after a lost connection.
  if (response->number("upload-offset") != size) {
    co_return std::unexpected(Failure{
        .kind = FailureKind::fix, .sentence = "The server has not taken all.", .code = ErrorCode::conflict});
  }
  co_return Outcome<void>{};
}

asio::awaitable<Outcome<void>> remove_upload(HttpConnection& http, std::string token, std::string id) {
  auto response = co_await http.ask(
      {.method = "DELETE", .target = "/files/" + id, .fields = {{kTus, kTusVersion}}}, std::move(token));
  if (!response) co_return std::unexpected(std::move(response.error()));
  if (response->status != 204 && response->status != 200)
    co_return std::unexpected(co_await refusal(http, std::move(*response)));
  co_await pass_over(http);
  co_return Outcome<void>{};
}

asio::awaitable<Outcome<OpenedFile>> stored_file(HttpConnection& http, std::string token, std::string id) {
  auto response = co_await http.ask({.method = "HEAD", .target = "/files/" + id}, std::move(token));
  if (!response) co_return std::unexpected(std::move(response.error()));
  if (response->status != 200) co_return std::unexpected(co_await refusal(http, std::move(*response)));
  co_await pass_over(http);
  co_return whole_file(*response);
}

asio::awaitable<Outcome<OpenedFile>> open_file(HttpConnection& http, std::string token, std::string id,
                                               std::int64_t offset, std::string sha256) {
  HttpRequest request{.method = "GET", .target = "/files/" + id};
  if (offset > 0) {
    request.fields.emplace_back("Range", fmt::format("bytes={}-", offset));
    request.fields.emplace_back("If-Range", "\"" + sha256 + "\"");
  }
  auto response = co_await http.ask(std::move(request), std::move(token));
  if (!response) co_return std::unexpected(std::move(response.error()));
  if (response->status == 200) co_return whole_file(*response);
  if (response->status != 206) co_return std::unexpected(co_await refusal(http, std::move(*response)));
  const auto range = range_in(*response);
  OpenedFile opened{.sha256 = hash_in(*response), .file_name = name_in(*response)};
  if (!range || range->first != offset || opened.sha256 != sha256)
    co_return fail(FailureKind::give_up, "The server sends another part of a file than it was asked for.");
  opened.offset = range->first;
  opened.size = range->size;
  co_return opened;
}

}  // namespace banter::client::transfers
