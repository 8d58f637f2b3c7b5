#pragma once

#include <boost/json.hpp>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <unordered_map>
#include <vector>

#include "tests/crash/ledger.hpp"
#include "tests/crash/traffic.hpp"
#include "tests/harness/frames.hpp"

namespace banter::crash {

namespace json = boost::json;

// A person who talks as fast as the server answers: a fixed number of requests is always in flight. Each
// message has a client_id; what was not answered when the connection ended is sent again on the next one.
// Everything that is told goes into the ledger. Belongs to one thread at a time.
class Talker {
 public:
  struct Who {
    std::string name, token;
    std::vector<std::string> places;  // "#room" or a username: where this person talks
    harness::Carrier carrier = harness::Carrier::lines;
  };
  Talker(Who who, std::uint64_t seed, Ledger& ledger, Traffic& traffic);

  // Sends again what was not answered, then new things, until the connection ends.
  void talk(const harness::Address& address);
  // Sends again what was not answered, and nothing new; returns when all is answered.
  void finish(const harness::Address& address);

  const Who& who() const { return who_; }
  // The conversations' ids by place, as far as they were told.
  const std::map<std::string, std::string>& conversations() const { return conversations_; }
  std::size_t unanswered() const { return unanswered_.size(); }

 private:
  struct Saying {
    std::string place, client_id, content;
    bool repeated = false;
    std::int64_t edits = 0;  // the seq that it edits; 0: a message
  };

  bool open(const harness::Address& address);
  void close();
  // Fills the window; false when the connection has ended.
  bool say_more(bool anything_new);
  Saying new_saying();
  std::string frame_of(const Saying& saying, std::int64_t id) const;
  // Takes in what has come, at least one frame; false when the connection has ended.
  bool listen();
  void take(const std::string& frame);
  void take_reply(const json::object& reply);
  void take_event(const json::object& event);
  void take_answer(const Saying& saying, const json::object& reply);

  Who who_;
  std::mt19937_64 random_;
  Ledger& ledger_;
  Traffic& traffic_;
  std::unique_ptr<harness::Frames> frames_;

  std::int64_t sayings_ = 0;       // made so far
  std::deque<Saying> unanswered_;  // of former connections, to be sent again
  std::int64_t last_id_ = 0;
  std::map<std::int64_t, Saying> waiting_;  // of this connection, by request id
  std::map<std::string, std::string> conversations_;
  std::map<std::string, std::vector<std::int64_t>> own_;    // acknowledged seqs by place
  std::unordered_map<std::string, std::int64_t> last_seq_;  // by place: of first sendings on this connection
  std::unordered_map<std::string, std::int64_t>
      last_version_;  // by conversation: of events on this connection
};

}  // namespace banter::crash
