#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "client/core/failure.hpp"
#include "protocol/generated/cpp/messages.hpp"

namespace banter::client {

/// A message as a person has written it.
struct Draft {
  /// Where to: the id of a conversation, or else `receiver`. Messages are sent in order among those
  /// with the same words here, so a client should address a conversation in one way only.
  std::optional<std::string> conversation{};
  /// Whom to: a username or `#room`.
  std::optional<std::string> receiver{};
  /// 1 to 16,384 bytes of UTF-8; may be empty beside attachments.
  std::string content{};
  std::optional<std::int64_t> reply_to{};
  /// File ids, at most 10.
  std::vector<std::string> attachments{};

  bool operator==(const Draft&) const = default;
};

/// What is wrong with a draft, as a failure of kind `fix`; none when it can be sent.
std::optional<Failure> objection_to(const Draft& draft);

/// The client id that a caller chose, if it can be one, or a new UUIDv7 in place of an empty one.
Outcome<std::string> client_id_or_new(std::string chosen);

protocol::MessageRequest request_of(const Draft& draft, std::string client_id);

}  // namespace banter::client
