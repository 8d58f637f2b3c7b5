#include "tests/crash/crowd.hpp"

#include <array>
#include <set>

namespace banter::crash {
namespace {

using harness::Carrier;
using harness::Client;
using harness::number_of;
using harness::text_of;

constexpr std::size_t kPeople = 10;
constexpr std::array kRooms{"#north", "#south"};
// Each way into the server, the encrypted ones more rarely: they cost the test machine more than the server.
constexpr std::array kCarriers{Carrier::lines, Carrier::websocket, Carrier::lines,     Carrier::websocket_tls,
                               Carrier::lines, Carrier::websocket, Carrier::lines_tls, Carrier::lines,
                               Carrier::lines, Carrier::websocket};

// Below the number of changes from which on the server would send the reader to the history.
constexpr std::int64_t kChangesRead = 3000;

std::string name_of_person(std::size_t number) {
  return "person" + std::to_string(number);
}

Told told_by(const json::object& message, const std::string& conversation) {
  const auto* client_id = message.if_contains("client_id");
  return {.conversation = conversation,
          .seq = number_of(message, "seq"),
          .version = number_of(message, "version"),
          .sender = text_of(message, "sender"),
          .client_id = client_id ? std::string(client_id->as_string()) : std::string(),
          .content = text_of(message, "content")};
}

}  // namespace

Crowd::Crowd(const harness::Address& address, std::uint64_t seed, Ledger& ledger, Traffic& traffic)
    : ledger_(ledger) {
  for (std::size_t i = 0; i < kPeople; ++i) {
    Client client(address, Carrier::lines);
    const std::string token = harness::register_account(client, name_of_person(i));
    const std::string room = kRooms[i % kRooms.size()];
    const std::string_view verb = i < kRooms.size() ? "create_room" : "join";
    client.demand({{"action", verb}, {i < kRooms.size() ? "room" : "conversation", room}});
    // Partners sit in different rooms, so that their conversation is another pair of queues.
    talkers_.push_back(std::make_unique<Talker>(Talker::Who{.name = name_of_person(i),
                                                            .token = token,
                                                            .places = {room, room, name_of_person(i ^ 1)},
                                                            .carrier = kCarriers[i]},
                                                seed + i, ledger, traffic));
  }
}

void Crowd::start_talking(const harness::Address& address) {
  for (const auto& talker : talkers_) {
    threads_.emplace_back([&talker = *talker, address] { talker.talk(address); });
  }
}

void Crowd::wait_until_silent() {
  for (std::thread& thread : threads_)
    thread.join();
  threads_.clear();
}

void Crowd::finish(const harness::Address& address) {
  for (const auto& talker : talkers_) {
    threads_.emplace_back([&talker = *talker, address] { talker.finish(address); });
  }
  wait_until_silent();
}

void Crowd::read_on(const harness::Address& address) {
  read_all_conversations(address, false);
}

void Crowd::read_everything(const harness::Address& address) {
  read_to_.clear();
  read_all_conversations(address, true);
}

void Crowd::read_all_conversations(const harness::Address& address, bool changes_too) {
  std::set<std::string> done;
  for (const auto& talker : talkers_) {
    Client client(address, Carrier::lines);
    client.demand({{"action", "resume"}, {"token", talker->who().token}});
    const json::object list = client.demand({{"action", "conversations"}, {"limit", 500}});
    for (const json::value& row : list.at("conversations").as_array()) {
      const std::string id = text_of(row.as_object(), "conversation");
      if (!done.insert(id).second) continue;
      const std::int64_t version = number_of(row.as_object(), "version");
      read(client, id, number_of(row.as_object(), "last_seq"), version);
      if (changes_too) read_changes(client, id, version);
    }
  }
}

void Crowd::read(Client& client, const std::string& conversation, std::int64_t last_seq,
                 std::int64_t version) {
  std::int64_t& seq = read_to_[conversation];
  for (bool more = true; more;) {
    const json::object page = client.demand(
        {{"action", "history"}, {"conversation", conversation}, {"after", seq}, {"limit", 200}});
    for (const json::value& message : page.at("messages").as_array()) {
      const Told told = told_by(message.as_object(), conversation);
      if (told.seq != seq + 1) {
        ledger_.complain("a hole in the history: seq " + std::to_string(told.seq) + " behind " +
                         std::to_string(seq));
      }
      seq = told.seq;
      ledger_.stands(told);
    }
    more = page.at("more").as_bool();
  }
  if (seq != last_seq) {
    ledger_.complain("the history ends at " + std::to_string(seq) + " and the list says " +
                     std::to_string(last_seq));
  }
  ledger_.ends(conversation, seq, version);
}

void Crowd::read_changes(Client& client, const std::string& conversation, std::int64_t version) {
  std::int64_t known = std::max<std::int64_t>(0, version - kChangesRead);
  for (bool more = true; more;) {
    const json::object page = client.demand(
        {{"action", "changes"}, {"conversation", conversation}, {"since", known}, {"limit", 500}});
    for (const json::value& message : page.at("messages").as_array()) {
      ledger_.stands(told_by(message.as_object(), conversation));
    }
    known = number_of(page, "version");
    more = page.at("more").as_bool();
  }
  if (known != version) {
    ledger_.complain("the changes end at version " + std::to_string(known) + " and the list says " +
                     std::to_string(version));
  }
}

}  // namespace banter::crash
