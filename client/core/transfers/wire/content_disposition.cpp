#include "client/core/transfers/wire/content_disposition.hpp"

#include <algorithm>

#include "base/hash.hpp"
#include "protocol/names.hpp"

namespace banter::client::transfers {
namespace {

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('\t'))
    text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\t'))
    text.remove_suffix(1);
  return text;
}

/// Takes the next parameter off `rest`; inside quotes a semicolon ends nothing.
std::string_view take_parameter(std::string_view& rest) {
  bool quoted = false;
  std::size_t end = 0;
  for (; end < rest.size() && (quoted || rest[end] != ';'); ++end) {
    if (rest[end] == '"') quoted = !quoted;
    if (quoted && rest[end] == '\\') ++end;
  }
  end = std::min(end, rest.size());
  const std::string_view parameter = trimmed(rest.substr(0, end));
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return parameter;
}

std::string unquoted(std::string_view value) {
  if (value.size() < 2 || !value.starts_with('"') || !value.ends_with('"')) return std::string(value);
  std::string text;
  for (std::size_t i = 1; i + 1 < value.size(); ++i) {
    if (value[i] == '\\' && i + 2 < value.size()) ++i;
    text += value[i];
  }
  return text;
}

/// `UTF-8''a%20b` as text; empty when it is anything else.
std::string extended(std::string_view value) {
  const std::size_t first = value.find('\'');
  const std::size_t second = first == std::string_view::npos ? first : value.find('\'', first + 1);
  if (second == std::string_view::npos || protocol::fold_name(value.substr(0, first)) != "utf-8") return {};
  value.remove_prefix(second + 1);
  std::string text;
  while (!value.empty()) {
    if (value.front() != '%') {
      text += value.front();
      value.remove_prefix(1);
      continue;
    }
    const auto byte = base::from_hex(value.substr(1, 2));
    if (!byte || byte->size() != 1) return {};
    text += *byte;
    value.remove_prefix(3);
  }
  return text;
}

}  // namespace

std::string file_name_in(std::string_view content_disposition) {
  std::string plain;
  std::string better;
  take_parameter(content_disposition);  // inline, attachment
  while (!content_disposition.empty()) {
    const std::string_view parameter = take_parameter(content_disposition);
    const std::size_t equals = parameter.find('=');
    if (equals == std::string_view::npos) continue;
    const std::string name = protocol::fold_name(trimmed(parameter.substr(0, equals)));
    const std::string_view value = trimmed(parameter.substr(equals + 1));
    if (name == "filename") plain = unquoted(value);
    if (name == "filename*") better = extended(value);
  }
  return better.empty() ? plain : better;
}

}  // namespace banter::client::transfers
