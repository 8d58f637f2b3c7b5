// What an Engine does so that the local copy is whole.
#include "client/core/engine.hpp"
#include "protocol/names.hpp"

namespace banter::client {
namespace {

constexpr base::Millis kCopyAgainAfter = 10'000;
constexpr base::Millis kListSoon = 2'000;

}  // namespace

bool Engine::is_self(std::string_view username) const {
  return protocol::fold_name(username) == protocol::fold_name(self_);
}

/// Of an account that is known, also before anything is heard of the server.
void Engine::open_copy() {
  if (!options_.local_copy || self_.empty() || recorder_.writer() != nullptr) return;
  ++copies_;
  if (!recorder_.open(options_.places.copy(options_.address.text(), self_), self_)) {
    later(kCopyAgainAfter, [this, copy = copies_] {
      if (copy == copies_) copy_failed();
    });
    return;
  }
  CopyWriter& copy = *recorder_.writer();
  cursor_ = copy.cursor();
  first_list_ = !cursor_.has_value();
  for (const CopyWriter::Followed& followed : copy.followed())
    sync_.follow(followed.conversation, followed.version, followed.last_seq);
}

/// Everything goes on from where the copy stands, and some of it is told again.
void Engine::copy_failed() {
  later(kCopyAgainAfter, [this, copy = copies_] {
    if (copy != copies_) return;
    sync_.forget();
    open_copy();
    if (!std::holds_alternative<SignedIn>(session_.state())) return;
    sync_.online(false);
    refresh_conversations();
  });
}

Sync::Keep Engine::keep() {
  return {.follows =
              [this](const std::string& id, std::int64_t version, std::int64_t last_seq) {
                bool is_new = false;
                recorder_.write([&](CopyWriter& to) {
                  is_new = !to.has_conversation(id);
                  to.follows(id, version, last_seq);
                });
                // Only the list tells what it is called, and whose it is.
                if (is_new) refresh_conversations();
              },
          .known =
              [this](const std::string& id, std::int64_t version) {
                recorder_.write([&](CopyWriter& to) { to.known(id, version); });
              },
          .stale =
              [this](const std::string& id, std::int64_t first_seq) {
                recorder_.write([&](CopyWriter& to) { to.forget_before(id, first_seq); });
                backfill_.wake();
              },
          .page =
              [this](const std::string& id, const protocol::HistoryReply& page) {
                recorder_.write([&](CopyWriter& to) { to.page_came(id, page); });
              },
          .notice =
              [this](const std::string& id, const protocol::Notice& notice) {
                recorder_.write([&](CopyWriter& to) { to.news_came(NewNotice{id, notice}); });
              }};
}

Backfill::Ports Engine::backfill_ports() {
  return {
      .ask = [this](const protocol::Request& request, ReplyHandler done) { ask(request, std::move(done)); },
      .later = [this](base::Millis wait, std::function<void()> job) { later(wait, std::move(job)); },
      .busy = [this] { return listing_ || requests_ > 0 || !sync_.is_calm(); },
      .filled =
          [this](const std::string& conversation) {
            if (handlers_.on_copy) recorder_.tell([this, conversation] { handlers_.on_copy(conversation); });
          }};
}

void Engine::rows_came(const protocol::ConversationsReply& reply) {
  recorder_.write([&](CopyWriter& to) {
    for (const protocol::ConversationRow& row : reply.conversations)
      to.row_came(row);
    if (!reply.cursor.empty()) to.cursor_came(reply.cursor);
  });
  CopyWriter* copy = recorder_.writer();
  if (copy == nullptr) return;
  for (const protocol::ConversationRow& row : reply.conversations) {
    // What was read here when nobody could be told.
    const std::int64_t read = copy->read_seq(row.conversation);
    if (read > row.read_seq && !row.left) marks_.seen(row.conversation, read);
  }
}

void Engine::mark_seen(const std::string& conversation, std::int64_t seq) {
  recorder_.write([&](CopyWriter& to) { to.read_up_to(conversation, seq); });
  marks_.seen(conversation, seq);
}

/// Whose list may have changed while nobody was listening.
void Engine::ask_people() {
  if (recorder_.writer() == nullptr) return;
  const auto keep_answer = [this](const protocol::Request& request) {
    ask(request, [this, request, user = self_](const Outcome<protocol::Reply>& reply) {
      if (!reply || user != self_) return;
      recorder_.write([&](CopyWriter& to) { to.answered(request, *reply); });
      // Somebody may be heard again since, by another device.
      if (std::holds_alternative<protocol::BlockedRequest>(request)) backfill_.reveal();
    });
  };
  keep_answer(protocol::ContactsRequest{.contact_action = protocol::ContactAction::list});
  keep_answer(protocol::BlockedRequest{});
}

void Engine::note_people(const protocol::Event& event) {
  recorder_.write([&](CopyWriter& to) { to.event_came(event); });
  if (std::holds_alternative<protocol::UnblockedEvent>(event)) backfill_.reveal();
}

/// The list tells how many are in a room; it is asked when those who come and go have done so.
void Engine::refresh_soon() {
  if (list_soon_) return;
  list_soon_ = true;
  later(kListSoon, [this] {
    if (std::exchange(list_soon_, false)) refresh_conversations();
  });
}

}  // namespace banter::client
