#pragma once

#include <string_view>
#include <vector>

#include "protocol/error.hpp"
#include "protocol/generated/cpp/administration.hpp"

namespace banter::core {

struct Totals {
  std::int64_t accounts = 0;  // that are not removed
  std::int64_t conversations = 0;
  std::int64_t bytes = 0;  // on the disk, the log included; 0 without a disk
  std::int64_t files = 0;
  std::int64_t uploads = 0;     // that are no files yet
  std::int64_t file_bytes = 0;  // of both
};

// What administrators look through: everything there is, but for what people say. Reader threads only, since
// it may look at a lot. Errors: storage_unavailable only.
class OverviewReads {
 public:
  virtual ~OverviewReads() = default;

  // All accounts, removed ones too, in the order of their folded names from behind `after` ("" from the
  // start), whose username or display name contains `query` ("" for all); limit 1 … 500.
  virtual protocol::Result<std::vector<protocol::AdminUser>> users(std::string_view query,
                                                                   std::string_view after,
                                                                   std::size_t limit) = 0;
  // All rooms by folded name, likewise, whose name or topic contains `query`; of each the first 20 owners.
  virtual protocol::Result<std::vector<protocol::AdminRoom>> rooms(std::string_view query,
                                                                   std::string_view after,
                                                                   std::size_t limit) = 0;
  virtual protocol::Result<Totals> totals() = 0;
};

}  // namespace banter::core
