#include "server/transports/net/loop.hpp"

#include <pthread.h>
#include <unistd.h>

#include <csignal>
#include <utility>

namespace banter::transports {
namespace {

// Of one turn: then everything else that is ready has its turn too.
constexpr unsigned most_handlers = 256;
constexpr unsigned most_sends = 256;
constexpr std::size_t most_body_bytes = 1U << 20U;
constexpr std::size_t most_flow_bytes = 1U << 20U;

constexpr std::size_t most_spare_queues = 1024;

// Signals are for the main thread; SIGPIPE, which OpenSSL cannot help causing, is for nobody.
void block_signals() {
  sigset_t all;
  ::sigfillset(&all);
  ::pthread_sigmask(SIG_BLOCK, &all, nullptr);
}

}  // namespace

Loop::Loop(unsigned index, const Shared& shared)
    : index_(index),
      shared_(shared),
      figures_(shared.metrics.loops.at(index)),
      io_(1),
      busy_(io_.get_executor()),
      timer_(io_.get_executor()),
      buffers_(std::make_unique<Buffers>()),
      now_(shared.clock.steady()),
      wheel_(now_, shared.options.limits.tick),
      slots_(index),
      door_(std::make_shared<Door>(*this)) {}

Loop::~Loop() {
  door_->close();
}

void Loop::start() {
  thread_ = std::thread([this] {
    block_signals();
    tick();
    work();
  });
}

void Loop::join() {
  if (!thread_.joinable()) return;
  run([this] { ending_ = true; });
  thread_.join();
}

void Loop::run(Act what) {
  asio::post(io_, std::move(what));
}

void Loop::post(std::vector<Job>& jobs) {
  std::unique_lock hold(mutex_);
  if (closed_) return jobs.clear();
  if (jobs_.empty()) {
    jobs_.swap(jobs);
  } else {
    jobs_.insert(jobs_.end(), std::make_move_iterator(jobs.begin()), std::make_move_iterator(jobs.end()));
    jobs.clear();
  }
  const bool called = std::exchange(called_, true);
  hold.unlock();
  if (!called) wake();
}

void Loop::adopt(std::vector<Accepted>& accepted) {
  std::unique_lock hold(mutex_);
  if (closed_) {
    for (const Accepted& one : accepted)
      ::close(one.socket);
    return accepted.clear();
  }
  accepted_.insert(accepted_.end(), accepted.begin(), accepted.end());
  accepted.clear();
  const bool called = std::exchange(called_, true);
  hold.unlock();
  if (!called) wake();
}

void Loop::wake() {
  asio::post(io_, [this] { take_inbox(); });
}

void Loop::work() {
  while (!ending_) {
    io_.run_one();
    now_ = shared_.clock.steady();
    for (unsigned i = 0; i < most_handlers && body_bytes_ < most_body_bytes && io_.poll_one() != 0; ++i) {
    }
    body_bytes_ = 0;
    end_turn();
  }
  {
    std::lock_guard hold(mutex_);
    closed_ = true;
  }
  take_inbox();
  for (std::uint32_t slot = 0; slot < slots_.size(); ++slot) {
    if (Connection* const connection = slots_.at(slot)) connection->die();
  }
  end_turn();
}

void Loop::end_turn() {
  std::vector<core::ConnectionId> pumping;
  pumping.swap(pumping_);
  for (const core::ConnectionId id : pumping) {
    if (Connection* const connection = find(id)) connection->pump();
  }
  if (!inbound_.empty()) shared_.sink.submit(inbound_);
  flush_dirty();
  flow();
  for (Connection* const connection : std::exchange(dead_, {})) {
    slots_.release(connection->id_);
    const std::unique_ptr<Connection> owner(connection);
    open_.fetch_sub(1, std::memory_order_relaxed);
  }
  // Of those that ended just now.
  if (!inbound_.empty()) shared_.sink.submit(inbound_);
  if (!pumping_.empty() || dirty_done_ < dirty_.size() || !flowing_.empty()) asio::post(io_, [] {});
}

void Loop::flush_dirty() {
  unsigned sends = 0;
  while (dirty_done_ < dirty_.size() && sends < most_sends) {
    if (Connection* const connection = find(dirty_[dirty_done_++])) sends += connection->flush();
  }
  if (dirty_done_ == dirty_.size()) {
    dirty_.clear();
    dirty_done_ = 0;
  }
}

// After everything else, so that files hold up no messages, and one part of each in turn.
void Loop::flow() {
  std::size_t bytes = 0;
  std::size_t done = 0;
  for (const std::size_t end = flowing_.size(); done < end && bytes < most_flow_bytes; ++done) {
    if (Connection* const connection = find(flowing_[done])) bytes += connection->flow();
  }
  flowing_.erase(flowing_.begin(), flowing_.begin() + static_cast<std::ptrdiff_t>(done));
}

void Loop::mark_dirty(Connection& connection) {
  if (!std::exchange(connection.dirty_, true)) dirty_.push_back(connection.id_);
}

void Loop::mark_flowing(Connection& connection) {
  if (!std::exchange(connection.flowing_, true)) flowing_.push_back(connection.id_);
}

void Loop::mark_pumping(Connection& connection) {
  if (!std::exchange(connection.pumping_, true)) pumping_.push_back(connection.id_);
}

void Loop::bury(Connection& connection) {
  dead_.push_back(&connection);
}

std::unique_ptr<OutQueue> Loop::take_queue() {
  if (queues_.empty()) return std::make_unique<OutQueue>();
  auto queue = std::move(queues_.back());
  queues_.pop_back();
  return queue;
}

void Loop::give_queue(std::unique_ptr<OutQueue> queue) {
  if (queues_.size() >= most_spare_queues || queue->is_big()) return;
  queue->clear();
  queues_.push_back(std::move(queue));
}

void Loop::take_inbox() {
  {
    std::lock_guard hold(mutex_);
    taken_jobs_.swap(jobs_);
    taken_accepted_.swap(accepted_);
    called_ = false;
  }
  for (const Accepted& accepted : std::exchange(taken_accepted_, {})) {
    auto connection = std::make_unique<Connection>(*this, accepted.socket, accepted.address);
    open_.fetch_add(1, std::memory_order_relaxed);
    const core::ConnectionId id = slots_.take(connection.get());
    connection.release()->begin(id);  // end_turn() deletes it, once it is dead
  }
  for (Job& job : taken_jobs_)
    apply(job);
  taken_jobs_.clear();
}

void Loop::apply(Job& job) {
  if (job.what == Job::What::broadcast) return broadcast(job);
  Connection* const connection = find(job.connection);
  if (connection == nullptr) return;
  const std::uint32_t slot = slot_of(job.connection);
  switch (job.what) {
    case Job::What::send:
      return connection->deliver(std::move(job.frame), job.kind);
    case Job::What::answer:
      return connection->deliver(std::move(*job.answer));
    case Job::What::follow:
      if (connection->wants_events()) followers_.follow(slot, connection->followed(), job.conversation);
      return;
    case Job::What::unfollow:
      return followers_.unfollow(slot, connection->followed(), job.conversation);
    case Job::What::enter:
      return connection->enter(true);
    case Job::What::leave:
      return connection->enter(false);
    case Job::What::close:
      return connection->close(std::move(job.frame));
    case Job::What::broadcast:
      return;
  }
}

void Loop::broadcast(const Job& job) {
  // A connection that this makes too slow follows nothing any more, which changes the list.
  const auto followers = followers_.of(job.conversation);
  reached_.assign(followers.begin(), followers.end());
  const std::uint32_t passed_over =
      job.connection && loop_of(job.connection) == index_ && find(job.connection) != nullptr
          ? slot_of(job.connection)
          : static_cast<std::uint32_t>(Slots<Connection>::most);
  for (const std::uint32_t slot : reached_) {
    if (slot != passed_over) slots_.at(slot)->deliver(job.frame, job.kind);
  }
}

void Loop::tick() {
  timer_.expires_after(std::chrono::milliseconds(shared_.options.limits.tick));
  timer_.async_wait([this](const boost::system::error_code& error) {
    if (error) return;
    now_ = shared_.clock.steady();
    wheel_.advance(now_, [this](core::ConnectionId id) {
      if (Connection* const connection = find(id)) connection->check(now_);
    });
    tick();
  });
}

void Loop::finish_all(const std::function<core::Frame()>& bye) {
  for (std::uint32_t slot = 0; slot < slots_.size(); ++slot) {
    Connection* const connection = slots_.at(slot);
    if (connection != nullptr) connection->finish(bye(), ws::CloseCode::going_away);
  }
}

}  // namespace banter::transports
