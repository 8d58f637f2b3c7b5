#include "tests/simulation/model_server.hpp"

#include <algorithm>
#include <utility>

namespace banter::simulation {
namespace {

using protocol::ErrorCode;

std::unexpected<client::Failure> refusal(ErrorCode code, std::optional<base::Millis> wait = {}) {
  return std::unexpected(client::failure_of(protocol::Error{
      .code = code, .message = "Refused: " + std::string(name_of(code)), .retry_after_ms = wait}));
}

bool is_read(const protocol::Request& request) {
  return std::holds_alternative<protocol::HistoryRequest>(request) ||
         std::holds_alternative<protocol::ChangesRequest>(request) ||
         std::holds_alternative<protocol::ConversationsRequest>(request);
}

bool is_same(const protocol::MessageRequest& one, const protocol::MessageRequest& other) {
  return one.content == other.content && one.reply_to == other.reply_to &&
         one.attachments == other.attachments;
}

}  // namespace

ModelServer::ModelServer(Timeline& time, Chance& chance)
    : time_(time), chance_(chance), most_behind_(chance.one_in(2) ? chance.between(10, 40) : 5'000) {
  conversations_[kDirect] = {.id = kDirect, .room = {}, .messages = {}, .version = 0, .receipts = {}};
  conversations_[kRoom] = {.id = kRoom, .room = kRoomName, .messages = {}, .version = 0, .receipts = {}};
}

std::shared_ptr<Line> ModelServer::connect(const std::string& user, Line::Handlers handlers) {
  if (!up_) return nullptr;
  lines_.push_back(std::make_shared<Line>(time_, chance_, *this, user, std::move(handlers)));
  return lines_.back();
}

void ModelServer::crash() {
  up_ = false;
  ++life_;
  inbox_.clear();
  commit_is_due_ = false;
  for (const auto& line : std::exchange(lines_, {}))
    line->break_off(false);
}

void ModelServer::came(const std::shared_ptr<Line>& line, std::uint64_t id,
                       const protocol::Request& request) {
  if (!up_) return;
  if (const auto* message = std::get_if<protocol::MessageRequest>(&request);
      message != nullptr && !line->is_whole())
    late_.insert(message->client_id.value_or(""));
  inbox_.push_back({line, id, request});
  if (std::exchange(commit_is_due_, true)) return;
  time_.later(chance_.between(0, 15), [this, life = life_] {
    if (life == life_) commit();
  });
}

void ModelServer::commit() {
  commit_is_due_ = false;
  std::erase_if(lines_, [](const auto& line) { return !line->is_whole(); });
  const bool disk_is_well = well_ || !chance_.one_in(25);
  for (const Asked& asked : std::exchange(inbox_, {}))
    handle(asked, disk_is_well);
}

void ModelServer::handle(const Asked& asked, bool disk_is_well) {
  if (is_read(asked.request)) {
    read_later(asked);
  } else if (!disk_is_well) {
    asked.line->answer(asked.id, refusal(ErrorCode::storage_unavailable));
  } else {
    asked.line->answer(asked.id, write(asked));
  }
}

ModelServer::Answer ModelServer::write(const Asked& asked) {
  if (const auto* message = std::get_if<protocol::MessageRequest>(&asked.request))
    return send(asked, *message);
  if (!well_ && chance_.one_in(30)) return refusal(ErrorCode::rate_limited, chance_.between(1, 2'000));
  if (const auto* change = std::get_if<protocol::EditRequest>(&asked.request)) return edit(asked, *change);
  if (const auto* gone = std::get_if<protocol::DeleteRequest>(&asked.request)) return remove(asked, *gone);
  if (const auto* emoji = std::get_if<protocol::ReactRequest>(&asked.request)) return react(asked, *emoji);
  if (const auto* seen = std::get_if<protocol::ReadRequest>(&asked.request))
    return mark(asked, seen->conversation, seen->seq, seen->seq);
  if (const auto* here = std::get_if<protocol::DeliveredRequest>(&asked.request))
    return mark(asked, here->conversation, here->seq, 0);
  return refusal(ErrorCode::unknown_action);
}

ModelServer::Answer ModelServer::send(const Asked& asked, const protocol::MessageRequest& request) {
  const std::string& user = asked.line->user();
  Conversation* there = find(request.conversation.value_or(request.receiver.value_or("")));
  if (request.client_id) {
    const auto earlier = seen_.find({user, *request.client_id});
    if (earlier != seen_.end()) {
      if (there == nullptr || there->id != earlier->second.reply.conversation ||
          !is_same(request, earlier->second.request))
        return refusal(ErrorCode::conflict);
      ++repeats_;
      return earlier->second.reply;
    }
  }
  if (!well_ && chance_.one_in(15)) return refusal(ErrorCode::rate_limited, chance_.between(1, 2'000));
  if (!well_ && chance_.one_in(60)) return refusal(ErrorCode::internal);
  if (there == nullptr) return refusal(ErrorCode::user_not_found);
  if (blocked_ && there->room.empty()) return refusal(ErrorCode::blocked);

  protocol::Message message{.conversation = there->id,
                            .seq = static_cast<std::int64_t>(there->messages.size()) + 1,
                            .version = ++there->version,
                            .sender = user,
                            .receiver = there->room.empty() ? (user == kAlice ? kBob : kAlice) : there->room,
                            .content = request.content,
                            .sent_at = time_.clock()->wall(),
                            .client_id = request.client_id,
                            .reply_to = request.reply_to};
  there->messages.push_back(message);
  const protocol::MessageReply reply{
      .conversation = there->id, .seq = message.seq, .version = message.version, .sent_at = message.sent_at};
  if (request.client_id) seen_[{user, *request.client_id}] = {request, reply};
  tell_others(*asked.line, protocol::MessageEvent{.conversation = message.conversation,
                                                  .seq = message.seq,
                                                  .version = message.version,
                                                  .sender = message.sender,
                                                  .receiver = message.receiver,
                                                  .content = message.content,
                                                  .sent_at = message.sent_at,
                                                  .client_id = message.client_id,
                                                  .reply_to = message.reply_to});
  return reply;
}

ModelServer::Answer ModelServer::edit(const Asked& asked, const protocol::EditRequest& request) {
  Conversation* there = find(request.conversation);
  protocol::Message* changed = there == nullptr ? nullptr : message(*there, request.seq);
  if (changed == nullptr || changed->deleted) return refusal(ErrorCode::not_found);
  if (changed->sender != asked.line->user()) return refusal(ErrorCode::forbidden);
  if (blocked_ && there->room.empty()) return refusal(ErrorCode::blocked);
  changed->content = request.content;
  changed->version = ++there->version;
  changed->edited_at = time_.clock()->wall();
  tell_others(*asked.line, protocol::EditedEvent{.conversation = there->id,
                                                 .seq = changed->seq,
                                                 .version = changed->version,
                                                 .content = changed->content,
                                                 .edited_at = *changed->edited_at});
  return protocol::EditReply{.version = changed->version};
}

ModelServer::Answer ModelServer::remove(const Asked& asked, const protocol::DeleteRequest& request) {
  Conversation* there = find(request.conversation);
  protocol::Message* changed = there == nullptr ? nullptr : message(*there, request.seq);
  if (changed == nullptr || changed->deleted) return refusal(ErrorCode::not_found);
  if (changed->sender != asked.line->user()) return refusal(ErrorCode::forbidden);
  changed->deleted = true;
  changed->content.clear();
  changed->reactions.clear();
  changed->version = ++there->version;
  tell_others(*asked.line, protocol::DeletedEvent{.conversation = there->id,
                                                  .seq = changed->seq,
                                                  .version = changed->version,
                                                  .username = asked.line->user()});
  return protocol::DeleteReply{.version = changed->version};
}

ModelServer::Answer ModelServer::react(const Asked& asked, const protocol::ReactRequest& request) {
  Conversation* there = find(request.conversation);
  protocol::Message* changed = there == nullptr ? nullptr : message(*there, request.seq);
  if (changed == nullptr || changed->deleted) return refusal(ErrorCode::not_found);
  if (blocked_ && there->room.empty()) return refusal(ErrorCode::blocked);
  const std::string& user = asked.line->user();
  auto at = std::ranges::find(changed->reactions, request.emoji, &protocol::Reaction::emoji);
  const bool there_already =
      at != changed->reactions.end() && std::ranges::find(at->usernames, user) != at->usernames.end();
  if (there_already == !request.remove) return protocol::ReactReply{.version = changed->version};
  if (request.remove) {
    std::erase(at->usernames, user);
    if (--at->count == 0) changed->reactions.erase(at);
  } else {
    if (at == changed->reactions.end())
      at = changed->reactions.insert(at, {.emoji = request.emoji, .count = 0, .usernames = {}});
    ++at->count;
    at->usernames.push_back(user);
  }
  changed->version = ++there->version;
  tell_others(*asked.line, protocol::ReactionEvent{.conversation = there->id,
                                                   .seq = changed->seq,
                                                   .version = changed->version,
                                                   .username = user,
                                                   .emoji = request.emoji,
                                                   .removed = request.remove});
  return protocol::ReactReply{.version = changed->version};
}

ModelServer::Answer ModelServer::mark(const Asked& asked, const std::string& conversation,
                                      std::int64_t delivered, std::int64_t read) {
  Conversation* there = find(conversation);
  if (there == nullptr) return refusal(ErrorCode::not_found);
  protocol::ReceiptEvent& receipt = there->receipts[asked.line->user()];
  receipt.conversation = there->id;
  receipt.username = asked.line->user();
  const auto most = static_cast<std::int64_t>(there->messages.size());
  receipt.delivered_seq = std::max(receipt.delivered_seq, std::min(delivered, most));
  receipt.read_seq = std::max(receipt.read_seq, std::min(read, most));
  tell_others(*asked.line, receipt);
  if (read > 0) return protocol::ReadReply{};
  return protocol::DeliveredReply{};
}

// A reader sees some moment behind the commit, and answers at a later one.
void ModelServer::read_later(const Asked& asked) {
  time_.later(chance_.between(0, 10), [this, asked, life = life_] {
    if (life != life_) return;
    Answer answer = read(*asked.line, asked.request);
    time_.later(chance_.one_in(10) ? chance_.between(50, 1'000) : chance_.between(0, 10),
                [asked, answer = std::move(answer)] { asked.line->answer(asked.id, answer); });
  });
}

ModelServer::Answer ModelServer::read(const Line& line, const protocol::Request& request) {
  if (!well_ && chance_.one_in(15)) return refusal(ErrorCode::rate_limited, chance_.between(1, 2'000));
  if (std::holds_alternative<protocol::ConversationsRequest>(request)) return list(line.user());
  const auto* since = std::get_if<protocol::ChangesRequest>(&request);
  const auto* page = std::get_if<protocol::HistoryRequest>(&request);
  const Conversation* there = find(since != nullptr ? since->conversation : page->conversation);
  if (there == nullptr) return refusal(ErrorCode::not_found);
  if (since != nullptr) return changes(*there, *since);
  return history(*there, *page);
}

protocol::ChangesReply ModelServer::changes(const Conversation& there,
                                            const protocol::ChangesRequest& request) {
  if (there.version - request.since > most_behind_) return {.reset = true, .version = there.version};
  std::vector<protocol::Message> changed;
  for (const protocol::Message& message : there.messages) {
    if (message.version > request.since) changed.push_back(message);
  }
  std::ranges::sort(changed, {}, &protocol::Message::version);
  protocol::ChangesReply reply{.version = there.version};
  // A page may end anywhere: at its limit, or when it has become long.
  const auto limit = static_cast<std::size_t>(std::min(request.limit, chance_.between(1, 12)));
  if (changed.size() > limit) {
    changed.resize(limit);
    reply.more = true;
    reply.version = changed.back().version;
  }
  reply.messages = std::move(changed);
  return reply;
}

protocol::HistoryReply ModelServer::history(const Conversation& there,
                                            const protocol::HistoryRequest& request) {
  protocol::HistoryReply reply;
  const auto size = static_cast<std::int64_t>(there.messages.size());
  std::int64_t first = std::max<std::int64_t>(0, size - request.limit);
  std::int64_t end = size;
  if (request.after) {
    first = std::clamp<std::int64_t>(*request.after, 0, size);
    end = std::min(size, first + request.limit);
    reply.more = end < size;
  } else {
    if (request.before) {
      end = std::clamp<std::int64_t>(*request.before - 1, 0, size);
      first = std::max<std::int64_t>(0, end - request.limit);
    }
    reply.more = first > 0;
  }
  reply.messages.assign(there.messages.begin() + first, there.messages.begin() + end);
  return reply;
}

protocol::ConversationsReply ModelServer::list(const std::string& user) {
  protocol::ConversationsReply reply{.cursor = "now"};
  for (const auto& [id, there] : conversations_) {
    if (there.version == 0 && there.room.empty()) continue;
    const bool direct = there.room.empty();
    reply.conversations.push_back(
        {.conversation = id,
         .kind = direct ? protocol::ConversationKind::direct : protocol::ConversationKind::room,
         .receiver = direct ? (user == kAlice ? kBob : kAlice) : there.room,
         .last_seq = static_cast<std::int64_t>(there.messages.size()),
         .version = there.version});
  }
  return reply;
}

ModelServer::Conversation* ModelServer::find(const std::string& name) {
  if (const auto found = conversations_.find(name); found != conversations_.end()) return &found->second;
  if (name == kRoomName) return &conversations_.at(kRoom);
  const bool direct =
      name == kAlice || name == kBob || name == std::string("@") + kAlice || name == std::string("@") + kBob;
  return direct ? &conversations_.at(kDirect) : nullptr;
}

protocol::Message* ModelServer::message(Conversation& there, std::int64_t seq) {
  if (seq < 1 || seq > static_cast<std::int64_t>(there.messages.size())) return nullptr;
  return &there.messages[static_cast<std::size_t>(seq) - 1];
}

void ModelServer::tell_others(const Line& but, const protocol::Event& event) {
  for (const auto& line : lines_) {
    if (line.get() != &but) line->tell(event);
  }
}

}  // namespace banter::simulation
