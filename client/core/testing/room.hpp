#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "protocol/generated/cpp/conversations.hpp"
#include "protocol/generated/cpp/event.hpp"
#include "protocol/generated/cpp/reply.hpp"

namespace banter::client::testing {

// What a test compares, in words.

inline std::string text_of(const protocol::Message& one) {
  std::string text = std::to_string(one.seq) + " v" + std::to_string(one.version) + " " + one.sender + ": " +
                     one.content + (one.deleted ? " deleted" : "") + (one.pinned ? " pinned" : "") +
                     " edited " + std::to_string(one.edited_at.value_or(0));
  for (const auto& name : one.mentions)
    text += " @" + name;
  for (const auto& reaction : one.reactions) {
    text += " " + reaction.emoji + std::to_string(reaction.count);
    for (const auto& name : reaction.usernames)
      text += " " + name;
  }
  return text;
}
inline std::string text_of(const protocol::Notice& one) {
  return "v" + std::to_string(one.version) + " after " + std::to_string(one.after_seq) + " " + one.username;
}
inline std::string text_of(const protocol::ConversationRow& row) {
  return row.last_message.value_or("none") + " by " + row.last_sender.value_or("nobody") + " last " +
         std::to_string(row.last_seq) + " v" + std::to_string(row.version) + " read " +
         std::to_string(row.read_seq) + " cleared " + std::to_string(row.cleared_seq) + " first " +
         std::to_string(row.first_seq) + " unread " + std::to_string(row.unread) + " mentions " +
         std::to_string(row.mentions);
}
template <class T>
std::vector<std::string> texts_of(const std::vector<T>& all) {
  std::vector<std::string> texts;
  for (const T& one : all)
    texts.push_back(text_of(one));
  return texts;
}

/// One room as the server has it, for the account `ann`.
class Room {
 public:
  explicit Room(std::mt19937_64& chance) : chance_(chance) {}

  /// Something happens; the event that tells of it, where one does.
  std::optional<protocol::Event> happen() {
    switch (pick(12)) {
      case 0:
        return edit();
      case 1:
        return react();
      case 2:
        return pin();
      case 3:
        return take_back();
      case 4:
        return join();
      case 5:
        return read();
      case 6:
        if (pick(6) == 0) return clear();
        if (pick(4) == 0) drop_oldest();
        return std::nullopt;
      default:
        return write();
    }
  }

  protocol::ConversationRow row() const {
    protocol::ConversationRow row;
    row.conversation = "c";
    row.kind = protocol::ConversationKind::room;
    row.receiver = row.title = "#dev";
    row.last_seq = last();
    row.version = version_;
    row.read_seq = read_;
    row.cleared_seq = cleared_;
    row.first_seq = messages_.empty() ? 0 : first_;
    row.updated_at = updated_;
    if (last() > cleared_ && last() >= first_) {
      row.last_message = base::prefix_of(messages_.back().content, 200);
      row.last_sender = messages_.back().sender;
      row.last_sent_at = messages_.back().sent_at;
    }
    for (const protocol::Message& one : visible()) {
      if (one.seq <= read_ || one.sender == "ann" || one.deleted) continue;
      ++row.unread;
      if (!one.mentions.empty()) ++row.mentions;
    }
    return row;
  }

  std::vector<protocol::Message> visible() const {
    std::vector<protocol::Message> all;
    for (const protocol::Message& one : messages_) {
      if (one.seq > behind()) all.push_back(one);
    }
    return all;
  }
  std::vector<protocol::Notice> notices(std::int64_t from, std::int64_t before) const {
    std::vector<protocol::Notice> all;
    for (const protocol::Notice& one : notices_) {
      if (one.after_seq >= std::max(from, behind()) && one.after_seq < before) all.push_back(one);
    }
    return all;
  }

  protocol::HistoryReply history(const protocol::HistoryRequest& request) const {
    protocol::HistoryReply reply;
    std::vector<protocol::Message> all = visible();
    const auto limit = static_cast<std::size_t>(request.limit);
    const std::int64_t end = request.before.value_or(last() + 1);
    std::erase_if(all, [&](const protocol::Message& one) {
      return request.after ? one.seq <= *request.after : one.seq >= end;
    });
    reply.more = all.size() > limit;
    if (request.after) {
      all.resize(std::min(all.size(), limit));
    } else {
      all.erase(all.begin(), all.end() - static_cast<std::ptrdiff_t>(std::min(all.size(), limit)));
    }
    const std::int64_t from = reply.more && !request.after ? all.front().seq : request.after.value_or(0);
    reply.notices = notices(from, request.before.value_or(last() + 1));
    reply.messages = std::move(all);
    return reply;
  }

  protocol::ChangesReply changes(const protocol::ChangesRequest& request) {
    if (version_ - request.since > 25) return {.reset = true, .version = version_};
    std::vector<protocol::Message> changed = visible();
    std::erase_if(changed, [&](const protocol::Message& one) { return one.version <= request.since; });
    std::ranges::sort(changed, {}, &protocol::Message::version);
    protocol::ChangesReply reply{.version = version_};
    const auto limit = static_cast<std::size_t>(1 + pick(4));
    if (changed.size() > limit) {
      changed.resize(limit);
      reply.more = true;
      reply.version = changed.back().version;
    }
    reply.messages = std::move(changed);
    for (const protocol::Notice& notice : notices(0, last() + 1)) {
      if (notice.version > request.since && notice.version <= reply.version) reply.notices.push_back(notice);
    }
    return reply;
  }

