#include "client/core/media/facts.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/platform/file.hpp"
#include "client/core/media/preview/preview.hpp"
#include "client/core/media/size/size.hpp"
#include "protocol/media_type.hpp"

namespace banter::client::media {
namespace {

// Text that a browser would act upon is not called plain. Other endings tell nothing that the bytes do not.
std::string_view declared_by_name(std::string_view path) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kActive{{
      {".htm", "text/html"},
      {".html", "text/html"},
      {".xhtml", "application/xhtml+xml"},
      {".xml", "application/xml"},
      {".xsl", "application/xml"},
      {".svg", "image/svg+xml"},
      {".js", "text/javascript"},
      {".mjs", "text/javascript"},
      {".css", "text/css"},
  }};
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos) return {};
  std::string ending(path.substr(dot));
  for (char& letter : ending) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  const auto* found = std::ranges::find(kActive, std::string_view(ending),
                                        &std::pair<std::string_view, std::string_view>::first);
  return found != kActive.end() ? found->second : std::string_view{};
}

}  // namespace

Facts facts_of(Source& file, std::string_view declared) {
  std::array<unsigned char, protocol::judged_bytes> bytes{};
  const std::size_t there = file.read(0, bytes);
  const std::string_view beginning(reinterpret_cast<const char*>(bytes.data()), there);
  Facts facts{.media_type = std::string(protocol::judge_media_type(beginning, declared))};
  const auto size = size_of(file, facts.media_type);
  if (!size) return facts;  // who does not know the size decodes nothing
  facts.width = static_cast<std::int64_t>(size->width);
  facts.height = static_cast<std::int64_t>(size->height);
  facts.preview = preview_of(file, facts.media_type);
  return facts;
}

Facts facts_of(const std::string& path) {
  auto file = base::open_regular_file(path);
  if (!file) return {.media_type = std::string(protocol::unknown_media_type)};
  FileSource source(std::move(*file));
  return facts_of(source, declared_by_name(path));
}

}  // namespace banter::client::media
