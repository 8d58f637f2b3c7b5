#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "client/core/outbox/courier.hpp"
#include "tests/simulation/machine.hpp"
#include "tests/simulation/model_server.hpp"

namespace banter::simulation {

// What was promised to whom: of every message that send() took, what has become of it so far.
class Ledger {
 public:
  struct Entry {
    Machine* machine = nullptr;
    std::string client_id;
    std::string target;
    std::set<std::string> words;    // it may stand with: several where a disk failed while it was edited
    bool refused = false;           // once, at least: its place among the others is gone
    bool discarded = false;         // by a person, after it was refused
    std::int64_t acknowledged = 0;  // its seq
  };

  std::string new_content() { return "message " + std::to_string(++contents_); }
  std::string new_client_id() { return "id-" + std::to_string(++ids_); }

  void stored(Machine& machine, const client::OutboxRow& row);
  // An outbox has told this.
  void told(const client::OutboxNews& news);
  // `now`: its client id from now on. Not `surely`: the disk says that it failed.
  void edited(const std::string& client_id, const std::string& now, const std::string& words, bool surely);
  void discarded(const std::string& client_id);
  bool is_discarded(const std::string& client_id);

  // Whether nothing is twice on the server now.
  void check_server(const ModelServer& server);
  // Whether everything has come to its end, when nothing is under way any more.
  void check_ends(const ModelServer& server);

  void complain(std::string sentence) {
    if (complaint_.empty()) complaint_ = std::move(sentence);
  }
  const std::string& complaint() const { return complaint_; }
  std::size_t messages() const { return entries_.size(); }
  std::size_t refusals() const { return refusals_; }

 private:
  Entry* find(const std::string& client_id);
  void check_end(const Entry& entry, client::Outbox& box,
                 const std::map<std::string, protocol::Message>& on_server, const ModelServer& server);

  std::vector<Entry> entries_;  // in the order of send()
  std::map<std::string, std::size_t> by_id_;
  std::map<std::string, std::size_t> checked_;  // messages of a conversation that were looked at
  std::map<std::string, std::string> owners_;   // of contents: where they stand
  int contents_ = 0;
  int ids_ = 0;
  std::size_t refusals_ = 0;
  std::string complaint_;
};

}  // namespace banter::simulation
