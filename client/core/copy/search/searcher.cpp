#include "client/core/copy/search/searcher.hpp"

#include <utility>

#include "client/core/copy/search/copy_search.hpp"

namespace banter::client {

Searcher::Searcher(std::string path, Post post)
    : path_(std::move(path)),
      post_(std::move(post)),
      current_(std::make_shared<std::uint64_t>(0)),
      thread_([this] { work(); }) {}

Searcher::~Searcher() {
  {
    const std::lock_guard hold(mutex_);
    ends_ = true;
    ++newest_;
    came_.notify_one();
  }
  thread_.join();
}

void Searcher::search(protocol::SearchRequest request, Done done) {
  const std::lock_guard hold(mutex_);
  *current_ = ++newest_;
  next_ = Question{std::move(request), std::move(done), newest_};
  came_.notify_one();
}

void Searcher::cancel() {
  const std::lock_guard hold(mutex_);
  *current_ = ++newest_;
  next_.reset();
}

bool Searcher::is_outdated(std::uint64_t number) {
  const std::lock_guard hold(mutex_);
  return number != newest_;
}

void Searcher::work() {
  std::optional<CopySearch> copy;
  while (true) {
    std::unique_lock hold(mutex_);
    came_.wait(hold, [this] { return ends_ || next_; });
    if (ends_) return;
    Question question = std::move(*next_);
    next_.reset();
    hold.unlock();

    Outcome<protocol::SearchReply> outcome;
    if (!copy) {
      auto opened = CopySearch::open(path_);
      if (opened) copy.emplace(std::move(*opened));
      if (!opened) outcome = std::unexpected(failure_of(opened.error()));
    }
    if (copy) {
      auto found = copy->find(question.request, [&] { return is_outdated(question.number); });
      if (found) outcome = std::move(*found);
      // Another file may stand there by the next time.
      if (!found) outcome = std::unexpected(failure_of(found.error()));
      if (!found) copy.reset();
    }
    if (is_outdated(question.number)) continue;
    post_([watched = std::weak_ptr(current_), number = question.number, done = std::move(question.done),
           outcome = std::move(outcome)]() mutable {
      const auto current = watched.lock();
      if (current && *current == number) done(std::move(outcome));
    });
  }
}

}  // namespace banter::client
