// How long does a search take while messages keep arriving? Builds a store of 1,000,000 messages in 10,000
// conversations (Zipf's words, a word that stands in half of them, some Chinese), then asks while 2,000 more
// arrive each second. The asker is a member of 10 of the conversations unless said.
//
//   bench_search [FOLDER [messages [seconds of each question]]]
#include <fmt/core.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "base/log.hpp"
#include "base/random.hpp"
#include "server/storage/sqlite/open.hpp"

namespace {

using namespace banter;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kConversations = 10'000;
constexpr std::size_t kPeople = 1'000;
constexpr std::size_t kVocabulary = 50'000;
constexpr int kArriving = 2'000;  // a second
constexpr int kBatch = 20;        // of them in one transaction
constexpr double kAimMillis = 50;

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

// Texts as people write them, more or less: the n-th word of the vocabulary is n times as rare as the first.
class Texts {
 public:
  explicit Texts(unsigned seed) : random_(seed) {
    std::mt19937 letters(7);
    for (std::size_t i = 0; i < kVocabulary; ++i) {
      std::string word;
      for (std::size_t length = 2 + letters() % 8; word.size() < length;)
        word += static_cast<char>('a' + letters() % 26);
      words_.push_back(word);
    }
  }
  std::string next() {
    std::string text = random_() % 2 == 0 ? "everywhere" : "";
    for (std::size_t i = 0, count = 5 + random_() % 15; i < count; ++i) {
      text += ' ';
      text += words_[std::min(kVocabulary - 1, static_cast<std::size_t>(std::exp(uniform_(random_)) - 1))];
    }
    if (random_() % 10 == 0) {
      text += ' ';
      for (int i = 0; i < 8; ++i)
        append_han(0x4e00 + random_() % 300, text);
    }
    return text;
  }
  std::size_t pick(std::size_t among) { return random_() % among; }

 private:
  static void append_han(unsigned c, std::string& text) {
    text += static_cast<char>(0xe0 | c >> 12);
    text += static_cast<char>(0x80 | (c >> 6 & 0x3f));
    text += static_cast<char>(0x80 | (c & 0x3f));
  }

  std::mt19937 random_;
  std::uniform_real_distribution<double> uniform_{0, std::log(static_cast<double>(kVocabulary))};
  std::vector<std::string> words_;
};

struct Store {
  std::unique_ptr<core::Storage> storage;
  std::vector<core::AccountKey> people;
  std::vector<core::ConversationKey> rooms;
  base::Millis now = 1'700'000'000'000;

