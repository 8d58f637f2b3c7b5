// /topic, /rename, /mute and /clear: what a conversation is like, for all or for oneself.
#include "client/cli/chat/chat.hpp"
#include "client/cli/chat/parts/words.hpp"
#include "client/cli/mute.hpp"

namespace banter::cli {

void Chat::do_topic(const std::string& rest) {
  if (!in_a_place("topic")) return;
  if (rest.empty()) {
    const auto* row = names_.row(place_id_);
    const std::string topic = row == nullptr ? "" : row->topic.value_or("");
    remark(topic.empty() ? place_ + " has no topic." : "The topic of " + place_ + ": " + topic);
    return;
  }
  ask<protocol::SetTopicReply>(protocol::SetTopicRequest{conversation(), rest == "-" ? "" : rest}, "topic",
                               {});
}

void Chat::do_rename(const std::string& rest) {
  if (!in_a_place("rename")) return;
  if (rest.empty()) {
    complaint("How is it called now? /rename #name");
    return;
  }
  ask<protocol::RenameReply>(protocol::RenameRequest{conversation(), room_of(rest)}, "rename", {});
}

void Chat::do_mute(const std::string& rest) {
  if (!in_a_place("mute")) return;
  const auto until = muted_until(rest);
  if (!until) {
    complaint("For how long? /mute, /mute 8 for hours, or /mute off");
    return;
  }
  ask<protocol::ArrangeReply>(protocol::ArrangeRequest{.conversation = conversation(), .muted_until = *until},
                              "mute", [this, id = place_id_, until = *until, place = place_](const auto&) {
                                names_.arranged({.conversation = id, .muted_until = until});
                                remark(mute_text(place, until));
                              });
}

void Chat::do_clear(const std::string& rest) {
  if (!in_a_place("clear")) return;
  if (rest == "yes" || clear_asked_ == place_) {
    clear_asked_.clear();
    ask<protocol::ClearReply>(protocol::ClearRequest{conversation()}, "clear",
                              [this, place = place_](const protocol::ClearReply&) {
                                remark("For you " + place + " is empty now, on all your devices.");
                              });
    return;
  }
  clear_asked_ = place_;
  remark("All messages in " + place_ +
         " would go from your own view, for good; others keep theirs. /clear once more does it.");
}

}  // namespace banter::cli
