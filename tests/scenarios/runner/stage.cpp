#include "tests/scenarios/runner/stage.hpp"

#include <algorithm>
#include <cctype>
#include <csignal>

#include "tests/scenarios/runner/words.hpp"

namespace banter::scenarios {
namespace {

std::string folded(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char letter) { return std::tolower(letter); });
  return text;
}

// What a conversation is known by in the scenario: a room's name, or the two people.
std::string key_of(const Actor& actor, const std::string& place) {
  if (place.starts_with("#")) return folded(place);
  const std::string other = folded(place.starts_with("@") ? place.substr(1) : place),
                    own = folded(actor.name);
  return std::min(own, other) + "@" + std::max(own, other);
}

}  // namespace

void Stage::configure_server(const std::vector<std::string>& arguments, bool rate_limits) {
  if (server_) throw BadScript("the server runs already; say how it runs before anybody does something");
  options_.more.insert(options_.more.end(), arguments.begin(), arguments.end());
  options_.rate_limits = options_.rate_limits || rate_limits;
}

harness::ServerProcess& Stage::server() {
  if (!server_) {
    options_.data = folder_.path() + "/data";
    server_ = std::make_unique<harness::ServerProcess>(options_);
  }
  return *server_;
}

void Stage::restart_server(bool kill) {
  harness::ServerProcess& running = server();
  if (kill) {
    running.kill();
    disconnect_everybody();
  } else {
    // Once only: a second SIGTERM is an operator who will not wait.
    running.child().signal(SIGTERM);
    hear_farewells();
    disconnect_everybody();
    if (const auto wrong = ended_well(running.child().wait(harness::in(harness::kPatience))))
      throw harness::Failure(*wrong);
  }
  running.start();
}

void Stage::hear_farewells() {
  for (auto& [name, actor] : actors_) {
    for (auto& [device_name, device] : actor.devices) {
      if (!device.client) continue;
      device.client->wait_until_closed(harness::in(harness::kPatience));
      const auto& events = device.client->waiting_events();
      const bool told =
          !events.empty() && events.back().at("event") == "bye" && events.back().at("code") == "shutdown";
      if (!told) throw harness::Failure(name + " on " + device_name + " was not told that the server stops");
    }
  }
}

void Stage::disconnect_everybody() {
  for (auto& [name, actor] : actors_) {
    for (auto& [device_name, device] : actor.devices)
      device.client.reset();
  }
}

std::optional<std::string> Stage::stop_server() {
  if (!server_) return {};
  disconnect_everybody();
  return ended_well(server_->stop());
}

std::optional<std::string> Stage::ended_well(int status) const {
  if (status == 0) return {};
  return "the server ended with status " + std::to_string(status) + "; it said:\n" +
         server_->child().output();
}

void Stage::operate(std::vector<std::string> words, const std::string& input) {
  words.insert(words.begin(), harness::banterd_path());
  words.insert(words.end(), {"--data", server().data()});
  harness::Child command(words, input);
  if (command.wait(harness::in(harness::kPatience)) != 0)
    throw harness::Failure("the operator was told: " + command.output());
}

Actor& Stage::add(const std::string& name) {
  const auto [entry, fresh] = actors_.try_emplace(name, Actor{name, "correct horse " + name, {}});
  if (!fresh) throw BadScript(name + " is in the scenario already");
  return entry->second;
}

Actor& Stage::actor(const std::string& name) {
  const auto found = actors_.find(name);
  if (found == actors_.end()) throw BadScript(name + " is not in the scenario: see “cast” and “strangers”");
  return found->second;
}

harness::Client& Stage::connection(Device& device) {
  if (!device.client) device.client = std::make_unique<harness::Client>(server().address(), carrier_);
  return *device.client;
}

void Stage::learn(const Actor& actor, const std::string& place, const std::string& id) {
  ids_[key_of(actor, place)] = id;
}

std::string Stage::id_of(Actor& actor, Device& device, const std::string& place) {
  const std::string key = key_of(actor, place);
  if (const auto known = ids_.find(key); known != ids_.end()) return known->second;
  const harness::json::object reply =
      connection(device).demand({{"action", "conversations"}, {"limit", 500}});
  for (const auto& row : reply.at("conversations").as_array()) {
    const auto& conversation = row.as_object();
    if (conversation.contains("left")) continue;
    learn(actor, harness::text_of(conversation, "receiver"), harness::text_of(conversation, "conversation"));
  }
  const auto known = ids_.find(key);
  if (known == ids_.end()) throw BadScript("the id of " + place + " is not known; nobody has been there yet");
  return known->second;
}

}  // namespace banter::scenarios
