#pragma once

#include <string>
#include <vector>

#include "bench/load/loop.hpp"
#include "bench/load/server.hpp"

namespace banter::bench {

// The accounts of a bench, bench-00000 and on. Their tokens are kept beside the data, so that only the first
// run pays for passwords.
class People {
 public:
  explicit People(const std::string& folder);

  static std::string name(std::size_t person);

  // Connects `count` of them, beginning with person `from`, and logs them in, a few at a time; person from +
  // i gets the i-th place of the result.
  std::vector<Client*> enter(Loop& loop, const Loopback& server, std::size_t count,
                             Carrier carrier = Carrier::plain, std::size_t from = 0);

 private:
  struct Entering {
    std::vector<Client*> clients;
    std::size_t entered = 0;
    std::size_t first = 0;  // number of the first client
    std::size_t from = 0;   // the first person
    bool tokens_changed = false;
  };
  void begin(Loop& loop, Client& client, std::size_t person);
  void take(Loop& loop, Entering& entering, const Client& client, std::string_view line);
  void keep_tokens() const;

  std::string path_;
  std::vector<std::string> tokens_;  // empty: none yet
};

}  // namespace banter::bench
