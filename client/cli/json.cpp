#include "client/cli/json.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "protocol/generated/cpp/messages_codec.hpp"

namespace banter::cli {
namespace {

std::string_view class_of(client::FailureKind kind) {
  using client::FailureKind;
  switch (kind) {
    case FailureKind::fix:
      return "fix";
    case FailureKind::sign_in:
      return "sign_in";
    case FailureKind::wait:
      return "wait";
    case FailureKind::network:
      return "network";
    case FailureKind::local:
      return "local";
    case FailureKind::give_up:
      break;
  }
  return "give_up";
}

std::string changed(const client::ChangedMessage& change) {
  using What = client::ChangedMessage::What;
  const auto place = [&](protocol::Writer& writer) {
    writer.text("conversation", change.conversation);
    writer.integer("seq", change.seq);
    writer.integer("version", change.version);
  };
  if (change.what == What::edited) {
    return json_line("edited", [&](protocol::Writer& writer) {
      place(writer);
      writer.text("content", change.content);
      writer.integer("edited_at", change.at);
    });
  }
  if (change.what == What::deleted) {
    return json_line("deleted", [&](protocol::Writer& writer) {
      place(writer);
      if (!change.username.empty()) writer.text("username", change.username);
    });
  }
  if (change.what == What::reacted) {
    return json_line("reaction", [&](protocol::Writer& writer) {
      place(writer);
      writer.text("username", change.username);
      writer.text("emoji", change.emoji);
      if (change.removed) writer.boolean("removed", true);
    });
  }
  if (change.what == What::pinned) {
    return json_line("pinned", [&](protocol::Writer& writer) {
      place(writer);
      writer.text("username", change.username);
      if (change.removed) writer.boolean("removed", true);
    });
  }
  return {};
}

}  // namespace

std::string safe_for_terminals(std::string_view json) {
  std::string safe;
  safe.reserve(json.size());
  while (!json.empty()) {
    const auto lead = static_cast<unsigned char>(json.front());
    std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    length = std::min(length, json.size());
    char32_t point = lead < 0x80 ? lead : lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i)
      point = point << 6 | (static_cast<unsigned char>(json[i]) & 0x3FU);
    // None of them lies outside the plane that four digits can name; they stand in strings only.
    if (base::steers(point)) {
      safe += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(point));
    } else {
      safe += json.substr(0, length);
    }
    json.remove_prefix(length);
  }
  return safe;
}

std::string json_of(const client::Failure& failure) {
  return json_line("error", [&](protocol::Writer& writer) {
    if (failure.code)
      writer.text("code", failure.unknown_code.empty() ? protocol::name_of(*failure.code)
                                                       : std::string_view(failure.unknown_code));
    writer.text("class", class_of(failure.kind));
    writer.text("message", failure.sentence);
    writer.integer("retry_after_ms", failure.retry_after);
    if (failure.may_have_happened) writer.boolean("may_have_happened", true);
  });
}

std::string json_of(const client::News& news) {
  if (const auto* message = std::get_if<client::NewMessage>(&news))
    return json_row("message", message->message);
  if (const auto* change = std::get_if<client::ChangedMessage>(&news)) return changed(*change);
  if (const auto* notice = std::get_if<client::NewNotice>(&news)) {
    return json_line("notice", [&](protocol::Writer& writer) {
      writer.text("conversation", notice->conversation);
      write(writer, notice->notice);
    });
  }
  if (const auto* skipped = std::get_if<client::Skipped>(&news)) {
    return json_line("skipped", [&](protocol::Writer& writer) {
      writer.text("conversation", skipped->conversation);
      writer.integer("first_seq", skipped->first_seq);
      writer.integer("last_seq", skipped->last_seq);
    });
  }
  const auto& lost = std::get<client::Lost>(news);
  return json_line("lost", [&](protocol::Writer& writer) {
    writer.text("conversation", lost.conversation);
    writer.text("message", lost.reason);
  });
}

}  // namespace banter::cli
