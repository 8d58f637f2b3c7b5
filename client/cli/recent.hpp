#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "client/core/sync/news.hpp"
#include "protocol/generated/cpp/messages.hpp"

namespace banter::cli {

/// The messages shown last, so that a change of one can be told in words: who changed what.
class Recent {
 public:
  /// At most `most` messages are kept, 1 or more.
  explicit Recent(std::size_t most = 1'000) : most_(most) {}

  void add(const protocol::Message& message);

  /// What there is to tell of a change, without a full stop: `alice has changed "one" to: two`. None when
  /// there is nothing to see, or when it was told already. Foreign text.
  std::optional<std::string> words_for(const client::ChangedMessage& change);

  /// The newest message of `sender` in a conversation that is not deleted.
  const protocol::Message* last_of(const std::string& conversation, const std::string& sender) const;

 private:
  using Place = std::pair<std::string, std::int64_t>;  // conversation and seq
  std::size_t most_;
  std::map<Place, protocol::Message> messages_;
};

}  // namespace banter::cli
