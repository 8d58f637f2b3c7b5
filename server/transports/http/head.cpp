#include "server/transports/http/head.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <algorithm>

// The only file that knows Boost.Beast, which takes long to compile.
namespace banter::transports::http {
namespace {

namespace beast_http = boost::beast::http;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

BadHead why(const boost::system::error_code& error) {
  if (error == beast_http::error::bad_version) return {505, "This server speaks HTTP/1.1."};
  return {400, "That is no valid HTTP request."};
}

// What Beast lets pass, and a proxy in front of us may understand otherwise.
const char* what_is_ambiguous(const Head& head) {
  if (head.count("host") > 1) return "The request names more than one Host.";
  if (head.is_http_1_1 && head.count("host") == 0) return "The request names no Host.";
  if (!head.is_http_1_1 && head.count("transfer-encoding") != 0) return "Transfer-Encoding needs HTTP/1.1.";
  if (head.count("transfer-encoding") != 0 && !head.is_chunked)
    return "The request's Transfer-Encoding is unknown.";
  return nullptr;
}

}  // namespace

std::string_view Head::path() const {
  return std::string_view(target).substr(0, target.find('?'));
}

std::string_view Head::field(std::string_view name) const {
  const auto found =
      std::ranges::find(fields, name, [](const auto& field) { return std::string_view(field.first); });
  return found == fields.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view Head::last_field(std::string_view name) const {
  for (auto field = fields.rbegin(); field != fields.rend(); ++field) {
    if (field->first == name) return field->second;
  }
  return {};
}

std::size_t Head::count(std::string_view name) const {
  return static_cast<std::size_t>(
      std::ranges::count(fields, name, [](const auto& field) { return std::string_view(field.first); }));
}

bool Head::has_token(std::string_view name, std::string_view token) const {
  for (const auto& [field, value] : fields) {
    if (field != name) continue;
    std::string_view rest = value;
    while (!rest.empty()) {
      const std::size_t comma = std::min(rest.find(','), rest.size());
      if (equal_ignoring_case(trim(rest.substr(0, comma)), token)) return true;
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
  }
  return false;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower, lower);
}

std::optional<std::size_t> end_of_head(std::string_view bytes, std::size_t& searched) {
  static constexpr std::string_view end = "\r\n\r\n";
  const std::size_t at = bytes.find(end, searched);
  if (at != std::string_view::npos) return at + end.size();
  searched = bytes.size() < end.size() ? 0 : bytes.size() - (end.size() - 1);
  return std::nullopt;
}

ParsedHead parse_head(std::string_view bytes) {
  beast_http::request_parser<beast_http::empty_body> parser;
  parser.header_limit(static_cast<std::uint32_t>(bytes.size() + 1));
  parser.body_limit(boost::none);
  boost::system::error_code error;
  parser.put(boost::asio::const_buffer(bytes.data(), bytes.size()), error);
  if (error && error != beast_http::error::need_more) return {{}, why(error)};
  if (!parser.is_header_done()) return {{}, why({})};

  const auto& request = parser.get();
  Head head{
      .method = std::string(request.method_string()),
      .target = std::string(request.target()),
      .is_http_1_1 = request.version() == 11,
      .keep_alive = parser.keep_alive(),
      .is_chunked = parser.chunked(),
      .content_length = {},
      .fields = {},
  };
  if (const auto length = parser.content_length()) head.content_length = *length;
  for (const auto& field : request) {
    std::string name(field.name_string());
    std::ranges::transform(name, name.begin(), lower);
    head.fields.emplace_back(std::move(name), std::string(field.value()));
  }
  if (const char* const ambiguous = what_is_ambiguous(head)) return {{}, {400, ambiguous}};
  return {std::move(head), {}};
}

}  // namespace banter::transports::http
