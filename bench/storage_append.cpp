// How long does the storage take for a message? Appends to 100 conversations in batches, each one durable
// transaction, and tells wall and processor time a row; then what the caches, a start and a page of history
// take.
//
//   storage_append FOLDER [rows] [conversations]
#include <fmt/core.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "base/log.hpp"
#include "base/random.hpp"
#include "server/storage/sqlite/open.hpp"

namespace {

using namespace banter;
using Clock = std::chrono::steady_clock;

struct Time {
  double wall = 0;
  double writer_user = 0;  // processor time of the writer's thread
  double writer_system = 0;
  double all = 0;  // of the process, so with the checkpoints
};

double seconds(const timeval& value) {
  return static_cast<double>(value.tv_sec) + static_cast<double>(value.tv_usec) / 1e6;
}

Time present() {
  rusage thread{};
  rusage process{};
  getrusage(RUSAGE_THREAD, &thread);
  getrusage(RUSAGE_SELF, &process);
  return {.wall = std::chrono::duration<double>(Clock::now().time_since_epoch()).count(),
          .writer_user = seconds(thread.ru_utime),
          .writer_system = seconds(thread.ru_stime),
          .all = seconds(process.ru_utime) + seconds(process.ru_stime)};
}

template <class T>
T must(std::expected<T, protocol::Error> result) {
  if (result) {
    if constexpr (std::is_void_v<T>) {
      return;
    } else {
      return std::move(*result);
    }
  }
  fmt::print(stderr, "the storage says: {}\n", result.error().message);
  std::exit(1);
}

std::unique_ptr<core::Storage> open(const std::string& path) {
  auto opened = storage::sqlite::open({.path = path, .log = base::Log::to_stderr()});
  if (opened) return std::move(*opened);
  fmt::print(stderr, "{}\n", opened.error().sentence);
  std::exit(1);
}

struct People {
  std::vector<core::AccountKey> accounts;
  std::vector<core::ConversationKey> rooms;
  std::vector<std::string> ids;
};

People populate(core::Storage& storage, std::size_t conversations) {
  People people;
  must(storage.begin());
  for (std::size_t i = 0; i < conversations; ++i) {
    core::AccountRecord record;
    record.username = "user" + std::to_string(i);
    people.accounts.push_back(must(storage.accounts().add(record)));
    people.ids.push_back(base::random_id("c"));
    people.rooms.push_back(
        must(storage.conversations().add_room(people.ids.back(), "#room" + std::to_string(i), "", true, 1)));
    for (const core::AccountKey account : people.accounts) {
      must(storage.conversations().put_member(people.rooms.back(), {.account = account, .joined_at = 1}));
    }
  }
  must(storage.commit());
  return people;
}

void append(core::Storage& storage, const People& people, std::size_t rows, std::size_t batch) {
  const std::string content =
      "A message of ordinary length, as people write them to each other, with a few words.";
  base::Millis now = 1'790'000'000'000;
  std::size_t dice = 1;
  std::vector<std::string> client_ids(batch);
  const Time before = present();
  double making_ids = 0;
  for (std::size_t done = 0; done < rows; done += batch) {
    const auto ids_begin = Clock::now();
    for (std::string& id : client_ids)
      id = base::uuid7(++now);
    making_ids += std::chrono::duration<double>(Clock::now() - ids_begin).count();
    must(storage.begin());
    for (const std::string& client_id : client_ids) {
      dice = dice * 6364136223846793005U + 1442695040888963407U;
      const std::size_t room = (dice >> 33) % people.rooms.size();
      must(storage.conversations().by_id(people.ids[room]));
      must(storage.conversations().member(people.rooms[room], people.accounts[room]));
      must(storage.messages().append({.conversation = people.rooms[room],
                                      .sender = people.accounts[room],
                                      .client_id = client_id,
                                      .content = content,
                                      .reply_to = {},
                                      .mentions = {},
                                      .sent_at = ++now,
                                      .composed_at = {}}));
    }
    must(storage.commit());
  }
  const Time after = present();
  const auto a_row = [&](double total) { return total * 1e6 / static_cast<double>(rows); };
  fmt::print(
      "batches of {:>3}: {:>7.0f} rows/s; a row: {:.2f} us of the writer ({:.2f} user, {:.2f} system), "
      "{:.2f} us of the process\n",
      batch, static_cast<double>(rows) / (after.wall - before.wall),
      a_row(after.writer_user + after.writer_system - before.writer_user - before.writer_system - making_ids),
      a_row(after.writer_user - before.writer_user - making_ids),
      a_row(after.writer_system - before.writer_system), a_row(after.all - before.all - making_ids));
}

template <class F>
void time_call(const char* what, std::size_t times, F call) {
  const auto begin = Clock::now();
  for (std::size_t i = 0; i < times; ++i)
    call(i);
  const double total = std::chrono::duration<double>(Clock::now() - begin).count();
  fmt::print("{}: {:.3f} us\n", what, total * 1e6 / static_cast<double>(times));
}

void look_up(core::Storage& storage, const People& people) {
  must(storage.begin());
  const std::size_t count = people.rooms.size();
  core::ConversationStore& conversations = storage.conversations();
  time_call("conversations.by_key", 1'000'000,
            [&](std::size_t i) { must(conversations.by_key(people.rooms[i % count])); });
  time_call("conversations.by_id", 1'000'000,
            [&](std::size_t i) { must(conversations.by_id(people.ids[i % count])); });
  time_call("conversations.by_room", 1'000'000,
            [&](std::size_t) { must(conversations.by_room("#general")); });
  time_call("conversations.member", 1'000'000, [&](std::size_t i) {
    must(conversations.member(people.rooms[i % count], people.accounts[i % count]));
  });
  time_call("accounts.by_key", 1'000'000,
            [&](std::size_t i) { must(storage.accounts().by_key(people.accounts[i % count])); });
  time_call("accounts.by_name", 1'000'000, [&](std::size_t) { must(storage.accounts().by_name("USER7")); });
  must(storage.commit());
}

double resident_mib() {
  std::ifstream status("/proc/self/statm");
  long pages = 0;
  status >> pages >> pages;
  return static_cast<double>(pages) * 4096 / (1 << 20);
}

void read_pages(core::Storage& storage, const People& people) {
  const auto reader = must(storage.open_reader());
  const auto page = [&](std::size_t i) {
    must(reader->begin());
    const auto room = must(reader->conversations().by_key(people.rooms[i % people.rooms.size()]));
    must(reader->messages().page_before(*room, 0, room->last_seq - static_cast<std::int64_t>(i) % 1000, 50));
    reader->end();
  };
  time_call("first page of history of a new reader", 1, page);
  time_call("page of 50", 1000, page);
  time_call("changes, 50 of the newest", 1000, [&](std::size_t i) {
    must(reader->begin());
    const auto room = must(reader->conversations().by_key(people.rooms[i % people.rooms.size()]));
    must(reader->messages().changes(*room, 0, room->version - 50, 50));
    reader->end();
  });
  time_call("list of conversations, 100 rows", 20, [&](std::size_t i) {
    must(reader->begin());
    must(reader->conversations().changed_since(people.accounts[i], "", 500));
    reader->end();
  });
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "storage_append FOLDER [rows] [conversations]\n");
    return 2;
  }
  const std::size_t rows = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 200'000;
  const std::size_t conversations = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 100;
  const std::string folder = std::string(argv[1]) + "/" + base::random_id("append-");
  std::filesystem::create_directories(folder);
  {
    auto storage = open(folder + "/banter.db");
    const People people = populate(*storage, conversations);
    append(*storage, people, rows / 10, 64);  // not counted: everything is new
    append(*storage, people, rows, 64);
    append(*storage, people, rows, 256);
    append(*storage, people, rows / 20, 1);
    look_up(*storage, people);
    read_pages(*storage, people);
    time_call("end", 1, [&](std::size_t) { storage.reset(); });
    const double before = resident_mib();
    time_call("start", 1, [&](std::size_t) { storage = open(folder + "/banter.db"); });
    fmt::print("a storage that was started takes {:.1f} MiB\n", resident_mib() - before);
    read_pages(*storage, people);
  }
  std::filesystem::remove_all(folder);
  return 0;
}
