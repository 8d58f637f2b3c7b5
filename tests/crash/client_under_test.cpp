// What client_kill_test kills: a program over the real Client. It writes numbered messages to two places as
// fast as the disk and the server take them, and notes each one in its ledger once send() has returned: the
// line `PLACE CLIENT_ID WORDS`. A dot on standard output stands for each line.
//   banter_client_under_test HOME ADDRESS USER LEDGER NAME MESSAGES
// With 0 messages it writes nothing, carries what is left, says "done", and ends.
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string>

#include "client/core/client.hpp"

namespace {

using namespace banter;

constexpr std::array<const char*, 2> kPlaces{"#tea", "bob"};
// So many stay unanswered before the program waits for one.
constexpr int kAhead = 8;
constexpr base::Millis kWait = 200;

[[noreturn]] void fail(const std::string& sentence) {
  std::cout << "\n" << sentence << std::endl;
  std::_Exit(1);
}

void note(int file, const std::string& text) {
  if (::write(file, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
    fail("the ledger is full");
}

void write_messages(client::Client& client, int ledger, const std::string& name, int messages) {
  std::array<std::string, kAhead> ids;
  for (int i = 0; i < messages; ++i) {
    std::string& id = ids[static_cast<std::size_t>(i % kAhead)];
    if (!id.empty()) (void)client.deliver(id, kWait);
    const char* place = kPlaces[static_cast<std::size_t>(i % 2)];
    const std::string words = name + "-" + std::to_string(i);
    const auto row = client.send({.receiver = place, .content = words});
    if (!row) fail(row.error().sentence);
    id = row->client_id;
    note(ledger, std::string(place) + " " + id + " " + words + "\n");
    note(STDOUT_FILENO, ".");
  }
}

void carry_the_rest(client::Client& client) {
  const auto settled = client.settle();
  if (!settled) fail(settled.error().sentence);
  const auto box = client.outbox();
  if (!box) fail(box.error().sentence);
  const auto waiting = (*box)->all(client::OutboxRow::State::waiting);
  if (!waiting) fail(waiting.error().sentence);
  for (const auto& row : *waiting) {
    const auto sent = client.deliver(row.client_id);
    if (!sent) fail(sent.error().sentence);
  }
  std::cout << "done" << std::endl;
}

}  // namespace

int main(int count, char** words) {
  if (count != 7) return 2;
  const std::string home = words[1];
  client::ClientOptions options;
  options.address = *client::parse_address(words[2]);
  options.places = {.config = home + "/config", .state = home + "/state"};
  options.user = words[3];
  options.connection.backoff = {.first = 1, .most = 30};
  options.courier.rest = 20;
  options.courier.look_again = 10;
  const int ledger = ::open(words[4], O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  const int messages = std::atoi(words[6]);
  client::Client client(std::move(options));
  client.start();
  if (messages == 0) {
    carry_the_rest(client);
    return 0;
  }
  write_messages(client, ledger, words[5], messages);
  // What is still under way goes on until this is killed.
  ::pause();
}
