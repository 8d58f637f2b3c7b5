#pragma once

#include <string>

#include "client/core/outbox/database.hpp"

namespace banter::client {

/// Opens the file of a LocalCopy with its tables. One that another version has written, or that is damaged,
/// is made anew; of what it held, the drafts are carried over as far as they can be read. Any number of
/// threads and processes may do so at the same time.
base::Expected<Database> open_copy(const std::string& path);

/// Has the copy made anew at the next open_copy(): somebody has found that it is damaged.
void condemn_copy(const std::string& path);

/// Messages and notices are found by one number, so that those of a conversation lie next to each other in
/// the file: the conversation's own number in the upper bits, the place of the message in the lower ones.
inline constexpr int kPlaceBits = 32;
inline constexpr std::int64_t kMostSeq = (std::int64_t{1} << kPlaceBits) - 1;
constexpr std::int64_t place_of(std::int64_t conversation, std::int64_t seq) {
  return (conversation << kPlaceBits) | seq;
}
constexpr std::int64_t seq_of(std::int64_t place) {
  return place & kMostSeq;
}

}  // namespace banter::client
