#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "client/core/sync/news.hpp"
#include "client/core/sync/sync.hpp"

namespace banter::simulation {

// What a program would show of its conversations. It takes every piece of news for what it says, and
// complains of messages that come twice, out of turn, or not at all.
class View {
 public:
  struct Shown {
    std::string content;
    bool deleted = false;
    std::int64_t version = 0;
  };
  struct Conversation {
    std::map<std::int64_t, Shown> messages;
    std::optional<std::int64_t> last;  // everything up to here was shown, or passed over in words
    bool was_reset = false;  // the server told no changes one by one: older messages may have others
  };

  // What comes behind `last` is news.
  void begin(const std::string& conversation, std::int64_t last);
  void take(const client::News& news);
  void take(const client::Sync::Opened& opened);
  void note_reset(const std::string& conversation) { conversations_[conversation].was_reset = true; }

  const std::map<std::string, Conversation>& conversations() const { return conversations_; }
  // Empty: nothing is wrong.
  const std::string& complaint() const { return complaint_; }

 private:
  void show(const std::string& where, std::int64_t first, std::int64_t last);

  std::map<std::string, Conversation> conversations_;
  std::string complaint_;
};

}  // namespace banter::simulation
