#include "tests/desktop/world.hpp"

#include <utility>

namespace banter::desktop::tests {
namespace {

namespace json = boost::json;

const std::map<std::string, std::string>& display_names() {
  static const std::map<std::string, std::string> names{
      {"anna", "Anna Keller"},      {"ben", "Ben Okafor"},
      {"clara", "Clara Lindqvist"}, {"sakura", "中村 さくら"},
      {"layla", "ليلى حداد"},       {"hohenstein", "Prof. Maximiliane-Theodora v. Hohenstein"},
      {"dmitri", "Dmitri Sokolov"},
  };
  return names;
}

}  // namespace

World::World(const std::string& data) : server_({.data = data, .more = {}, .same_port = true}) {
  fill();
}

harness::Client& World::as(const std::string& username) {
  auto& person = people_[username];
  if (!person) {
    person = std::make_unique<harness::Client>(server_.address(), harness::Carrier::lines);
    const auto name = display_names().find(username);
    person->demand({{"action", "register"},
                    {"username", username},
                    {"password", "correct horse"},
                    {"display_name", name == display_names().end() ? username : name->second}});
  }
  return *person;
}

std::int64_t World::say(const std::string& username, const std::string& to, const std::string& words,
                        std::int64_t reply_to) {
  json::object request{{"action", "message"}, {"receiver", to}, {"content", words}};
  if (reply_to > 0) request["reply_to"] = reply_to;
  return harness::number_of(as(username).demand(std::move(request)), "seq");
}

void World::react(const std::string& username, const std::string& conversation, std::int64_t seq,
                  const std::string& emoji) {
  as(username).demand({{"action", "react"}, {"conversation", conversation}, {"seq", seq}, {"emoji", emoji}});
}

void World::fill() {
  for (const auto& [username, name] : display_names())
    as(username);
  as("clara").demand({{"action", "create_room"},
                      {"room", "#bridge"},
                      {"topic", "Watch, weather and course. Handovers at 04, 08, 12, 16, 20 and 24."}});
  as("dmitri").demand({{"action", "create_room"}, {"room", "#galley"}, {"topic", "What there is, and when"}});
  as("sakura").demand({{"action", "create_room"}, {"room", "#lab"}, {"topic", "Samples 🧪"}});
  for (const char* room : {"#bridge", "#galley", "#lab"}) {
    for (const auto& [username, name] : display_names())
      as(username).demand({{"action", "join"}, {"conversation", room}});
  }

  say("clara", "#bridge", "Morning. Wind WNW 6, sea 3 m, we make 11 knots.");
  say("clara", "#bridge", "The new chart corrections are on the plotter.");
  const auto question = say("ben", "#bridge", "Thanks! Do we still go north of the bank?");
  say("clara", "#bridge", "Yes, until the front is through. I have put the waypoints here:", question);
  say("clara", "#bridge",
      "```\nWP1  58°21.4'N  003°12.0'E\nWP2  58°44.9'N  002°47.5'E\nWP3  59°02.0'N  002°05.1'E\n```");
  const auto coffee = say("dmitri", "#bridge", "Coffee for the watch is on its way ☕");
  for (const char* who : {"ben", "clara", "layla"})
    react(who, "#bridge", coffee, "❤️");
  react("sakura", "#bridge", coffee, "👏");
  say("layla", "#bridge", "شكراً جزيلاً، سأكون على الجسر بعد عشر دقائق");
  say("sakura", "#bridge", "了解です。観測は予定どおり始めます 🌊");
  say("hohenstein", "#bridge",
      "Could whoever has the 16–20 watch please log the *bottom temperature* every half hour? The series has "
      "a "
      "gap on Tuesday, and **two** of the sensors disagree. Background: https://example.org/drift");
  say("ben", "#bridge", "@anna that is us two. I take the even hours.");
  say("anna", "#bridge", "Fine with me 👍");

  say("sakura", "#lab", "Box 14 is in the cold store.");
  say("dmitri", "#galley", "Tonight: fish soup. And something without fish.");
  say("ben", "anna", "Hello Anna, how was the harbour?");
  const auto answer = say("anna", "ben", "Windy! Photos later. How are the kids?");
  say("ben", "anna", "All well, thanks. Mia has lost her first tooth 🦷", answer);
  say("ben", "anna", "She wants to know whether there are whales.");
  say("anna", "ben", "Three this morning, off the port bow 🐋🐋🐋");
  say("ben", "anna", "🐋");
  say("layla", "anna", "هل رأيت التقرير؟");
  say("hohenstein", "anna", "Dear Anna, a word about the schedule when you have a minute?");
  say("clara", "anna", "You have the watch at 16.");
  as("anna").demand({{"action", "contacts"}, {"contact_action", "add"}, {"contact_username", "ben"}});
  as("anna").demand({{"action", "contacts"}, {"contact_action", "add"}, {"contact_username", "clara"}});
}

}  // namespace banter::desktop::tests
