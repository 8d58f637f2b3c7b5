#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tests/simulation/network.hpp"

namespace banter::simulation {

// What docs/protocol.md promises of messages, in as few lines as possible: two accounts, their direct
// conversation and a room. Requests are gathered and take effect with a commit; what a crash finds not
// committed is gone.
class ModelServer : public Peer {
 public:
  struct Conversation {
    std::string id;
    std::string room;  // "#room"; empty: direct
    std::vector<protocol::Message> messages;
    std::int64_t version = 0;
    std::map<std::string, protocol::ReceiptEvent> receipts;  // by username
  };
  // The names of the two who share everything.
  static constexpr const char* kAlice = "alice";
  static constexpr const char* kBob = "bob";
  static constexpr const char* kDirect = "d1";
  static constexpr const char* kRoom = "r1";
  static constexpr const char* kRoomName = "#tea";

  ModelServer(Timeline& time, Chance& chance);

  // Null while the server is down.
  std::shared_ptr<Line> connect(const std::string& user, Line::Handlers handlers);
  void came(const std::shared_ptr<Line>& line, std::uint64_t id, const protocol::Request& request) override;

  void crash();
  void restart() { up_ = true; }
  bool is_up() const { return up_; }
  // One of the two blocks the other, or no longer.
  void set_blocked(bool blocked) { blocked_ = blocked; }
  bool blocked() const { return blocked_; }
  // From now on nothing goes wrong by itself.
  void be_well() { well_ = true; }

  const std::map<std::string, Conversation>& conversations() const { return conversations_; }
  const std::vector<std::shared_ptr<Line>>& lines() const { return lines_; }
  // Whether a message has come once over a line that its sender had given up.
  bool came_late(const std::string& client_id) const { return late_.contains(client_id); }
  std::size_t repeats() const { return repeats_; }

 private:
  using Answer = client::Outcome<protocol::Reply>;
  struct Asked {
    std::shared_ptr<Line> line;
    std::uint64_t id;
    protocol::Request request;
  };
  struct Stored {
    protocol::MessageRequest request;
    protocol::MessageReply reply;
  };

  void commit();
  void handle(const Asked& asked, bool disk_is_well);
  Answer write(const Asked& asked);
  Answer send(const Asked& asked, const protocol::MessageRequest& request);
  Answer edit(const Asked& asked, const protocol::EditRequest& request);
  Answer remove(const Asked& asked, const protocol::DeleteRequest& request);
  Answer react(const Asked& asked, const protocol::ReactRequest& request);
  Answer mark(const Asked& asked, const std::string& conversation, std::int64_t delivered, std::int64_t read);
  void read_later(const Asked& asked);
  Answer read(const Line& line, const protocol::Request& request);
  protocol::ChangesReply changes(const Conversation& there, const protocol::ChangesRequest& request);
  protocol::HistoryReply history(const Conversation& there, const protocol::HistoryRequest& request);
  protocol::ConversationsReply list(const std::string& user);
  Conversation* find(const std::string& name);
  protocol::Message* message(Conversation& there, std::int64_t seq);
  void tell_others(const Line& but, const protocol::Event& event);

  Timeline& time_;
  Chance& chance_;
  bool up_ = true;
  bool well_ = false;
  bool blocked_ = false;
  bool commit_is_due_ = false;
  std::uint64_t life_ = 0;
  std::int64_t most_behind_;  // changes that are told one by one
  std::vector<std::shared_ptr<Line>> lines_;
  std::deque<Asked> inbox_;
  std::map<std::string, Conversation> conversations_;
  std::map<std::pair<std::string, std::string>, Stored> seen_;  // by username and client id
  std::set<std::string> late_;                                  // client ids
  std::size_t repeats_ = 0;
};

}  // namespace banter::simulation
