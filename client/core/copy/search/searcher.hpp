#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "client/core/failure.hpp"
#include "protocol/generated/cpp/messages.hpp"

namespace banter::client {

/// Searches the local copy on a thread of its own, so that nobody waits for it. All calls, the constructor
/// and the destructor come from one thread, the program's; answers come there too, through `post`.
class Searcher {
 public:
  using Post = std::function<void(std::function<void()>)>;
  using Done = std::function<void(Outcome<protocol::SearchReply>)>;

  /// `path`: see Places::copy. `post`: as a Client's.
  Searcher(std::string path, Post post);
  /// Waits for a search under way to notice, which takes it about a millisecond.
  ~Searcher();
  Searcher(const Searcher&) = delete;
  Searcher& operator=(const Searcher&) = delete;

  /// See CopySearch::find. Whatever was asked before and is not answered yet will never be.
  void search(protocol::SearchRequest request, Done done);
  /// What was asked is no longer wanted.
  void cancel();

 private:
  struct Question {
    protocol::SearchRequest request;
    Done done;
    std::uint64_t number = 0;
  };
  void work();
  bool is_outdated(std::uint64_t number);

  std::string path_;
  Post post_;
  std::shared_ptr<std::uint64_t> current_;  // of the program's thread: the question that may be answered
  std::mutex mutex_;
  std::condition_variable came_;
  std::optional<Question> next_;
  std::uint64_t newest_ = 0;
  bool ends_ = false;
  std::jthread thread_;
};

}  // namespace banter::client
