#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "client/core/marks/marks.hpp"
#include "client/core/outbox/courier.hpp"
#include "client/core/sync/sync.hpp"
#include "tests/simulation/machine.hpp"
#include "tests/simulation/model_server.hpp"
#include "tests/simulation/view.hpp"

namespace banter::simulation {

// What happened to messages over all lives of all programs.
class Ledger;

// One life of one process: the real outbox, courier, sync and marks, joined as the Engine joins them, over a
// simulated connection. Its end may come between any two steps.
class Program {
 public:
  Program(Machine& machine, ModelServer& server, Timeline& time, Chance& chance, Ledger& ledger);
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  // What a person does.

  void send(const std::string& receiver);
  void change_a_message();
  void edit_one_that_is_not_there();
  void send_a_refused_one_again();
  void discard_a_refused_one();
  void look();
  void open(const std::string& name);

  // The world's doing.

  void break_line(bool linger);
  void stall_line(base::Millis time);
  void come_back();
  void be_well() { well_ = true; }

  Machine& machine() const { return machine_; }
  bool is_connected() const { return online_; }
  const View& view() const { return view_; }
  const std::map<std::string, std::int64_t>& seen() const { return seen_; }
  // Own messages whose fate was not told.
  const std::set<std::string>& untold() const { return untold_; }
  bool has_opened_all() const { return opened_.size() == 2; }

 private:
  void start();
  void connect();
  void connected();
  void lost();
  void event_came(const protocol::Event& event);
  void stored(const client::OutboxRow& row);
  void outbox_news(const client::OutboxNews& news);
  void news_came(const client::News& news);
  void ask(const protocol::Request& request, base::Millis within, client::ReplyHandler done);
  void change(const protocol::Request& request);
  void open_what_is_not();
  void list();
  std::function<void(base::Millis, std::function<void()>)> later();

  // What outlives this finds it gone.
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
  Machine& machine_;
  ModelServer& server_;
  Timeline& time_;
  Chance& chance_;
  Ledger& ledger_;
  const bool lists_;  // asks for the list of conversations, as a screen does, or for each that is open
  bool well_ = false;
  bool online_ = false;
  bool first_list_ = true;
  std::shared_ptr<Line> line_;
  std::optional<client::Outbox> box_;  // the person's own handle
  std::unique_ptr<client::Courier> courier_;
  client::Sync sync_;
  client::Marks marks_;
  View view_;
  std::map<std::string, std::int64_t> seen_;
  std::set<std::string> untold_;
  std::set<std::string> acknowledged_;  // as this program was told
  std::set<std::string> opened_;
  std::set<std::string> heard_of_;  // conversations
};

}  // namespace banter::simulation
