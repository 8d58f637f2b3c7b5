#include "server/transports/http/files/download.hpp"

#include <fmt/core.h>

#include <memory>
#include <utility>

#include "base/hash.hpp"
#include "server/transports/http/files/conditions.hpp"
#include "server/transports/http/files/content_outflow.hpp"
#include "server/transports/http/files/disposition.hpp"
#include "server/transports/http/files/file_id.hpp"
#include "server/transports/http/files/range.hpp"

namespace banter::transports::http::files {
namespace {

using protocol::ErrorCode;

// A file is somebody else's text: as a page it may do nothing at all.
constexpr std::string_view policy = "sandbox; default-src 'none'";
// To be asked for again each time, since rights end; with the ETag that costs no bytes.
constexpr std::string_view cached = "private, no-cache";

bool is_known_to_client(const Head& head, std::string_view etag) {
  for (const auto& [name, value] : head.fields) {
    if (name == "if-none-match" && names_etag(value, etag)) return true;
  }
  return false;
}

// Only GET knows ranges: RFC 9110, 14.2.
std::variant<WholeFile, FilePart, NoSuchPart> wanted_of(const Head& head, std::string_view etag,
                                                        std::int64_t size) {
  if (head.method != "GET" || head.count("range") != 1) return WholeFile();
  if (head.count("if-range") != 0 && !permits_range(head.field("if-range"), etag)) return WholeFile();
  return parse_range(head.field("range"), size);
}

}  // namespace

std::optional<Response> DownloadHandler::look_at(const Exchange& exchange) {
  if (file_id_in(exchange.head().path()).empty())
    return refusal(404, ErrorCode::not_found, "There is no such file.");
  return std::nullopt;
}

void DownloadHandler::open(Exchange& exchange) {
  is_asking_ = true;
  exchange.connection().submit(core::OpenFile{.file_id = std::string(file_id_in(exchange.head().path()))});
}

void DownloadHandler::answer(Exchange& exchange, core::FileAnswer answer) {
  is_asking_ = false;
  if (!answer) return refuse(exchange, answer.error());
  if (!exchange.connection().is_open())
    return refuse(exchange, {.code = ErrorCode::internal, .message = "The server stops; try again later."});
  const auto* const file = std::get_if<core::OpenedFile>(&*answer);
  if (file == nullptr || !file->content) return refuse_odd_answer(exchange);
  give(exchange, *file);
}

void DownloadHandler::give(Exchange& exchange, const core::OpenedFile& file) {
  const Head& head = exchange.head();
  const std::string etag = fmt::format("\"{}\"", base::hex(file.sha256));
  const ServedAs served = served_as(file.media_type);
  Response response{.content_type = served.content_type,
                    .body = {},
                    .fields = {{"ETag", etag}, {"Accept-Ranges", "bytes"}},
                    .cache_control = cached,
                    .security_policy = policy};
  if (is_known_to_client(head, etag)) {
    response.status = 304;
    return respond(exchange, std::move(response));
  }
  response.fields.emplace_back("Content-Disposition", content_disposition(served.is_inline, file.file_name));
  FilePart part{0, file.size};
  const auto wanted = wanted_of(head, etag, file.size);
  if (std::holds_alternative<NoSuchPart>(wanted)) {
    Response none = refusal(416, ErrorCode::invalid_request, "The file has no bytes there.");
    none.fields.emplace_back("Content-Range", fmt::format("bytes */{}", file.size));
    return respond(exchange, std::move(none));
  }
  if (const auto* const asked = std::get_if<FilePart>(&wanted)) {
    part = *asked;
    response.status = 206;
    response.fields.emplace_back(
        "Content-Range", fmt::format("bytes {}-{}/{}", part.first, part.first + part.bytes - 1, file.size));
  }
  if (part.bytes == 0) response.fields.emplace_back("Content-Type", served.content_type);
  std::unique_ptr<Outflow> outflow;
  if (head.method != "HEAD" && part.bytes > 0)
    outflow = std::make_unique<ContentOutflow>(exchange, file.content, part.first, part.bytes);
  exchange.respond(std::move(response), static_cast<std::uint64_t>(part.bytes), std::move(outflow));
}

}  // namespace banter::transports::http::files
