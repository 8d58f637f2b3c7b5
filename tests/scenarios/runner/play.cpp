#include "tests/scenarios/runner/play.hpp"

#include <algorithm>
#include <cctype>

namespace banter::scenarios {
namespace {

using harness::Client;
using harness::code_of;
using harness::Failure;
using harness::text_of;

std::string join(const std::vector<std::string>& words, std::size_t from) {
  std::string out;
  for (std::size_t i = from; i < words.size(); ++i)
    out += (out.empty() ? "" : " ") + words[i];
  return out;
}

std::vector<std::string> bare_words(const std::string& text) {
  std::vector<std::string> words;
  for (const Word& word : words_of(text)) {
    words.push_back(word.value && word.value->is_string() ? std::string(word.value->as_string()) : word.text);
  }
  return words;
}

// Whether the word names somebody: `ben` as a place is the direct conversation with him. "#tea" is written as
// a value, and $talk is an id that was kept.
bool names_person(const Word& word) {
  return !word.value && !word.text.starts_with("$");
}

}  // namespace

void Play::perform(const std::vector<Step>& script) {
  for (const Step& one : script)
    step(one);
  if (const auto wrong = stage_.stop_server()) {
    throw StepFailed{.line = script.back().line, .text = "the end", .reason = *wrong, .story = {}};
  }
}

void Play::step(const Step& one) {
  const std::string first = one.text.substr(0, one.text.find(' '));
  Device* device = nullptr;
  try {
    if (direct(one, first, one.text)) return;
    const int times = Sentence::read(one.text).times;
    for (int n = 1; n <= times; ++n) {
      const Sentence sentence = Sentence::read(written_out(one.text, n));
      Actor& actor = stage_.actor(sentence.actor);
      device = &actor.devices.try_emplace(sentence.device, Device{.name = sentence.device}).first->second;
      act(sentence, one);
    }
  } catch (const Failure& failure) {
    throw StepFailed{one.line, one.text, failure.what(),
                     device && device->client ? device->client->story() : std::vector<std::string>()};
  } catch (const BadScript& bad) {
    throw StepFailed{one.line, one.text, std::string("the scenario is wrong here: ") + bad.what(), {}};
  }
}

bool Play::direct(const Step& one, const std::string& first, const std::string& text) {
  if (first == "cast" || first == "strangers") {
    cast(text);
  } else if (first == "server") {
    configure(text);
  } else if (first == "only") {
    // The build keeps the scenario off the other carriers.
    if (!name_of(stage_.carrier()).starts_with(text.substr(text.rfind(' ') + 1)))
      throw BadScript("wrong carrier");
  } else if (text == "nobody sees anything" || text == "everyone catches up") {
    for (auto& [name, actor] : stage_.actors()) {
      for (auto& [device_name, device] : actor.devices) {
        if (!device.client) continue;
        if (first == "nobody") {
          see_nothing(*device.client, name + " on " + device_name);
        } else {
          device.client->events_so_far();
        }
      }
    }
  } else {
    return false;
  }
  if (!one.tables.empty() || !one.block.empty()) throw BadScript("nothing can stand below this line");
  return true;
}

void Play::cast(const std::string& text) {
  const std::vector<std::string> words = bare_words(text);
  for (std::size_t i = 1; i < words.size(); ++i) {
    Actor& actor = stage_.add(words[i]);
    if (words.front() == "strangers") continue;
    Device& device = actor.devices.try_emplace("desk", Device{.name = "desk"}).first->second;
    const json::object request{
        {"action", "register"}, {"username", actor.name}, {"password", actor.password}, {"device", "desk"}};
    learn(actor, device, request, stage_.connection(device).demand(request));
  }
  for (std::size_t i = 1; words.front() == "cast" && i < words.size(); ++i) {
    stage_.connection(stage_.actor(words[i]).devices.at("desk")).events_so_far();
  }
}

void Play::configure(const std::string& text) {
  const std::vector<std::string> words = bare_words(text);
  const std::string rest = join(words, 1);
  if (rest == "restarts" || rest == "is killed") {
    stage_.restart_server(rest == "is killed");
  } else if (rest == "runs with rate limits") {
    stage_.configure_server({}, true);
  } else if (rest.starts_with("runs with ")) {
    stage_.configure_server({words.begin() + 3, words.end()}, false);
  } else if (words.size() == 4 && words[1] == "makes") {
    stage_.operate({"user", "role", words[2], words[3]});
  } else if (words.size() == 5 && words[1] == "adds" && words[3] == "as") {
    stage_.operate({"user", "add", words[2], "--role", words[4]}, stage_.actor(words[2]).password + '\n');
  } else {
    throw BadScript("the server restarts, is killed, makes NAME ROLE, adds NAME as ROLE, runs with OPTIONS");
  }
}

void Play::act(const Sentence& sentence, const Step& step) {
  Actor& actor = stage_.actor(sentence.actor);
  Device& device = actor.devices.at(sentence.device);
  if (act_on_connection(actor, device, sentence, step)) {
    if (!step.tables.empty()) throw BadScript("no table can stand below this line");
    return;
  }
  if (!step.block.empty()) throw BadScript("no sentence can stand below this line");
  const Asked what = asked(actor, device, sentence);
  const json::object reply = stage_.connection(device).ask(what.request);
  judge(actor, device, what, reply);
  for (const Table& table : step.tables)
    check_table(table, reply);
}

bool Play::act_on_connection(Actor& actor, Device& device, const Sentence& sentence, const Step& step) {
  const std::string& said = sentence.said;
  if (said == "connects") {
    if (device.client) throw BadScript(actor.name + " is connected already");
    stage_.connection(device);
  } else if (said == "disconnects") {
    device.client.reset();
  } else if (said == "is disconnected") {
    stage_.connection(device).wait_until_closed(harness::in(harness::kPatience));
    device.client.reset();
  } else if (said == "comes back") {
    come_back(actor, device);
  } else if (said == "catches up") {
    stage_.connection(device).events_so_far();
  } else if (said == "sees nothing") {
    see_nothing(stage_.connection(device), actor.name);
  } else if (said.starts_with("hears nothing of ")) {
    const std::string name = said.substr(said.rfind(' ') + 1);
    if (stage_.connection(device).has_news_of(name)) throw Failure(actor.name + " has heard of " + name);
  } else if (said.starts_with("sees ")) {
    see(actor, device, said);
  } else if (said == "at once") {
    say_at_once(actor, device, step);
  } else if (said.starts_with("says {") || said.starts_with("says raw ")) {
    say_raw(actor, device, sentence, step);
  } else {
    return false;
  }
  return true;
}

void Play::come_back(Actor& actor, Device& device) {
  if (device.token.empty()) throw BadScript(actor.name + " has no token on " + device.name);
  device.client.reset();
  stage_.connection(device).demand({{"action", "resume"}, {"token", device.token}});
}

void Play::see_nothing(Client& client, const std::string& who) {
  const std::vector<json::object> events = client.events_so_far();
  if (!events.empty()) throw Failure(who + " should see nothing and saw " + json::serialize(events.front()));
}

void Play::see(Actor& actor, Device& device, const std::string& text) {
  const Parts parts = cut_at_with(text);
  json::object expected;
  if (parts.before.size() == 2 && parts.before[1].value && parts.before[1].value->is_object()) {
    expected = parts.before[1].value->as_object();
  } else if (const auto match = phrases_.match(parts.before)) {
    expected = filled(actor, device, *match);
  } else {
    throw BadScript("nobody knows how to see this; the sentences stand in phrases.txt");
  }
  const auto more = parts.behind.empty() ? std::vector<Expectation>() : expectations_of(parts.behind);
  Client& client = stage_.connection(device);
  const std::string kind = text_of(expected, "event");
  if (kind == "presence" || kind == "profile") {
    // One that does not fit was overtaken by the next.
    const auto until = harness::in(harness::kPatience);
    while (!what_is_wrong(client.next_news(kind, text_of(expected, "username"), until), expected, more)
                .empty()) {
    }
    return;
  }
  const json::object event = client.next_event();
  const std::string wrong = what_is_wrong(event, expected, more);
  if (!wrong.empty()) throw Failure("another event came: " + json::serialize(event) + wrong);
}

std::string Play::what_is_wrong(const json::object& event, const json::object& expected,
                                const std::vector<Expectation>& more) {
  std::string wrong;
  for (const auto& [field, value] : expected) {
    const Expectation one{std::string(field), {.kind = Pattern::Kind::equal, .value = value, .name = {}}};
    if (const auto said = complaint(one, event, kept_)) wrong += "\n    " + *said;
  }
  for (const Expectation& one : more) {
    if (const auto said = complaint(one, event, kept_)) wrong += "\n    " + *said;
  }
  return wrong;
}

void Play::say_at_once(Actor& actor, Device& device, const Step& step) {
  if (step.block.empty()) throw BadScript("what " + actor.name + " says at once stands indented below");
  std::vector<Asked> all;
  std::vector<json::object> requests;
  for (const Step& line : step.block) {
    const int times = Sentence::read(actor.name + " " + line.text).times;
    for (int n = 1; n <= times; ++n) {
      all.push_back(asked(actor, device, Sentence::read(actor.name + " " + written_out(line.text, n))));
      requests.push_back(all.back().request);
    }
  }
  Client& client = stage_.connection(device);
  const std::vector<json::value> ids = client.post_all(requests);
  for (std::size_t i = 0; i < all.size(); ++i)
    judge(actor, device, all[i], client.reply_to(ids[i]));
}

void Play::say_raw(Actor& actor, Device& device, const Sentence& sentence, const Step& step) {
  std::string frame = sentence.said.substr(5);
  if (frame.starts_with("raw ")) frame = frame.substr(4);
  Client& client = stage_.connection(device);
  const json::value id = client.post_raw(frame);
  if (sentence.outcome.starts_with("nothing")) return;
  const json::object reply = client.reply_to(id);
  judge(actor, device, {.request = {}, .outcome = Outcome::read(sentence.outcome)}, reply);
  for (const Table& table : step.tables)
    check_table(table, reply);
}

Play::Asked Play::asked(Actor& actor, Device& device, const Sentence& sentence) {
  const Parts parts = cut_at_with(sentence.said);
  const auto match = phrases_.match(parts.before);
  if (!match) throw BadScript("nobody knows how to do this; the sentences stand in phrases.txt");
  Asked asked{.request = filled(actor, device, *match), .outcome = Outcome::read(sentence.outcome)};
  for (std::span<const Word> words(parts.behind); !words.empty();) {
    if (words.size() < 2) throw BadScript("a value is missing behind " + words.front().text);
    const std::string field = words[0].text;
    if (words[1].is("absent")) {
      asked.request.erase(field);
    } else {
      asked.request[field] = meant_by(words[1], kept_);
    }
    words = words.subspan(2);
    if (words.empty()) break;
    if (!words.front().is("and")) throw BadScript("“and” was expected before " + words.front().text);
    words = words.subspan(1);
    if (words.empty()) throw BadScript("nothing stands behind “and”");
  }
  return asked;
}

json::object Play::filled(Actor& actor, Device& device, const Phrases::Match& match) {
  return Phrases::fill(match.frame, [&](const std::string& place_holder) -> json::value {
    if (place_holder == "ME") return json::value(actor.name);
    if (place_holder == "DEVICE") return json::value(device.name);
    if (place_holder == "PASSWORD") return json::value(actor.password);
    if (place_holder == "TOKEN") return json::value(device.token);
    const auto argument = match.arguments.find(place_holder);
    if (argument == match.arguments.end()) throw BadScript("the phrase says nothing of " + place_holder);
    const json::value meant = meant_by(argument->second, kept_);
    const Word& word = argument->second;
    if (place_holder.starts_with("PLACE") && names_person(word)) return json::value("@" + word.text);
    if (place_holder.starts_with("ID") && word.text.starts_with("$")) return meant;
    if (place_holder.starts_with("ID"))
      return json::value(stage_.id_of(actor, device, std::string(meant.as_string())));
    return meant;
  });
}

void Play::judge(Actor& actor, Device& device, const Asked& asked, const json::object& reply) {
  const Outcome& outcome = asked.outcome;
  const std::string code = code_of(reply);
  const std::string wanted = outcome.ok ? "ok" : outcome.code;
  if (code != wanted) throw Failure("expected " + wanted + ", got " + code + ": " + json::serialize(reply));
  if (!outcome.about.empty()) {
    const std::string sentence = text_of(reply.at("error").as_object(), "message");
    if (sentence.find(outcome.about) == std::string::npos) {
      throw Failure("the sentence should name " + outcome.about + ": " + sentence);
    }
  }
  std::string wrong;
  for (const Expectation& one : outcome.fields) {
    if (const auto said = complaint(one, reply, kept_)) wrong += "\n    " + *said;
  }
  if (!wrong.empty()) throw Failure("another reply came: " + json::serialize(reply) + wrong);
  if (outcome.ok) learn(actor, device, asked.request, reply);
}

void Play::learn(Actor& actor, Device& device, const json::object& request, const json::object& reply) {
  if (const auto* token = reply.if_contains("token"); token && token->is_string()) {
    device.token = token->as_string();
  }
  if (const auto* password = request.if_contains("new_password")) actor.password = password->as_string();
  const auto* id = reply.if_contains("conversation");
  if (!id || !id->is_string()) return;
  for (const char* field : {"conversation", "receiver", "room"}) {
    const auto* place = request.if_contains(field);
    if (!place || !place->is_string() || place->as_string() == id->as_string()) continue;
    stage_.learn(actor, std::string(place->as_string()), std::string(id->as_string()));
  }
}

void Play::check_table(const Table& table, const json::object& reply) {
  const json::array* rows = nullptr;
  for (const auto& [field, value] : reply) {
    if (!value.is_array() || (!table.list.empty() && table.list != field)) continue;
    if (rows) throw BadScript("the reply has several lists; write the name of one above the table");
    rows = &value.as_array();
  }
  if (!rows) throw Failure("no list " + table.list + " in " + json::serialize(reply));
  if (rows->size() != table.rows.size()) {
    throw Failure("expected " + std::to_string(table.rows.size()) + " rows, got " +
                  std::to_string(rows->size()) + ": " + json::serialize(*rows));
  }
  for (std::size_t i = 0; i < rows->size(); ++i) {
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      const std::vector<Word> words = words_of(written_out(table.rows[i][column], 0));
      std::span<const Word> cell(words);
      const Expectation one{table.columns[column], Pattern::take(cell)};
      if (!cell.empty()) throw BadScript("a cell holds one value: " + table.rows[i][column]);
      if (!(*rows)[i].is_object()) throw Failure("a row is no object: " + json::serialize((*rows)[i]));
      if (const auto said = complaint(one, (*rows)[i].as_object(), kept_)) {
        throw Failure("row " + std::to_string(i + 1) + ": " + *said + "\n    in " + json::serialize(*rows));
      }
    }
  }
}

}  // namespace banter::scenarios
