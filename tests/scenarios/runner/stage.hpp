#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tests/harness/client.hpp"
#include "tests/harness/server_process.hpp"
#include "tests/harness/temp_folder.hpp"

namespace banter::scenarios {

// One of a person's connections.
struct Device {
  std::string name;
  std::unique_ptr<harness::Client> client{};  // none while not connected
  std::string token{};                        // of the last login on this device
};

struct Actor {
  std::string name;
  std::string password;
  std::map<std::string, Device> devices;
};

// The server, the people of a scenario with their connections, and what is known of the conversations' ids.
class Stage {
 public:
  explicit Stage(harness::Carrier carrier) : carrier_(carrier) {}

  harness::Carrier carrier() const { return carrier_; }

  // An argument for the server; only before anybody has connected. "" lifts nothing and adds nothing.
  void configure_server(const std::vector<std::string>& arguments, bool rate_limits);
  // Kills it, or ends it in order, when everybody must be told; then it starts again, and nobody is
  // connected.
  void restart_server(bool kill);
  // Stops the server and says what was wrong with its end.
  std::optional<std::string> stop_server();
  std::optional<std::string> ended_well(int status) const;

  // Runs `banterd WORDS --data …` as the operator of the server, with `input` on its standard input.
  void operate(std::vector<std::string> words, const std::string& input = {});

  Actor& add(const std::string& name);
  // Throws BadScript for somebody who is not in the scenario.
  Actor& actor(const std::string& name);
  std::map<std::string, Actor>& actors() { return actors_; }

  // The device's connection, made now if there is none.
  harness::Client& connection(Device& device);

  // Remembers which id a place (`#room`, `@user`, `user`) has for the actor.
  void learn(const Actor& actor, const std::string& place, const std::string& id);
  // The id; asks the server for the actor's conversations where the scenario has not learnt it yet.
  std::string id_of(Actor& actor, Device& device, const std::string& place);

 private:
  harness::ServerProcess& server();
  // Every connection ends with a word of the server.
  void hear_farewells();
  void disconnect_everybody();

  harness::Carrier carrier_;
  harness::TempFolder folder_;
  harness::ServerOptions options_;
  std::unique_ptr<harness::ServerProcess> server_;
  std::map<std::string, Actor> actors_;
  std::map<std::string, std::string> ids_;
};

}  // namespace banter::scenarios
