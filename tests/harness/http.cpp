#include "tests/harness/http.hpp"

#include <algorithm>
#include <charconv>
#include <span>

namespace banter::harness {
namespace {

constexpr std::size_t kBlock = std::size_t{256} << 10;

std::int64_t number_in(std::string_view text, std::string_view what) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size())
    throw Failure("no number in " + std::string(what) + ": " + std::string(text));
  return number;
}

HttpReply parse_head(std::string_view head) {
  HttpReply reply;
  std::size_t end = std::min(head.find("\r\n"), head.size());
  const std::string_view first = head.substr(0, end);
  if (!first.starts_with("HTTP/1.1 ") || first.size() < 12)
    throw Failure("no answer of HTTP: " + std::string(first));
  reply.status = static_cast<int>(number_in(first.substr(9, 3), "the status"));
  while (end < head.size()) {
    head.remove_prefix(end + 2);
    end = std::min(head.find("\r\n"), head.size());
    const std::string_view line = head.substr(0, end);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) throw Failure("no field of HTTP: " + std::string(line));
    std::string name(line.substr(0, colon));
    std::ranges::transform(name, name.begin(), [](char c) {
      return static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    });
    const std::size_t value = std::min(line.find_first_not_of(' ', colon + 1), line.size());
    reply.fields[name] = line.substr(value);
  }
  return reply;
}

}  // namespace

std::string HttpReply::field(const std::string& name) const {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string() : found->second;
}

std::int64_t HttpReply::number(const std::string& name) const {
  return number_in(field(name), name);
}

bool Http::begin(std::string_view method, std::string_view target, const HttpFields& fields,
                 std::size_t length, std::string_view body) {
  std::string head = std::string(method) + " " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n";
  if (!token_.empty()) head += "Authorization: Bearer " + token_ + "\r\n";
  for (const auto& [name, value] : fields)
    head += name + ": " + value + "\r\n";
  if (length > 0 || method == "POST" || method == "PATCH")
    head += "Content-Length: " + std::to_string(length) + "\r\n";
  head += "\r\n";
  const Deadline deadline = in(kPatience);
  return stream_->write(head, deadline) && (body.empty() || stream_->write(body, deadline));
}

std::expected<HttpReply, Ended> Http::ask(std::string_view method, std::string_view target,
                                          const HttpFields& fields, std::string_view body) {
  // A server that has refused and closed may have said why before.
  begin(method, target, fields, body.size(), body);
  return receive(method != "HEAD", in(kPatience));
}

std::expected<boost::json::object, Ended> Http::call(const boost::json::object& request) {
  const auto reply =
      ask("POST", "/api", {{"Content-Type", "application/json"}}, boost::json::serialize(request));
  if (!reply) return std::unexpected(reply.error());
  boost::system::error_code error;
  boost::json::value value = boost::json::parse(reply->body, error);
  if (error || !value.is_object()) throw Failure("no JSON object: " + reply->body.substr(0, 300));
  return std::move(value.as_object());
}

std::expected<void, Ended> Http::fill(Deadline deadline) {
  const std::size_t had = buffer_.size();
  Stream::Read read;
  buffer_.resize_and_overwrite(had + kBlock, [&](char* memory, std::size_t) {
    read = stream_->read(std::span(memory + had, kBlock), deadline);
    return had + read.bytes;
  });
  if (read.bytes == 0) return std::unexpected(read.why);
  return {};
}

std::expected<HttpReply, Ended> Http::receive(bool has_body, Deadline deadline) {
  std::size_t end = std::string::npos;
  while ((end = buffer_.find("\r\n\r\n")) == std::string::npos) {
    if (const auto filled = fill(deadline); !filled) return std::unexpected(filled.error());
  }
  HttpReply reply = parse_head(std::string_view(buffer_).substr(0, end));
  buffer_.erase(0, end + 4);
  const bool says_length = reply.fields.contains("content-length");
  const std::size_t length =
      has_body && says_length ? static_cast<std::size_t>(reply.number("content-length")) : 0;
  while (buffer_.size() < length) {
    if (const auto filled = fill(deadline); !filled) return std::unexpected(filled.error());
  }
  reply.body = buffer_.substr(0, length);
  buffer_.erase(0, length);
  return reply;
}

}  // namespace banter::harness
