#include "client/cli/emoji.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "protocol/names.hpp"

namespace banter::cli {
namespace {

using Named = std::pair<std::string_view, std::string_view>;

// In order of name.
constexpr auto kEmojis = std::to_array<Named>({
    {"+1", "👍"},         {"-1", "👎"},          {"100", "💯"},         {"angry", "😠"},
    {"balloon", "🎈"},    {"beer", "🍺"},        {"blush", "😊"},       {"broken_heart", "💔"},
    {"bug", "🐛"},        {"bulb", "💡"},        {"cake", "🎂"},        {"calendar", "📅"},
    {"clap", "👏"},       {"coffee", "☕"},      {"confused", "😕"},    {"cry", "😢"},
    {"eyes", "👀"},       {"fire", "🔥"},        {"gift", "🎁"},        {"grin", "😁"},
    {"handshake", "🤝"},  {"heart", "❤️"},        {"heart_eyes", "😍"},  {"hug", "🤗"},
    {"hundred", "💯"},    {"joy", "😂"},         {"key", "🔑"},         {"kiss", "😘"},
    {"laughing", "😆"},   {"lock", "🔒"},        {"memo", "📝"},        {"muscle", "💪"},
    {"neutral", "😐"},    {"no", "❌"},          {"ok", "👌"},          {"party", "🥳"},
    {"pizza", "🍕"},      {"point_up", "☝️"},     {"pray", "🙏"},        {"question", "❓"},
    {"rainbow", "🌈"},    {"rocket", "🚀"},      {"rofl", "🤣"},        {"rose", "🌹"},
    {"sad", "😞"},        {"scream", "😱"},      {"see_no_evil", "🙈"}, {"shrug", "🤷"},
    {"skull", "💀"},      {"sleeping", "😴"},    {"smile", "😄"},       {"sob", "😭"},
    {"sparkles", "✨"},   {"star", "⭐"},        {"sun", "☀️"},          {"sunglasses", "😎"},
    {"sweat", "😅"},      {"tada", "🎉"},        {"tea", "🍵"},         {"thinking", "🤔"},
    {"thumbsdown", "👎"}, {"thumbsup", "👍"},    {"upside_down", "🙃"}, {"warning", "⚠️"},
    {"wave", "👋"},       {"white_check", "✅"}, {"wink", "😉"},        {"yes", "✅"},
    {"zap", "⚡"},
});

}  // namespace

std::optional<std::string> emoji_called(std::string_view name) {
  if (name.starts_with(':')) name.remove_prefix(1);
  if (name.ends_with(':')) name.remove_suffix(1);
  const std::string folded = protocol::fold_name(name);
  const auto* found = std::ranges::find(kEmojis, folded, &Named::first);
  if (found == kEmojis.end()) return std::nullopt;
  return std::string(found->second);
}

std::vector<std::string> emoji_names(std::string_view start) {
  if (!start.starts_with(':')) return {};
  const std::string folded = protocol::fold_name(start.substr(1));
  std::vector<std::string> names;
  for (const auto& [name, emoji] : kEmojis) {
    if (name.starts_with(folded)) names.push_back(":" + std::string(name) + ":");
  }
  return names;
}

std::optional<std::string> emoji_of(std::string_view word) {
  const bool itself = std::ranges::any_of(word, [](char byte) { return (byte & 0x80) != 0; });
  return itself ? std::optional(std::string(word)) : emoji_called(word);
}

}  // namespace banter::cli
