// /search: messages by their words, the newest first; alone it goes on with older ones.
#include <fmt/core.h>

#include <algorithm>

#include "client/cli/chat/chat.hpp"

namespace banter::cli {
namespace {

constexpr std::int64_t kFoundAtOnce = 20;

}  // namespace

void Chat::do_search(const std::string& rest) {
  if (rest.empty() && (search_.query.empty() || !search_.cursor)) {
    complaint(search_.query.empty()
                  ? "For what? /search words, with from:user in:#room before:2026-01-31 if you like."
                  : "There is nothing older.");
    return;
  }
  if (!rest.empty()) search_ = {.query = rest, .conversation = {}, .cursor = {}, .limit = kFoundAtOnce};
  ask<protocol::SearchReply>(search_, "search",
                             [this, query = search_.query](const protocol::SearchReply& reply) {
                               if (query != search_.query) return;
                               search_.cursor = reply.more ? reply.cursor : std::nullopt;
                               std::vector<protocol::Message> found = reply.messages;
                               std::ranges::reverse(found);  // the newest stands last, where the eye is
                               day_.clear();
                               for (const protocol::Message& message : found) {
                                 names_.learn(message);
                                 show_found(message);
                               }
                               day_.clear();
                               if (found.empty() && !reply.more) remark("No message holds that.");
                               if (reply.more) remark("There may be older ones: /search alone goes on.");
                             });
}

/// As it is, wherever it stands: no marks, and with its place.
void Chat::show_found(const protocol::Message& message) {
  show_day(message.sent_at);
  ShownMessage shown;
  shown.message = message;
  shown.numbered = true;
  shown.place = names_.name_of(message.conversation);
  screen_.show(lines().message(shown));
}

}  // namespace banter::cli
