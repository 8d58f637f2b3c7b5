#include "client/core/sync/weight.hpp"

namespace banter::client {
namespace {

std::size_t bytes_of(const std::optional<std::string>& text) {
  return text ? text->size() : 0;
}

std::size_t bytes_of(const std::vector<std::string>& words) {
  std::size_t bytes = 0;
  for (const std::string& word : words)
    bytes += sizeof word + word.size();
  return bytes;
}

}  // namespace

std::size_t bytes_of(const protocol::Message& message) {
  std::size_t bytes = sizeof message + message.conversation.size() + message.sender.size() +
                      message.receiver.size() + message.content.size() + bytes_of(message.client_id) +
                      bytes_of(message.via) + bytes_of(message.mentions) +
                      message.highlights.size() * sizeof(protocol::Highlight);
  for (const protocol::Attachment& file : message.attachments)
    bytes += sizeof file + file.file_id.size() + file.file_name.size() + file.media_type.size() +
             file.sha256.size() + bytes_of(file.preview);
  for (const protocol::Reaction& reaction : message.reactions)
    bytes += sizeof reaction + reaction.emoji.size() + bytes_of(reaction.usernames);
  return bytes;
}

std::size_t bytes_of(const protocol::Notice& notice) {
  return sizeof notice + notice.username.size() + notice.by.size() + notice.text.size();
}

}  // namespace banter::client
