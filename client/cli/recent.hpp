#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
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

  /// The newest message in a conversation that is not deleted; null: none is known.
  const protocol::Message* last_in(const std::string& conversation) const;
  /// The same of those that `sender` has not written.
  const protocol::Message* last_not_of(const std::string& conversation, const std::string& sender) const;
  /// The same of those that `sender` has written.
  const protocol::Message* last_of(const std::string& conversation, const std::string& sender) const;

 private:
  const protocol::Message* last_where(const std::string& conversation,
                                      const std::function<bool(const protocol::Message&)>& holds) const;
  std::optional<std::string> words_for_mark(const client::ChangedMessage& change,
                                            const std::string& which) const;

  using Place = std::pair<std::string, std::int64_t>;  // conversation and seq
  std::size_t most_;
  std::map<Place, protocol::Message> messages_;
};

}  // namespace banter::cli
