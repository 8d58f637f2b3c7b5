#pragma once

#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "tests/crash/ledger.hpp"
#include "tests/crash/talker.hpp"
#include "tests/crash/traffic.hpp"
#include "tests/harness/client.hpp"

namespace banter::crash {

// Ten people in two rooms and five direct conversations who keep 400 requests in flight, and somebody who
// reads what is there and compares it with the ledger.
class Crowd {
 public:
  // Registers the people and makes the rooms.
  Crowd(const harness::Address& address, std::uint64_t seed, Ledger& ledger, Traffic& traffic);

  // They talk, each on a thread, until the server is gone.
  void start_talking(const harness::Address& address);
  void wait_until_silent();

  // They come back once more, send again what was not answered, and say nothing new.
  void finish(const harness::Address& address);

  // Reads every conversation from behind the last message that was read before; nobody may be talking.
  void read_on(const harness::Address& address);
  // Reads every conversation from its beginning, and its latest changes.
  void read_everything(const harness::Address& address);

 private:
  void read(harness::Client& client, const std::string& conversation, std::int64_t last_seq,
            std::int64_t version);
  void read_changes(harness::Client& client, const std::string& conversation, std::int64_t version);
  void read_all_conversations(const harness::Address& address, bool changes_too);

  Ledger& ledger_;
  std::vector<std::unique_ptr<Talker>> talkers_;
  std::vector<std::thread> threads_;
  std::map<std::string, std::int64_t> read_to_;  // by conversation
};

}  // namespace banter::crash
