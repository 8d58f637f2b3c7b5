// How long does a client with a local copy wait: after a start without a network, and after a week away from
// an account with thousands of conversations, every one of which has changed since?

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <set>

#include "bench/load/program.hpp"
#include "bench/load/sample.hpp"
#include "bench/load/server.hpp"
#include "bench/load/table.hpp"
#include "client/core/client.hpp"
#include "client/core/copy/copy_writer.hpp"
#include "client/core/copy/search/copy_search.hpp"

namespace banter::bench {
namespace {

using client::Client;
using client::ClientHandlers;
using client::ClientOptions;
using client::Outcome;

struct Choice {
  std::size_t conversations = 5'000;
  std::size_t missed = 2;         // messages of each, while away
  std::size_t history = 100'000;  // messages of the conversation that is searched
};

constexpr std::size_t kAtOnce = 200;
constexpr std::chrono::minutes kPatience{10};

double milliseconds_since(Moment start) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

/// The program's thread: what a Client posts, run by the one that waits.
class Desk {
 public:
  Client::Post post() {
    return [this](std::function<void()> job) {
      const std::lock_guard hold(mutex_);
      jobs_.push_back(std::move(job));
      came_.notify_one();
    };
  }
  template <class Condition>
  void until(const char* what, Condition done) {
    const auto deadline = std::chrono::steady_clock::now() + kPatience;
    while (!done()) {
      std::unique_lock hold(mutex_);
      if (!came_.wait_until(hold, deadline, [this] { return !jobs_.empty(); }))
        throw harness::Failure(std::string("never came: ") + what);
      const auto job = std::move(jobs_.front());
      jobs_.pop_front();
      hold.unlock();
      job();
    }
  }

 private:
  std::mutex mutex_;
  std::condition_variable came_;
  std::deque<std::function<void()>> jobs_;
};

/// Somebody who writes: many requests, not one after the other.
class Writer {
 public:
  Writer(const Loopback& server, const std::string& folder, const std::string& name) {
    ClientOptions options;
    options.address = *client::parse_address("127.0.0.1:" + std::to_string(server.port()));
    options.places = {.config = folder + "/" + name, .state = folder + "/" + name};
    client_ = std::make_unique<Client>(std::move(options), ClientHandlers{}, program_.post());
    client_->start();
    if (const auto there = client_->settle(); !there) throw harness::Failure(there.error().sentence);
    const auto in =
        client_->sign_in(protocol::RegisterRequest{.username = name, .password = "correct horse"});
    if (!in) throw harness::Failure(in.error().sentence);
  }

  /// `make(i)` for every i below `count`; `took(i, reply)` for each answer.
  void ask_all(std::size_t count, const std::function<protocol::Request(std::size_t)>& make,
               const std::function<void(std::size_t, const protocol::Reply&)>& took = {}) {
    std::size_t asked = 0;
    std::size_t answered = 0;
    program_.until("all answers", [&] {
      while (asked < count && asked - answered < kAtOnce) {
        const std::size_t number = asked++;
        client_->request(
            make(number),
            [&, number](const Outcome<protocol::Reply>& reply) {
              if (!reply) throw harness::Failure(reply.error().sentence);
              if (took) took(number, *reply);
              ++answered;
            },
            600'000);
      }
      return answered == count;
    });
  }

 private:
  Desk program_;
  std::unique_ptr<Client> client_;
};

struct Times {
  double first_screen = 0;  ///< the topmost conversations, and what was missed in the first of them
  double list = 0;
  double all = 0;
};

/// The one who was away.
class Reader {
 public:
  Reader(const Loopback& server, std::string folder) : folder_(std::move(folder)) {
    options_.address = *client::parse_address("127.0.0.1:" + std::to_string(server.port()));
    options_.places = {.config = folder_, .state = folder_};
    options_.local_copy = true;
  }
  std::string copy_path() const { return options_.places.copy(options_.address.text(), "anna"); }
  const std::string& folder() const { return folder_; }

