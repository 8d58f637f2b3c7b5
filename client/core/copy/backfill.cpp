#include "client/core/copy/backfill.hpp"

#include <algorithm>
#include <utility>

#include "protocol/generated/cpp/messages.hpp"

namespace banter::client {
namespace {

constexpr base::Millis kAfterFailure = 5'000;
// Of the size that is allowed, in hundredths: up to here it is filled, and down to here it is trimmed.
constexpr std::int64_t kFillTo = 90;

}  // namespace

void Backfill::fetch_older(const std::string& conversation, Done done) {
  CopyWriter* writer = recorder_.writer();
  if (writer == nullptr) {
    done(fail(FailureKind::local, "There is no local copy to put older messages into."));
    return;
  }
  if (!writer->low(conversation)) {
    done(false);
    return;
  }
  auto& waiting = asked_[conversation];
  waiting.push_back(std::move(done));
  if (waiting.size() == 1) ask_older(conversation);
}

void Backfill::ask_older(const std::string& conversation) {
  CopyWriter* writer = recorder_.writer();
  const auto low = writer == nullptr ? std::nullopt : writer->low(conversation);
  if (!low) {
    answer(conversation, false);
    return;
  }
  const std::int64_t passed_over = writer->passed_over(conversation);
  ports_.ask(protocol::HistoryRequest{.conversation = conversation, .before = low, .limit = options_.page},
             [this, conversation, low = *low, passed_over](Outcome<protocol::Reply> reply) {
               older_came(conversation, low, passed_over, std::move(reply));
             });
}

void Backfill::older_came(const std::string& conversation, std::int64_t low, std::int64_t passed_over,
                          Outcome<protocol::Reply> reply) {
  if (!reply) {
    if (!is_passing(reply.error())) refused_.insert(conversation);
    answer(conversation, std::unexpected(std::move(reply.error())));
    return;
  }
  CopyWriter* writer = recorder_.writer();
  if (writer == nullptr) {
    answer(conversation, fail(FailureKind::local, "The local copy cannot be written."));
    return;
  }
  // The page may show messages as they were before a change that was told of meanwhile, or not be the one
  // that is wanted now.
  if (writer->passed_over(conversation) != passed_over || writer->low(conversation) != low) {
    ask_older(conversation);
    return;
  }
  const Recorder::Batch batch(recorder_);
  const auto& page = std::get<protocol::HistoryReply>(*reply);
  recorder_.write([&](CopyWriter& to) { to.older_page_came(conversation, page); });
  const auto now = writer->low(conversation);
  // What brings nothing would be asked for again and again.
  if (now == low) refused_.insert(conversation);
  ports_.filled(conversation);
  recorder_.tell([this, conversation, more = now.has_value()] { answer(conversation, more); });
}

void Backfill::answer(const std::string& conversation, const Outcome<bool>& outcome) {
  const auto waiting = asked_.extract(conversation);
  if (waiting.empty()) return;
  for (const Done& done : waiting.mapped())
    done(outcome);
}

void Backfill::reveal() {
  CopyWriter* writer = recorder_.writer();
  if (writer == nullptr || !writer->must_reveal()) return;
  hidden_ = writer->hidden();
  if (hidden_.empty()) recorder_.write([](CopyWriter& to) { to.revealed(); });
  wake();
}

void Backfill::online() {
  online_ = true;
  refused_.clear();
  reveal();
  wake();
}

void Backfill::offline() {
  online_ = waiting_ = false;
  ++life_;
  hidden_.clear();  // online() looks again
}

void Backfill::wake() {
  if (online_) wait(options_.rest);
}

void Backfill::wait(base::Millis time) {
  if (std::exchange(waiting_, true)) return;
  ports_.later(time, [this, life = life_] {
    if (life != life_) return;
    waiting_ = false;
    go_on();
  });
}

void Backfill::go_on() {
  CopyWriter* writer = recorder_.writer();
  if (writer == nullptr || !online_) return;
  if (ports_.busy() || !asked_.empty()) {
    wait(options_.rest);
    return;
  }
  if (ask_hidden()) return;
  const std::int64_t used = writer->used_bytes();
  if (used > options_.most_bytes) {
    std::vector<std::string> trimmed;
    recorder_.write([&](CopyWriter& to) { trimmed = to.trim(); });
    for (const std::string& conversation : trimmed)
      ports_.filled(conversation);
    if (!trimmed.empty()) wait(options_.rest);
    return;
  }
  if (used > options_.most_bytes / 100 * kFillTo) return;
  const auto next = writer->next_to_fill(refused_);
  if (!next) return;
  fetch_older(*next, [this](const Outcome<bool>& more) {
    wait(more ? options_.rest : std::max(kAfterFailure, more.error().retry_after.value_or(0)));
  });
}

/// One page of those that can be read again.
bool Backfill::ask_hidden() {
  if (hidden_.empty()) return false;
  const CopyWriter::Hidden range = hidden_.back();
  ports_.ask(
      protocol::HistoryRequest{
          .conversation = range.conversation, .after = range.first_seq - 1, .limit = options_.page},
      [this, range](const Outcome<protocol::Reply>& reply) { hidden_came(range, reply); });
  return true;
}

void Backfill::hidden_came(const CopyWriter::Hidden& range, const Outcome<protocol::Reply>& reply) {
  const auto at = std::ranges::find(hidden_, range.conversation, &CopyWriter::Hidden::conversation);
  bool done = !reply && !is_passing(reply.error());
  if (reply) {
    const auto& page = std::get<protocol::HistoryReply>(*reply);
    recorder_.write([&](CopyWriter& to) { to.refresh(range.conversation, page.messages); });
    ports_.filled(range.conversation);
    const std::int64_t last = page.messages.empty() ? range.last_seq : page.messages.back().seq;
    done = last >= range.last_seq || !page.more;
    if (at != hidden_.end()) at->first_seq = last + 1;
  }
  if (done && at != hidden_.end()) hidden_.erase(at);
  if (done && hidden_.empty()) recorder_.write([](CopyWriter& to) { to.revealed(); });
  wait(reply ? options_.rest : std::max(kAfterFailure, reply.error().retry_after.value_or(0)));
}

}  // namespace banter::client
