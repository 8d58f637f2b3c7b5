#include "tests/simulation/ledger.hpp"

#include <utility>

namespace banter::simulation {

using State = client::OutboxRow::State;
using What = client::OutboxNews::What;

Ledger::Entry* Ledger::find(const std::string& client_id) {
  const auto found = by_id_.find(client_id);
  return found == by_id_.end() ? nullptr : &entries_[found->second];
}

void Ledger::stored(Machine& machine, const client::OutboxRow& row) {
  by_id_[row.client_id] = entries_.size();
  entries_.push_back({.machine = &machine,
                      .client_id = row.client_id,
                      .target = row.target(),
                      .words = {row.draft.content}});
}

void Ledger::told(const client::OutboxNews& news) {
  Entry* entry = find(news.row.client_id);
  // What a failing disk took although it said that it did not is carried, too.
  if (entry == nullptr) return;
  const std::string what = "“" + *entry->words.begin() + "” (" + entry->client_id + ")";
  if (news.what == What::acknowledged) {
    if (!news.row.reply) complain(what + " is acknowledged without a place");
    if (entry->acknowledged != 0 && news.row.reply && news.row.reply->seq != entry->acknowledged)
      complain(what + " is acknowledged in two places");
    entry->acknowledged = news.row.reply ? news.row.reply->seq : 0;
  } else if (entry->acknowledged != 0) {
    complain(what + " goes back from acknowledged");
  } else if (news.what == What::refused) {
    entry->refused = true;
    ++refusals_;
    if (!news.row.failure || news.row.failure->sentence.empty())
      complain(what + " is refused without a reason");
  }
}

void Ledger::edited(const std::string& client_id, const std::string& now, const std::string& words,
                    bool surely) {
  Entry* entry = find(client_id);
  if (entry == nullptr) return;
  if (surely) entry->words.clear();
  entry->words.insert(words);
  if (client_id == now) return;
  by_id_[now] = by_id_.at(client_id);
  entry->client_id = now;
}

void Ledger::discarded(const std::string& client_id) {
  if (Entry* entry = find(client_id)) entry->discarded = true;
}

bool Ledger::is_discarded(const std::string& client_id) {
  const Entry* entry = find(client_id);
  return entry != nullptr && entry->discarded;
}

void Ledger::check_server(const ModelServer& server) {
  for (const auto& [id, there] : server.conversations()) {
    std::size_t& at = checked_[id];
    for (; at < there.messages.size(); ++at) {
      const protocol::Message& message = there.messages[at];
      const std::string client_id = message.client_id.value_or("");
      const auto [first, fresh] = owners_.emplace(message.content, client_id);
      if (!fresh && message.content.starts_with("message"))
        complain("“" + message.content + "” stands on the server twice");
    }
  }
}

void Ledger::check_ends(const ModelServer& server) {
  std::map<std::string, protocol::Message> on_server;  // by client id
  for (const auto& [id, there] : server.conversations()) {
    for (const protocol::Message& message : there.messages) {
      if (message.client_id) on_server[*message.client_id] = message;
    }
  }
  // Those that were never refused stand in the order in which they were written, in every conversation.
  std::map<std::pair<Machine*, std::string>, std::int64_t> last;
  std::map<Machine*, client::Outbox> boxes;
  for (const Entry& entry : entries_) {
    if (!boxes.contains(entry.machine)) {
      auto box = entry.machine->open_outbox();
      if (!box) {
        complain("an outbox cannot be opened: " + box.error().sentence);
        return;
      }
      boxes.emplace(entry.machine, std::move(*box));
    }
    check_end(entry, boxes.at(entry.machine), on_server, server);
    const auto found = on_server.find(entry.client_id);
    if (entry.refused || found == on_server.end()) continue;
    std::int64_t& before = last[{entry.machine, entry.target}];
    if (found->second.seq <= before) complain("“" + *entry.words.begin() + "” has overtaken one before it");
    before = found->second.seq;
  }
}

void Ledger::check_end(const Entry& entry, client::Outbox& box,
                       const std::map<std::string, protocol::Message>& on_server, const ModelServer& server) {
  const std::string what = "“" + *entry.words.begin() + "” (" + entry.client_id + ")";
  const auto found = on_server.find(entry.client_id);
  const bool there = found != on_server.end();
  if (there && entry.acknowledged != 0 && found->second.seq != entry.acknowledged)
    complain(what + " does not stand where it was acknowledged");
  // What was edited there has words of its own.
  const bool as_sent = there && found->second.content.starts_with("message");
  const bool other_words = as_sent && !entry.words.contains(found->second.content);
  if (!there && entry.acknowledged != 0) complain(what + " was acknowledged and is not there");
  const auto row = box.find(entry.client_id);
  if (!row) {
    complain("the outbox cannot be read: " + row.error().sentence);
  } else if (!*row) {
    if (!there && !entry.discarded) complain(what + " is lost");
  } else if ((*row)->state == State::waiting) {
    complain(what + " still waits");
  } else if ((*row)->state == State::acknowledged) {
    if (other_words) complain(what + " stands on the server as “" + found->second.content + "”");
    if (!there) complain(what + " is acknowledged in the outbox and not on the server");
  } else if (there) {
    // Of a message that was sent again, the first copy may arrive behind the refusal of the second.
    if (!server.came_late(entry.client_id))
      complain(what + " is refused in the outbox and stands on the server");
  } else if (!(*row)->failure || (*row)->failure->sentence.empty()) {
    complain(what + " is refused without a reason");
  }
}

}  // namespace banter::simulation
