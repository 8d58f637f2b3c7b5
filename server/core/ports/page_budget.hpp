#pragma once

#include <cstddef>

#include "protocol/codec/json_size.hpp"
#include "protocol/generated/cpp/messages.hpp"

namespace banter::core {

// What a page of messages may still take: protocol, 256 KiB as the client receives it. Every storage counts
// by this one.
class PageBudget {
 public:
  // Whether it fits, which then counts. The first one of a page always does.
  bool takes(const protocol::Message& message) {
    std::size_t bytes =
        protocol::json_size(message.content) + (message.client_id ? message.client_id->size() : 0) + kFrame;
    for (const protocol::Reaction& reaction : message.reactions) {
      bytes += kReaction + reaction.emoji.size();
      for (const std::string& name : reaction.usernames)
        bytes += name.size() + 3;
    }
    for (const protocol::Attachment& file : message.attachments)
      bytes += kFrame + protocol::json_size(file.file_name) + (file.preview ? file.preview->size() : 0);
    return takes(bytes + message.highlights.size() * kHighlight);
  }
  bool takes(const protocol::Notice& notice) { return takes(protocol::json_size(notice.text) + kFrame); }

 private:
  // Names, numbers and keys around the text; about what the longest names need.
  static constexpr std::size_t kFrame = 400;
  static constexpr std::size_t kReaction = 50;
  static constexpr std::size_t kHighlight = 32;
  static constexpr std::size_t kMost = 256 * 1024;

  bool takes(std::size_t bytes) {
    if (!empty_ && bytes_ + bytes > kMost) return false;
    empty_ = false;
    bytes_ += bytes;
    return true;
  }

  std::size_t bytes_ = 0;
  bool empty_ = true;
};

}  // namespace banter::core
