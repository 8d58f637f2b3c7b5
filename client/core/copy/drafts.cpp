#include "client/core/copy/drafts.hpp"

#include <utility>

#include "protocol/generated/cpp/conversations.hpp"

namespace banter::client {

void Drafts::changed() {
  if (online_) wait(options_.rest);
}

void Drafts::online() {
  online_ = true;
  tell_all();
}

void Drafts::offline() {
  online_ = waiting_ = false;
  ++life_;
}

void Drafts::wait(base::Millis time) {
  if (std::exchange(waiting_, true)) return;
  ports_.later(time, [this, life = life_] {
    if (life != life_) return;
    waiting_ = false;
    tell_all();
  });
}

void Drafts::tell_all() {
  CopyWriter* writer = recorder_.writer();
  if (writer == nullptr || !online_) return;
  for (const CopyWriter::UntoldDraft& draft : writer->untold_drafts()) {
    // A conversation that does not exist yet has a name and no id; its draft waits here.
    if (draft.conversation.starts_with('#') || draft.conversation.starts_with('@')) continue;
    ports_.ask(protocol::ArrangeRequest{.conversation = draft.conversation, .draft = draft.text},
               [this, draft, life = life_](const Outcome<protocol::Reply>& reply) {
                 if (!reply && is_passing(reply.error())) {
                   if (life == life_) wait(std::max(options_.rest, reply.error().retry_after.value_or(0)));
                   return;
                 }
                 // One that the server will never have is this device's own.
                 recorder_.write([&](CopyWriter& to) { to.draft_told(draft.conversation, draft.text); });
               });
  }
}

}  // namespace banter::client