  /// Registers, joins the rooms, and stays until they are in the copy.
  void know(const std::vector<std::string>& rooms, const std::function<void()>& invite) {
    Desk program;
    std::set<std::string> joined;
    ClientHandlers handlers;
    handlers.on_conversations = [&](const std::vector<protocol::ConversationRow>& page) {
      for (const auto& row : page) {
        if (row.role == protocol::RoomRole::member && row.receiver != "#general")
          joined.insert(row.conversation);
      }
    };
    Client client(options_, std::move(handlers), program.post());
    client.start();
    if (const auto there = client.settle(); !there) throw harness::Failure(there.error().sentence);
    const auto in =
        client.sign_in(protocol::RegisterRequest{.username = "anna", .password = "correct horse"});
    if (!in) throw harness::Failure(in.error().sentence);
    options_.user = "anna";
    invite();
    std::size_t asked = 0;
    std::size_t answered = 0;
    program.until("the rooms", [&] {
      while (asked < rooms.size() && asked - answered < kAtOnce)
        client.request(
            protocol::JoinRequest{.conversation = rooms[asked++]},
            [&](const Outcome<protocol::Reply>& reply) {
              if (!reply) throw harness::Failure(reply.error().sentence);
              ++answered;
            },
            600'000);
      return joined.size() >= rooms.size();
    });
  }

  /// As a program that is started again.
  Times come_back(std::size_t conversations, std::size_t messages) {
    Desk program;
    Times times;
    std::set<std::string> rows;
    std::size_t came = 0;
    std::string topmost;
    std::int64_t last_seq = 0;  // of topmost
    ClientHandlers handlers;
    const Moment start = std::chrono::steady_clock::now();
    Client* handle = nullptr;
    handlers.on_conversations = [&](const std::vector<protocol::ConversationRow>& page) {
      for (const auto& row : page)
        rows.insert(row.conversation);
      if (topmost.empty()) {
        const auto list = (*handle->copy())->conversations();
        if (!list || list->empty()) throw harness::Failure("no list");
        topmost = list->front().conversation;
        last_seq = list->front().last_seq;
        handle->attend(topmost);
      }
      if (rows.size() >= conversations && times.list == 0) times.list = milliseconds_since(start);
    };
    handlers.on_news = [&](const client::News& news) {
      const auto* message = std::get_if<client::NewMessage>(&news);
      if (message == nullptr) return;
      ++came;
      if (message->message.conversation == topmost && message->message.seq == last_seq) {
        const auto page = (*handle->copy())->newest(topmost, 50);
        if (!page || page->messages.empty() || page->messages.back().seq != last_seq)
          throw harness::Failure("the copy lacks the newest message");
        times.first_screen = milliseconds_since(start);
      }
      if (came == messages && times.all == 0) times.all = milliseconds_since(start);
    };
    Client client(options_, std::move(handlers), program.post());
    handle = &client;
    client.start();
    program.until("all of it", [&] { return times.first_screen > 0 && times.list > 0 && times.all > 0; });
    return times;
  }

  /// A start without a server, up to what stands on the first screen.
  double start_cold() {
    const Moment start = std::chrono::steady_clock::now();
    Client client(options_);
    const auto copy = client.copy();
    const auto list = (*copy)->conversations();
    const auto page = (*copy)->newest(list->front().conversation, 50);
    if (!page) throw harness::Failure(page.error().sentence);
    return milliseconds_since(start);
  }

 private:
  std::string folder_;
  ClientOptions options_;
};

void measure_copy(const std::string& folder, std::size_t messages, const Options& options) {
  const std::string path = folder + "/large.db";
  {
    auto writer = client::CopyWriter::open(path, "anna");
    if (!writer) throw harness::Failure(writer.error().sentence);
    protocol::ConversationRow row{.conversation = "c", .receiver = "#large", .title = "#large"};
    row.kind = protocol::ConversationKind::room;
    const Moment start = std::chrono::steady_clock::now();
    for (std::size_t done = 0; done < messages;) {
      writer->begin();
      writer->row_came(row);
      writer->follows("c", 0, 0);
      for (std::size_t end = std::min(messages, done + 500); done < end;) {
        ++done;
        const auto seq = static_cast<std::int64_t>(done);
        protocol::Message message{.conversation = "c",
                                  .seq = seq,
                                  .version = seq,
                                  .sender = "ben",
                                  .receiver = "#large",
                                  .sent_at = seq};
        message.content = "words that somebody writes when there is something to be said, number " +
                          std::to_string(done * 7'919 % messages);
        writer->news_came(client::NewMessage{.message = std::move(message)});
      }
      if (auto kept = writer->commit(); !kept) throw harness::Failure(kept.error().sentence);
    }
    print({.name = "messages written into the copy",
           .value = static_cast<double>(messages) / milliseconds_since(start) * 1'000,
           .unit = "/s"});
  }
  auto copy = client::LocalCopy::open(path);
  Sample pages;
  for (int i = 0; i < 1'000; ++i) {
    const Moment start = std::chrono::steady_clock::now();
    if (copy->before("c", static_cast<std::int64_t>(messages) - i * 50, 50)->messages.size() != 50)
      throw harness::Failure("no page");
    pages.add(std::chrono::steady_clock::now() - start);
  }
  print({.name = "page of 50 from the copy p50",
         .value = pages.quantile(0.5) / 1'000,
         .unit = "ms",
         .at_most = 1});
  auto search = client::CopySearch::open(path);
  for (const auto& [what, query] :
       {std::pair("a word that nobody wrote", "nowhere"), std::pair("a word in every message", "somebody"),
        std::pair("two beginnings of words", "someth numb")}) {
    std::vector<double> times;
    for (int i = 0; i < options.repetitions; ++i) {
      const Moment start = std::chrono::steady_clock::now();
      if (!search->find({.query = query})) throw harness::Failure("no search");
      times.push_back(milliseconds_since(start));
    }
    std::ranges::sort(times);
    print({.name = std::string("search: ") + what,
           .value = times[times.size() / 2],
           .unit = "ms",
           .at_most = 500});
  }
}

void run(const Options& options, const Choice& choice) {
  Server server(options);
  const std::string folder = server.folder() + "/clients";
  Writer ben(server.address(), folder, "ben");
  Reader anna(server.address(), folder + "/anna");
  std::vector<std::string> rooms(choice.conversations);
  anna.know(rooms, [&] {
    ben.ask_all(
        choice.conversations,
        [](std::size_t i) {
          return protocol::CreateRoomRequest{.room = "#room" + std::to_string(i),
                                             .visibility = protocol::Visibility::private_};
        },
        [&](std::size_t i, const protocol::Reply& reply) {
          rooms[i] = std::get<protocol::CreateRoomReply>(reply).conversation;
        });
    ben.ask_all(choice.conversations, [&](std::size_t i) {
      return protocol::InviteRequest{.conversation = rooms[i], .username = "anna"};
    });
  });
  Table table(
      "back after every one of " + std::to_string(choice.conversations) + " conversations has changed",
      {{"first screen ms", 1}, {"whole list ms", 1}, {"all messages ms", 1}});
  for (int i = 0; i < options.repetitions; ++i) {
    const std::size_t missed = choice.conversations * choice.missed;
    ben.ask_all(missed, [&](std::size_t number) {
      return protocol::MessageRequest{.conversation = rooms[number % rooms.size()],
                                      .content = "while you were away " + std::to_string(number)};
    });
    const Times times = anna.come_back(choice.conversations, missed);
    table.add({times.first_screen, times.list, times.all});
  }
  const std::vector<double> medians = table.finish();
  print({.name = "back after a week: first screen", .value = medians[0], .unit = "ms", .at_most = 300});
  print({.name = "back after a week: whole list", .value = medians[1], .unit = "ms", .at_most = 1'000});
  print({.name = "back after a week: all messages", .value = medians[2], .unit = "ms"});
  std::vector<double> cold;
  for (int i = 0; i < options.repetitions; ++i)
    cold.push_back(anna.start_cold());
  std::ranges::sort(cold);
  print({.name = "start without a server: first screen",
         .value = cold[cold.size() / 2],
         .unit = "ms",
         .at_most = 300});
  measure_copy(anna.folder(), choice.history, options);
}

}  // namespace
}  // namespace banter::bench

int main(int argc, char** argv) {
  banter::bench::Program program("A client with a local copy: its start, and what it missed.");
  banter::bench::Choice choice;
  program.app()
      .add_option("--conversations", choice.conversations)
      ->check(CLI::Range(1, 50'000))
      ->capture_default_str();
  program.app()
      .add_option("--missed", choice.missed, "messages of each")
      ->check(CLI::Range(1, 1'000))
      ->capture_default_str();
  program.app()
      .add_option("--history", choice.history, "messages of the conversation that is searched")
      ->check(CLI::Range(100'000, 10'000'000))
      ->capture_default_str();
  return program.run(argc, argv, [&](const auto& options) { banter::bench::run(options, choice); });
}
