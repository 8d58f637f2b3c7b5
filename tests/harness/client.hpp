#pragma once

#include <boost/json.hpp>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tests/harness/frames.hpp"

namespace banter::harness {

namespace json = boost::json;

// A connection that speaks the protocol and checks of every frame what holds always: it is one JSON object,
// it is a reply or an event, each request is answered once, with its own id and name, and replies come in
// order (but for those reads that may be late). Where something does not hold, or does not happen in time,
// Failure is thrown.
class Client {
 public:
  Client(const Address& address, Carrier carrier, SocketOptions options = {});
  explicit Client(std::unique_ptr<Frames> frames) : frames_(std::move(frames)) {}

  // Sends and does not wait. A request without `id` gets one; the id is the result.
  json::value post(json::object request);
  // Several in one write.
  std::vector<json::value> post_all(std::vector<json::object> requests);
  // Sends any bytes as a frame. The reply may lack the id when the server could not read it.
  json::value post_raw(std::string_view frame);

  json::object reply_to(const json::value& id, Deadline deadline);
  json::object reply_to(const json::value& id) { return reply_to(id, in(kPatience)); }
  // post and reply_to.
  json::object ask(json::object request);
  // The same, and the reply must be ok.
  json::object demand(json::object request);

  json::object next_event(Deadline deadline);
  json::object next_event() { return next_event(in(kPatience)); }
  // Asks the server something, so that all events of what was answered to anybody before have arrived; gives
  // and forgets those that nobody has taken.
  std::vector<json::object> events_so_far();
  // The same, but keeps them.
  void roundtrip();
  // News of people (events `presence` and `profile`) come when they come and stand apart. The next one of
  // this kind about this person.
  json::object next_news(std::string_view event, std::string_view username, Deadline deadline);
  // Whether there has been news of the person, of what was answered to anybody before, that nobody has taken.
  bool has_news_of(std::string_view username);
  // What has arrived and has not been taken.
  const std::deque<json::object>& waiting_events() const { return events_; }

  // Waits until the server has closed the connection; what came before can still be taken.
  void wait_until_closed(Deadline deadline);

  Frames& frames() { return *frames_; }
  // The last frames sent and received, oldest first, for a failure's story.
  std::vector<std::string> story() const { return {story_.begin(), story_.end()}; }

 private:
  struct Asked {
    json::value id;  // null: the frame had none
    std::string action;
    bool raw = false;
  };
  Asked note(const json::object& request, bool raw);
  // Takes in one frame; an error when none came.
  std::expected<void, Ended> pump(Deadline deadline);
  void take_reply(json::object reply);
  void remember(std::string_view direction, std::string_view frame);

  std::unique_ptr<Frames> frames_;
  std::int64_t last_id_ = 0;
  std::deque<Asked> asked_;
  std::deque<std::pair<json::value, json::object>> replies_;
  std::deque<json::object> events_;
  std::deque<json::object> news_;
  std::deque<std::string> story_;
};

// A string field of a reply or event; throws Failure when it is not there.
std::string text_of(const json::object& object, std::string_view field);
std::int64_t number_of(const json::object& object, std::string_view field);
bool is_ok(const json::object& reply);
// error.code of a reply that is not ok, else "ok".
std::string code_of(const json::object& reply);

// Registers `username` and gives the token.
std::string register_account(Client& client, std::string_view username,
                             std::string_view password = "correct horse");

}  // namespace banter::harness
