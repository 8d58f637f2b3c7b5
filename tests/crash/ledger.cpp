#include "tests/crash/ledger.hpp"

#include <algorithm>

namespace banter::crash {
namespace {

// More would not be read.
constexpr std::size_t kMostComplaints = 50;

std::string described(const Told& told, std::string_view how) {
  return std::string(how) + ": conversation " + told.conversation + " seq " + std::to_string(told.seq) +
         " version " + std::to_string(told.version) + " from " + told.sender + " (" + told.client_id + ") “" +
         told.content.substr(0, 40) + "”";
}

}  // namespace

void Ledger::will_send(const std::string& client_id, const std::string& content) {
  const std::lock_guard lock(mutex_);
  asked_[client_id] = content;
}

void Ledger::will_edit(const std::string& content) {
  const std::lock_guard lock(mutex_);
  asked_edits_.insert(content);
}

void Ledger::note(const Told& told, std::string_view how) {
  Conversation& conversation = conversations_[told.conversation];
  if (told.seq < 1 || told.version < 1) complain_locked(described(told, how) + ": no seq or version");
  const auto [change, fresh] =
      conversation.by_version.try_emplace(told.version, Change{told.seq, told.content});
  if (!fresh && (change->second.seq != told.seq || change->second.content != told.content)) {
    complain_locked(described(told, how) + ": the version was told before for seq " +
                    std::to_string(change->second.seq) + " “" + change->second.content.substr(0, 40) + "”");
  }
  conversation.last_seq = std::max(conversation.last_seq, told.seq);
  conversation.last_version = std::max(conversation.last_version, told.version);
}

void Ledger::note_author(const Told& told, std::string_view how, Message& message) {
  if (message.sender.empty()) {
    message.sender = told.sender;
    message.client_id = told.client_id;
  } else if (message.sender != told.sender || message.client_id != told.client_id) {
    complain_locked(described(told, how) + ": the place was told before for " + message.sender + " (" +
                    message.client_id + ")");
  }
  const auto [place, fresh] = places_.try_emplace(told.client_id, Place{told.conversation, told.seq});
  if (!fresh && (place->second.conversation != told.conversation || place->second.seq != told.seq)) {
    complain_locked(described(told, how) + ": the message stands at seq " +
                    std::to_string(place->second.seq) + " too");
  }
  if (!asked_.contains(told.client_id)) complain_locked(described(told, how) + ": nobody has sent this");
}

void Ledger::sent(const Told& told) {
  const std::lock_guard lock(mutex_);
  note(told, "told");
  Message& message = conversations_[told.conversation].by_seq[told.seq];
  note_author(told, "told", message);
  message.version = std::max(message.version, told.version);
  const auto asked = asked_.find(told.client_id);
  if (asked != asked_.end() && asked->second != told.content) {
    complain_locked(described(told, "told") + ": it was sent with other words");
  }
}

void Ledger::edited(const Told& told) {
  const std::lock_guard lock(mutex_);
  note(told, "edited");
  Message& message = conversations_[told.conversation].by_seq[told.seq];
  message.version = std::max(message.version, told.version);
  if (!asked_edits_.contains(told.content))
    complain_locked(described(told, "edited") + ": nobody has asked for this");
}

void Ledger::stands(const Told& told) {
  const std::lock_guard lock(mutex_);
  note(told, "read");
  Message& message = conversations_[told.conversation].by_seq[told.seq];
  note_author(told, "read", message);
  if (told.version < message.version) {
    complain_locked(described(told, "read") + ": version " + std::to_string(message.version) +
                    " was told before");
  }
  message.version = std::max(message.version, told.version);
  const auto asked = asked_.find(told.client_id);
  const bool as_sent = asked != asked_.end() && asked->second == told.content;
  if (!as_sent && !asked_edits_.contains(told.content)) {
    complain_locked(described(told, "read") + ": nobody has asked for these words");
  }
}

void Ledger::ends(const std::string& conversation, std::int64_t last_seq, std::int64_t version) {
  const std::lock_guard lock(mutex_);
  Conversation& known = conversations_[conversation];
  if (last_seq < known.last_seq) {
    complain_locked("conversation " + conversation + " ends with seq " + std::to_string(last_seq) + ", and " +
                    std::to_string(known.last_seq) + " was told before");
  }
  if (version < known.last_version) {
    complain_locked("conversation " + conversation + " is at version " + std::to_string(version) + ", and " +
                    std::to_string(known.last_version) + " was told before");
  }
}

void Ledger::complain(std::string sentence) {
  const std::lock_guard lock(mutex_);
  complain_locked(std::move(sentence));
}

void Ledger::complain_locked(std::string sentence) {
  if (complaints_.size() < kMostComplaints) complaints_.push_back(std::move(sentence));
}

std::vector<std::string> Ledger::complaints() const {
  const std::lock_guard lock(mutex_);
  return complaints_;
}

std::string Ledger::all_complaints() const {
  std::string all;
  for (const std::string& complaint : complaints())
    all += complaint + "\n";
  return all;
}

std::int64_t Ledger::acknowledged(const std::string& client_id) const {
  const std::lock_guard lock(mutex_);
  const auto place = places_.find(client_id);
  return place == places_.end() ? 0 : place->second.seq;
}

std::size_t Ledger::messages() const {
  const std::lock_guard lock(mutex_);
  return places_.size();
}

std::size_t Ledger::changes() const {
  const std::lock_guard lock(mutex_);
  std::size_t all = 0;
  for (const auto& [id, conversation] : conversations_)
    all += conversation.by_version.size();
  return all;
}

}  // namespace banter::crash