  std::int64_t last() const { return static_cast<std::int64_t>(messages_.size()); }

 private:
  std::int64_t pick(std::int64_t below) {
    return static_cast<std::int64_t>(chance_() % static_cast<std::uint64_t>(below));
  }
  std::int64_t behind() const { return std::max(cleared_, first_ - 1); }
  protocol::Message* any() {
    if (last() <= behind()) return nullptr;
    return &messages_[static_cast<std::size_t>(behind() + pick(last() - behind()))];
  }
  static std::string words(std::int64_t number, bool names) {
    return (names ? "@ann " : "words ") + std::to_string(number);
  }

  std::optional<protocol::Event> write() {
    const bool names = pick(4) == 0;
    protocol::Message one{.conversation = "c",
                          .seq = last() + 1,
                          .version = ++version_,
                          .sender = pick(4) == 0 ? "ann" : "bob",
                          .receiver = "#dev",
                          .content = words(version_, names),
                          .sent_at = ++updated_};
    if (names) one.mentions = {"ann"};
    messages_.push_back(one);
    return protocol::MessageEvent{.conversation = "c",
                                  .seq = one.seq,
                                  .version = version_,
                                  .sender = one.sender,
                                  .receiver = one.receiver,
                                  .content = one.content,
                                  .sent_at = one.sent_at,
                                  .mentions = one.mentions};
  }
  std::optional<protocol::Event> edit() {
    protocol::Message* one = any();
    if (one == nullptr || one->deleted) return std::nullopt;
    const bool names = pick(3) == 0;
    one->version = ++version_;
    one->content = words(version_, names);
    one->mentions = names ? std::vector<std::string>{"ann"} : std::vector<std::string>{};
    one->edited_at = ++updated_;
    return protocol::EditedEvent{.conversation = "c",
                                 .seq = one->seq,
                                 .version = version_,
                                 .content = one->content,
                                 .edited_at = updated_};
  }
  std::optional<protocol::Event> react() {
    protocol::Message* one = any();
    if (one == nullptr || one->deleted) return std::nullopt;
    const std::string who = pick(2) == 0 ? "bob" : "eve";
    const std::string emoji = pick(2) == 0 ? "👍" : "🎉";
    auto reaction = std::ranges::find(one->reactions, emoji, &protocol::Reaction::emoji);
    bool removed = false;
    if (reaction == one->reactions.end()) {
      one->reactions.push_back({.emoji = emoji, .count = 1, .usernames = {who}});
    } else if (std::ranges::find(reaction->usernames, who) == reaction->usernames.end()) {
      ++reaction->count;
      reaction->usernames.push_back(who);
    } else {
      removed = true;
      std::erase(reaction->usernames, who);
      if (--reaction->count == 0) one->reactions.erase(reaction);
    }
    one->version = ++version_;
    return protocol::ReactionEvent{.conversation = "c",
                                   .seq = one->seq,
                                   .version = version_,
                                   .username = who,
                                   .emoji = emoji,
                                   .removed = removed};
  }
  std::optional<protocol::Event> pin() {
    protocol::Message* one = any();
    if (one == nullptr || one->deleted) return std::nullopt;
    one->pinned = !one->pinned;
    one->version = ++version_;
    return protocol::PinnedEvent{.conversation = "c",
                                 .seq = one->seq,
                                 .version = version_,
                                 .username = "bob",
                                 .removed = !one->pinned};
  }
  std::optional<protocol::Event> take_back() {
    protocol::Message* one = any();
    if (one == nullptr || one->deleted) return std::nullopt;
    one->version = ++version_;
    one->content.clear();
    one->mentions.clear();
    one->reactions.clear();
    one->pinned = false;
    one->deleted = true;
    return protocol::DeletedEvent{
        .conversation = "c", .seq = one->seq, .version = version_, .username = one->sender};
  }
  std::optional<protocol::Event> join() {
    const std::string who = "user" + std::to_string(++version_);
    notices_.push_back({.at = ++updated_,
                        .after_seq = last(),
                        .version = version_,
                        .kind = protocol::NoticeKind::join,
                        .username = who,
                        .by = who});
    return protocol::MemberEvent{.conversation = "c",
                                 .version = version_,
                                 .username = who,
                                 .by = who,
                                 .change = protocol::MemberChange::join,
                                 .at = updated_};
  }
  std::optional<protocol::Event> read() {
    if (read_ >= last()) return std::nullopt;
    read_ += 1 + pick(last() - read_);
    return protocol::ReceiptEvent{
        .conversation = "c", .username = "ann", .delivered_seq = read_, .read_seq = read_};
  }
  std::optional<protocol::Event> clear() {
    cleared_ = read_ = last();
    return protocol::ClearedEvent{.conversation = "c", .cleared_seq = cleared_};
  }
  void drop_oldest() {
    if (last() > first_ + 3) first_ += 1 + pick(3);
    std::erase_if(notices_, [&](const protocol::Notice& one) { return one.after_seq < first_ - 1; });
  }

  std::mt19937_64& chance_;
  std::vector<protocol::Message> messages_;
  std::vector<protocol::Notice> notices_;
  std::int64_t version_ = 0;
  std::int64_t read_ = 0;
  std::int64_t cleared_ = 0;
  std::int64_t first_ = 1;
  std::int64_t updated_ = 1'000;
};

}  // namespace banter::client::testing
