// How the chat puts things on the screen.
#include <algorithm>
#include <utility>

#include "client/cli/chat/chat.hpp"
#include "client/cli/text/table.hpp"
#include "client/cli/text/visible.hpp"
#include "protocol/names.hpp"

namespace banter::cli {

void Chat::show_sent(Own& own) {
  if (!own.visible) {
    own.shown = labelled(own);
    show_day(own.shown.message.sent_at);
    own.number = show_own(own.shown);
  } else if (!screen_.change(own.number, lines().message(own.shown))) {
    remark("✓ \"" + visible_line(own.shown.message.content, 40) + "\" is sent.");
    return;
  }
  if (own.shown.has_ticks) ticks_.add(own.number, own.shown);
}

/// What was written while the conversation was being opened stands below its history, and once only.
void Chat::show_held(const std::vector<protocol::Message>& page) {
  const auto on_page = [&](const Own& own) {
    return std::ranges::any_of(
        page, [&](const auto& message) { return message.client_id == own.shown.message.client_id; });
  };
  for (Own& own : std::exchange(held_, {})) {
    if (!on_page(own)) show_sent(own);
  }
  for (auto& [client_id, own] : own_) {
    if (own.visible || own.done) continue;
    own.done = on_page(own);
    if (!own.done) show_pending(own);
  }
}

bool Chat::is_here(const std::string& place) const {
  return protocol::fold_name(place) == protocol::fold_name(place_);
}

/// What was written elsewhere, before the person went on to here, says where.
ShownMessage Chat::labelled(const Own& own) const {
  ShownMessage shown = own.shown;
  if (!is_here(own.place)) {
    shown.place = own.place;
    shown.get += " " + own.place;
  }
  return shown;
}

/// Shows one's own message, so that its mark can change while it may.
std::uint64_t Chat::show_own(const ShownMessage& shown) {
  const std::string text = lines().message(shown);
  if (shown.has_ticks && shown.mark != Mark::read) return screen_.show_for_now(text);
  screen_.show(text);
  return 0;
}

void Chat::show_pending(Own& own) {
  if (!screen_.can_change() && online_) return;  // it is shown once, when it is sent
  show_day(own.shown.message.sent_at);
  own.number = screen_.show_for_now(lines().message(labelled(own)));
  own.visible = true;
}

Lines Chat::lines() const {
  return {screen_.columns(), Style(screen_.columns() == 0 ? Colours::none : colours_of_terminal(true))};
}

void Chat::show_day(base::Millis time) {
  if (screen_.columns() == 0) return;
  const std::string today = day_text(time);
  if (today != std::exchange(day_, today)) screen_.show(lines().day(time));
}

void Chat::show_message(const protocol::Message& message, bool numbered) {
  show_day(message.sent_at);
  ShownMessage shown;
  shown.message = message;
  shown.numbered = numbered;
  shown.has_ticks = has_ticks(message);
  shown.names_me = names_me(message);
  note_files(message);
  shown.get = "/get";
  if (message.conversation != place_id_) {
    shown.place = names_.name_of(message.conversation);
    shown.get += " " + (shown.place == message.conversation ? "id:" + shown.place : shown.place);
  }
  if (!names_.is_self(message.sender)) {
    screen_.show(lines().message(shown));
    return;
  }
  shown.mark = ticks_.mark_of(message.conversation, message.seq);
  const std::uint64_t number = show_own(shown);
  if (shown.has_ticks) ticks_.add(number, std::move(shown));
}

/// Direct messages tell how far they have come, where the line can be changed then.
bool Chat::has_ticks(const protocol::Message& message) const {
  return screen_.can_change() && !message.receiver.empty() && !message.receiver.starts_with('#');
}

void Chat::remark(const std::string& text) {
  screen_.show(lines().remark(text));
}
void Chat::complaint(const std::string& text) {
  screen_.show(lines().complaint(text));
}

void Chat::show_table(const std::vector<std::vector<std::string>>& rows) {
  for (const std::string& line : table(rows))
    remark(line);
}

/// The other one of a direct conversation that is open; empty elsewhere.
std::string Chat::partner() const {
  const std::string name = place_.starts_with("id:") ? names_.name_of(place_id_) : place_;
  return name.starts_with('@') ? name.substr(1) : std::string();
}

void Chat::set_prompt() {
  const std::string state = online_ ? "" : tried_ ? "(offline) " : "(connecting) ";
  const std::string writing = place_id_.empty() ? "" : writers_.words(place_id_, steady_now());
  std::string place = place_.empty() ? "" : visible_line(place_, 64);
  if (!writing.empty()) {
    // Of two only the other one can be it, whose name stands there already.
    place = protocol::fold_name(place) == "@" + protocol::fold_name(writing.substr(0, writing.find(' ')))
                ? "@" + writing
                : place + " · " + writing;
    place += ' ';
  } else if (const std::string there = people_.words(partner()); !there.empty()) {
    place += " (" + there + ")";
  }
  screen_.set_prompt(state + place + "> ");
}

}  // namespace banter::cli
