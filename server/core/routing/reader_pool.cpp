#include "server/core/routing/reader_pool.hpp"

namespace banter::core {

base::Expected<void> ReaderPool::start(Storage& storage, unsigned threads) {
  for (unsigned i = 0; i < threads; ++i) {
    auto reader = storage.open_reader();
    if (!reader) return base::fault("The store cannot be read: " + reader.error().message);
    readers_.push_back(std::move(*reader));
  }
  for (auto& reader : readers_) {
    threads_.emplace_back([this, own = reader.get()] { run(*own); });
  }
  return {};
}

void ReaderPool::submit(Job job) {
  {
    std::lock_guard hold(mutex_);
    jobs_.push_back(std::move(job));
  }
  wake_.notify_one();
}

std::size_t ReaderPool::waiting() {
  std::lock_guard hold(mutex_);
  return jobs_.size();
}

void ReaderPool::stop() {
  {
    std::lock_guard hold(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  threads_.clear();
  readers_.clear();
}

void ReaderPool::run(Reader& reader) {
  for (;;) {
    Job job;
    {
      std::unique_lock hold(mutex_);
      wake_.wait(hold, [this] { return stopping_ || !jobs_.empty(); });
      if (jobs_.empty()) return;
      job = std::move(jobs_.front());
      jobs_.pop_front();
    }
    const bool readable = reader.begin().has_value();
    job(readable ? &reader : nullptr);
    if (readable) reader.end();
  }
}

}  // namespace banter::core
