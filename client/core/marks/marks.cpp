#include "client/core/marks/marks.hpp"

#include <algorithm>
#include <utility>

#include "protocol/generated/cpp/receipts.hpp"

namespace banter::client {
namespace {

// More than a person has; a server that names more shall not fill the memory.
constexpr std::size_t kMost = 100'000;

}  // namespace

Marks::Marks(Options options, Ports ports) : options_(options), ports_(std::move(ports)) {}

Marks::Known* Marks::find(const std::string& conversation) {
  const auto found = known_.find(conversation);
  if (found != known_.end()) return &found->second;
  if (conversation.empty() || known_.size() >= kMost) return nullptr;
  return &known_[conversation];
}

void Marks::seen(const std::string& conversation, std::int64_t seq) {
  Known* known = find(conversation);
  if (known == nullptr || seq <= known->seen) return;
  known->seen = seq;
  waiting_.insert(conversation);
  if (!resting_) tell_all();
}

void Marks::arrived(const std::string& conversation, std::int64_t seq) {
  Known* known = find(conversation);
  if (known == nullptr || seq <= std::max(known->arrived, known->seen)) return;
  known->arrived = seq;
  waiting_.insert(conversation);
  if (resting_ || std::exchange(expecting_, true)) return;
  ports_.later(options_.patience, [this, life = life_] {
    if (life != life_) return;
    expecting_ = false;
    if (!resting_) tell_all();
  });
}

void Marks::online() {
  online_ = true;
  offered_ = true;
  tell_all();
}

void Marks::offline() {
  online_ = false;
  resting_ = expecting_ = false;
  ++life_;
}

void Marks::forget() {
  offline();
  known_.clear();
  waiting_.clear();
}

void Marks::take_rest(base::Millis time) {
  resting_ = true;
  ports_.later(time, [this, life = life_, rest = ++rests_] {
    if (life != life_ || rest != rests_) return;
    resting_ = false;
    tell_all();
  });
}

void Marks::tell_all() {
  if (!online_ || !offered_ || waiting_.empty()) return;
  take_rest(options_.rest);
  for (const std::string& conversation : std::exchange(waiting_, {})) {
    const auto found = known_.find(conversation);
    if (found == known_.end()) continue;
    Known& known = found->second;
    const Known now = known;
    known.told_seen = std::max(now.seen, now.told_seen);
    known.told_arrived = std::max({now.arrived, now.told_arrived, known.told_seen});
    if (now.seen > now.told_seen)
      tell(conversation, What::seen, protocol::ReadRequest{.conversation = conversation, .seq = now.seen});
    // What was seen has arrived, too.
    if (now.arrived > std::max(now.told_arrived, now.seen))
      tell(conversation, What::arrived,
           protocol::DeliveredRequest{.conversation = conversation, .seq = now.arrived});
  }
}

void Marks::tell(const std::string& conversation, What what, const protocol::Request& request) {
  ports_.ask(request, [this, conversation, what](const Outcome<protocol::Reply>& reply) {
    if (!reply) refused(conversation, what, reply.error());
  });
}

void Marks::refused(const std::string& conversation, What what, const Failure& failure) {
  if (failure.code == protocol::ErrorCode::unknown_action) offered_ = false;
  const auto found = known_.find(conversation);
  if (!is_passing(failure) || found == known_.end()) return;
  (what == What::seen ? found->second.told_seen : found->second.told_arrived) = 0;
  waiting_.insert(conversation);
  take_rest(std::max(options_.rest, failure.retry_after.value_or(0)));
}

}  // namespace banter::client
