#pragma once

#include <map>
#include <memory>
#include <string>

#include "tests/harness/client.hpp"
#include "tests/harness/server_process.hpp"

namespace banter::desktop::tests {

// A ship's company that has talked for a while: people, rooms, answers, reactions, files, long names, several
// scripts. What screens are looked at with.
class World {
 public:
  explicit World(const std::string& data);

  harness::ServerProcess& server() { return server_; }
  // Somebody's connection; he is registered at the first call, with the password "correct horse".
  harness::Client& as(const std::string& username);
  // The seq of the message.
  std::int64_t say(const std::string& username, const std::string& to, const std::string& words,
                   std::int64_t reply_to = 0);
  void react(const std::string& username, const std::string& conversation, std::int64_t seq,
             const std::string& emoji);

 private:
  void fill();

  harness::ServerProcess server_;
  std::map<std::string, std::unique_ptr<harness::Client>> people_;
};

}  // namespace banter::desktop::tests
