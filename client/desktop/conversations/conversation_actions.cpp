// What a person does with a conversation as a whole.
#include <utility>

#include "client/desktop/conversations/conversations.hpp"
#include "client/desktop/conversations/row_changes.hpp"

namespace banter::desktop {
namespace {

client::Outcome<void> outcome_of(Session::Reply reply) {
  if (!reply) return std::unexpected(std::move(reply.error()));
  return {};
}

}  // namespace

void Conversations::arrange(protocol::ArrangeRequest request, Done done) {
  // What is still to be read would take the change back.
  flush();
  const std::string id = request.conversation;
  const auto found = rows_.find(id);
  if (found == rows_.end()) return;
  const Row before = found->second;
  apply(protocol::Event(protocol::ArrangedEvent{.conversation = id,
                                                .muted_until = request.muted_until,
                                                .mentions_only = request.mentions_only,
                                                .pinned = request.pinned,
                                                .draft = request.draft}),
        session_->username().toStdString(), found->second);
  touch(id, false);
  flush();
  session_->request(this, std::move(request),
                    [this, id, before, done = std::move(done)](Session::Reply reply) {
                      const auto row = rows_.find(id);
                      if (!reply && row != rows_.end()) {
                        row->second.muted_until = before.muted_until;
                        row->second.mentions_only = before.mentions_only;
                        row->second.pinned = before.pinned;
                        touch(id, true);
                      }
                      if (done) done(outcome_of(std::move(reply)));
                    });
}

void Conversations::clear(const std::string& conversation, Done done) {
  session_->request(this, protocol::ClearRequest{.conversation = conversation},
                    [this, conversation, done = std::move(done)](Session::Reply reply) {
                      const auto row = rows_.find(conversation);
                      if (reply && row != rows_.end()) {
                        apply(protocol::Event(protocol::ClearedEvent{.conversation = conversation,
                                                                     .cleared_seq = row->second.last_seq}),
                              session_->username().toStdString(), row->second);
                        touch(conversation, true);
                      }
                      if (done) done(outcome_of(std::move(reply)));
                    });
}

void Conversations::markRead(const std::string& conversation) {
  if (const Row* row = find(conversation); row != nullptr && row->last_seq > row->read_seq)
    session_->markSeen(conversation, row->last_seq);
}

void Conversations::join(const std::string& conversation, Done done) {
  session_->request(this, protocol::JoinRequest{.conversation = conversation},
                    [done = std::move(done)](Session::Reply reply) { done(outcome_of(std::move(reply))); });
}

void Conversations::leave(const std::string& conversation, Done done) {
  session_->request(this, protocol::LeaveRequest{.conversation = conversation},
                    [this, conversation, done = std::move(done)](Session::Reply reply) {
                      if (reply) drop(conversation);
                      if (done) done(outcome_of(std::move(reply)));
                    });
}

void Conversations::start(QObject* context, const QString& username,
                          std::function<void(client::Outcome<QString>)> done) {
  if (const Row* row = named(username); row != nullptr && row->kind == protocol::ConversationKind::direct) {
    done(QString::fromStdString(row->conversation));
    return;
  }
  session_->ask<protocol::StartReply>(context, protocol::StartRequest{.receiver = username.toStdString()},
                                      [done = std::move(done)](client::Outcome<protocol::StartReply> reply) {
                                        if (reply) {
                                          done(QString::fromStdString(reply->conversation));
                                        } else {
                                          done(std::unexpected(std::move(reply.error())));
                                        }
                                      });
}

}  // namespace banter::desktop