  void add(Texts& texts, int count) {
    must(storage->begin());
    for (int i = 0; i < count; ++i) {
      const std::string content = texts.next();
      const std::string client_id = base::uuid7(now);
      must(storage->messages().append({.conversation = rooms[texts.pick(rooms.size())],
                                       .sender = people[texts.pick(people.size())],
                                       .client_id = client_id,
                                       .content = content,
                                       .sent_at = now += 10}));
    }
    must(storage->commit());
  }
};

Store open(const std::string& folder) {
  auto opened = storage::sqlite::open(
      {.path = folder + "/banter.db", .log = base::Log::to_stderr(), .search_path = folder + "/search.db"});
  if (!opened) {
    fmt::print(stderr, "{}\n", opened.error().sentence);
    std::exit(1);
  }
  Store store{.storage = std::move(*opened), .people = {}, .rooms = {}};
  must(store.storage->begin());
  for (std::size_t i = 0; i < kPeople; ++i) {
    core::AccountRecord record;
    record.username = "user" + std::to_string(i);
    store.people.push_back(must(store.storage->accounts().add(record)));
  }
  for (std::size_t i = 0; i < kConversations; ++i) {
    store.rooms.push_back(must(store.storage->conversations().add_room(
        base::random_id("c"), "#room" + std::to_string(i), "", true, 1)));
  }
  must(store.storage->commit());
  return store;
}

double cpu_seconds(int who) {
  rusage usage{};
  getrusage(who, &usage);
  const auto seconds = [](const timeval& value) {
    return static_cast<double>(value.tv_sec) + static_cast<double>(value.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

std::string load() {
  std::ifstream file("/proc/loadavg");
  std::string first;
  file >> first;
  return first;
}

struct Question {
  const char* what;
  const char* query;
  std::size_t conversations;
};

constexpr std::array kQuestions{
    Question{"word in half of all messages, 10 of 10,000 conversations", "everywhere", 10},
    Question{"the same, quoted", "\"everywhere\"", 10},
    Question{"the same, 1,000 conversations", "everywhere", 1'000},
    Question{"the same, all conversations", "everywhere", 10'000},
    Question{"word that nobody wrote", "qqqqqqqqqqqq", 10},
    Question{"the same, all conversations", "qqqqqqqqqqqq", 10'000},
    Question{"one-letter prefix", "k", 10},
    Question{"the same, all conversations", "k", 10'000},
    Question{"two words", "everywhere k", 10},
    Question{"two Chinese characters", "一丁", 10},
    Question{"the same, all conversations", "一丁", 10'000},
    Question{"one Chinese character, all conversations", "一", 10'000},
    Question{"nothing but from:", "from:user7", 10},
    Question{"nothing but before:", "before:2023-12", 10},
};

void ask(Store& store, core::Reader& reader, const Question& question, double seconds) {
  const search::Query query = search::parse_query(question.query);
  core::SearchScope scope;
  for (std::size_t i = 0; i < question.conversations; ++i)
    scope.places.push_back({store.rooms[i * (kConversations / question.conversations)], 0});
  if (!query.from.empty()) scope.from.push_back(store.people[7]);
  std::vector<double> millis;
  std::size_t found = 0;
  bool more = false;
  const auto end = Clock::now() + std::chrono::duration<double>(seconds);
  while (Clock::now() < end) {
    const auto begin = Clock::now();
    must(reader.begin());
    const auto page = must(reader.search().find(query, scope, "", 50));
    reader.end();
    millis.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
    found = page.messages.size();
    more = page.more;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  std::ranges::sort(millis);
  const double p95 = millis[millis.size() * 95 / 100];
  fmt::print("{:<58} {:>4} found{} p50 {:>7.2f} ms, p95 {:>7.2f} ms, of {}\n", question.what, found,
             more ? ", more;" : ";      ", millis[millis.size() / 2], p95, millis.size());
  fmt::print("figure: search: {} | {:.1f} ms | <= {} ms | {}\n", question.what, p95, kAimMillis,
             p95 <= kAimMillis ? "yes" : "NO");
}

}  // namespace

int main(int argc, char** argv) {
  const int messages = argc > 2 ? std::atoi(argv[2]) : 1'000'000;
  const double seconds = argc > 3 ? std::atof(argv[3]) : 3;
  const std::string where = argc > 1 ? argv[1] : std::filesystem::temp_directory_path().string();
  const std::string folder = where + "/" + base::random_id("banter-search-");
  std::filesystem::create_directories(folder);
  {
    fmt::print("load {}\n", load());
    Store store = open(folder);
    Texts texts(1);
    auto begin = Clock::now();
    double cpu = cpu_seconds(RUSAGE_SELF);
    for (int done = 0; done < messages; done += 250)
      store.add(texts, 250);
    const auto built = Clock::now();
    storage::sqlite::finish_indexing(*store.storage);
    fmt::print(
        "{} messages written in {:.1f} s, indexed {:.1f} s later; {:.1f} us of the process a message; "
        "banter.db {} MB, search.db {} MB\n",
        messages, std::chrono::duration<double>(built - begin).count(),
        std::chrono::duration<double>(Clock::now() - built).count(),
        (cpu_seconds(RUSAGE_SELF) - cpu) * 1e6 / messages,
        std::filesystem::file_size(folder + "/banter.db") >> 20,
        std::filesystem::file_size(folder + "/search.db") >> 20);

    std::atomic<bool> ending = false;
    std::atomic<int> arrived = 0;
    std::thread writer([&] {
      auto next = Clock::now();
      while (!ending) {
        store.add(texts, kBatch);
        arrived += kBatch;
        next += std::chrono::microseconds(1'000'000LL * kBatch / kArriving);
        std::this_thread::sleep_until(next);
      }
    });
    const auto reader = must(store.storage->open_reader());
    begin = Clock::now();
    for (const Question& question : kQuestions)
      ask(store, *reader, question, seconds);
    ending = true;
    writer.join();
    const double took = std::chrono::duration<double>(Clock::now() - begin).count();
    fmt::print("{:.0f} messages a second arrived meanwhile; load {}\n", arrived / took, load());
  }
  std::filesystem::remove_all(folder);
  return 0;
}
