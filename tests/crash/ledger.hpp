#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace banter::crash {

// A message as somebody was told of it: by the acknowledgement, by an event, or by reading.
struct Told {
  std::string conversation;
  std::int64_t seq = 0;
  std::int64_t version = 0;
  std::string sender;
  std::string client_id;
  std::string content;
};

// Everything that the server has ever told anybody, over all its lives, and what was asked of it. What it
// tells later must agree with all of that; where it does not, a complaint is kept. Any thread.
class Ledger {
 public:
  // Before a message or an edit is sent. Contents are never used twice.
  void will_send(const std::string& client_id, const std::string& content);
  void will_edit(const std::string& content);

  // The message was acknowledged, or its event came.
  void sent(const Told& told);
  // The edit was acknowledged, or its event came; sender and client_id are not told.
  void edited(const Told& told);
  // The message was read in a page: its present state.
  void stands(const Told& told);
  // A whole conversation was read, and ended with this seq and, as far as was told, this version.
  void ends(const std::string& conversation, std::int64_t last_seq, std::int64_t version);

  void complain(std::string sentence);
  std::vector<std::string> complaints() const;
  // The same, a line each; empty when there are none.
  std::string all_complaints() const;

  std::int64_t acknowledged(const std::string& client_id) const;  // its seq, 0 when it was never told
  std::size_t messages() const;
  std::size_t changes() const;

 private:
  struct Change {
    std::int64_t seq = 0;
    std::string content;
  };
  struct Message {
    std::string sender;  // empty: only an edit of it was told so far
    std::string client_id;
    std::int64_t version = 0;  // the latest that was told
  };
  struct Conversation {
    std::unordered_map<std::int64_t, Message> by_seq;
    std::unordered_map<std::int64_t, Change> by_version;
    std::int64_t last_seq = 0;
    std::int64_t last_version = 0;
  };
  struct Place {
    std::string conversation;
    std::int64_t seq = 0;
  };

  // What holds of every telling: nothing that was told before is contradicted.
  void note(const Told& told, std::string_view how);
  void note_author(const Told& told, std::string_view how, Message& message);
  void complain_locked(std::string sentence);

  mutable std::mutex mutex_;
  std::unordered_map<std::string, Conversation> conversations_;
  std::unordered_map<std::string, std::string> asked_;  // content by client_id
  std::unordered_set<std::string> asked_edits_;
  std::unordered_map<std::string, Place> places_;  // by client_id
  std::vector<std::string> complaints_;
};

}  // namespace banter::crash
